import type { Named } from '#core/names.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { letterFrom, type Signing } from '#platform/mail/letter-text.ts'
import { EMAIL_CHANGE_HOURS, LINK_HOURS } from '../domain/link.ts'
import { accountsPaths } from '../paths.ts'
import * as texts from './texts.ts'

export type To = { readonly email: string; readonly name: Named; readonly town: Signing }
/** To whoever owns the address: no name, because whoever filled the form in may be somebody else. */
export type Unnamed = Omit<To, 'name'>

export const envelope = ({ email, town }: Unnamed) => ({ to: email, town })

export const activationLetter = (to: To, token: string): Letter =>
  letterFrom(
    texts.activationText,
    { ...envelope(to), name: to.name },
    { heures: String(LINK_HOURS.activation), lien: accountsPaths.activation(token) },
  )

const listed = (logins: readonly string[]) => [{ facts: logins.map((login) => ['Identifiant', login] as const) }] as const

export const alreadyRegisteredLetter = (to: Unnamed, logins: readonly string[]): Letter =>
  letterFrom(texts.alreadyRegisteredText, envelope(to), {
    identifiants: listed(logins),
    connexion: accountsPaths.signIn,
    oubli: accountsPaths.recovery,
  })

export const loginLetter = (to: Unnamed, logins: readonly string[]): Letter =>
  letterFrom(texts.loginText, envelope(to), { identifiants: listed(logins), lien: accountsPaths.signIn })

export const resetLetter = (to: Unnamed, login: string, token: string): Letter =>
  letterFrom(texts.resetText, envelope(to), {
    identifiants: listed([login]),
    lien: accountsPaths.reset(token),
    heures: String(LINK_HOURS.reset),
  })

export const passwordChangedLetter = (to: Unnamed): Letter =>
  letterFrom(texts.passwordChangedText, envelope(to), { lien: accountsPaths.recovery })

export const loginChangedLetter = (to: Unnamed, login: string): Letter =>
  letterFrom(texts.loginChangedText, envelope(to), {
    identifiant: [{ facts: [['Nouvel identifiant', login]] }],
    lien: accountsPaths.recovery,
  })

/** To the address that is wished for: whoever reads it owns it. */
export const confirmEmailLetter = (to: Unnamed, token: string): Letter =>
  letterFrom(texts.confirmEmailText, envelope(to), {
    lien: accountsPaths.confirmEmail(token),
    heures: String(EMAIL_CHANGE_HOURS),
  })

/** To the address that is wished for, when it is the one of another account. */
export const emailTakenLetter = (to: Unnamed): Letter =>
  letterFrom(texts.emailTakenText, envelope(to), { lien: accountsPaths.signIn })

/** To the present address, before anything changes. */
export const emailChangeAskedLetter = (to: Unnamed): Letter =>
  letterFrom(texts.emailChangeAskedText, envelope(to), { lien: accountsPaths.recovery })

/** To both addresses, once it is done. */
export const emailChangedLetter = (to: Unnamed): Letter => letterFrom(texts.emailChangedText, envelope(to), {})

export const accountClosedLetter = (to: Unnamed): Letter => letterFrom(texts.accountClosedText, envelope(to), {})
