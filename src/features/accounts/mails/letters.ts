import { letterName, type Named } from '#core/names.ts'
import { ofName } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { letterFrom } from '#platform/mail/letter-text.ts'
import { EMAIL_CHANGE_HOURS, LINK_HOURS } from '../domain/link.ts'
import { accountsPaths } from '../paths.ts'
import { activationText, loginText, resetText } from './texts.ts'

export type To = { readonly email: string; readonly name: Named | null; readonly town: string }

export const letter = ({ email, name, town }: To, subject: string, parts: Letter['parts']): Letter => ({
  to: email,
  subject,
  greeting: name ? `Bonjour ${letterName(name)},` : 'Bonjour,',
  parts,
  signature: `La mairie ${ofName(town)}`,
})

const notYou = 'Si vous n’êtes pas à l’origine de cette demande, ne faites rien\u00a0: rien n’a changé.'

const envelope = (to: To) => {
  const { subject: _subject, parts: _parts, ...rest } = letter(to, '', [])
  return rest
}

export const activationLetter = (to: To, token: string): Letter =>
  letterFrom(activationText, envelope(to), {
    words: { heures: String(LINK_HOURS.activation) },
    blocks: { lien: [{ link: { path: accountsPaths.activation(token), label: 'Activer mon compte' } }] },
  })

/** To whoever owns the address: no name, because whoever filled the form in may be somebody else. */
export const alreadyRegisteredLetter = (to: Omit<To, 'name'>, logins: readonly string[]): Letter =>
  letter({ ...to, name: null }, 'Vous avez déjà un compte', [
    { p: 'La création d’un compte vient d’être demandée avec votre adresse électronique, mais un compte existe déjà.' },
    { facts: logins.map((login) => ['Identifiant', login] as const) },
    { link: { path: accountsPaths.signIn, label: 'Me connecter' } },
    { link: { path: accountsPaths.recovery, label: 'J’ai oublié mon mot de passe' } },
    { p: notYou },
  ])

export const loginLetter = (to: Omit<To, 'name'>, logins: readonly string[]): Letter =>
  letterFrom(loginText, envelope({ ...to, name: null }), {
    words: {},
    blocks: {
      identifiants: [{ facts: logins.map((login) => ['Identifiant', login] as const) }],
      lien: [{ link: { path: accountsPaths.signIn, label: 'Me connecter' } }],
    },
  })

export const resetLetter = (to: Omit<To, 'name'>, login: string, token: string): Letter =>
  letterFrom(resetText, envelope({ ...to, name: null }), {
    words: { heures: String(LINK_HOURS.reset) },
    blocks: {
      identifiants: [{ facts: [['Identifiant', login]] }],
      lien: [{ link: { path: accountsPaths.reset(token), label: 'Choisir un nouveau mot de passe' } }],
    },
  })

export const passwordChangedLetter = (to: Omit<To, 'name'>): Letter =>
  letter({ ...to, name: null }, 'Votre mot de passe a été changé', [
    { p: 'Le mot de passe de votre compte vient d’être changé. Par sécurité, vos connexions en cours ont été fermées.' },
    { p: 'Si ce n’est pas vous, choisissez tout de suite un autre mot de passe et prévenez la mairie.' },
    { link: { path: accountsPaths.recovery, label: 'Réinitialiser mon mot de passe' } },
  ])

const NOT_YOU_CHANGED = 'Si ce n’est pas vous, changez tout de suite votre mot de passe et prévenez la mairie.'
const toReset = { link: { path: accountsPaths.recovery, label: 'Réinitialiser mon mot de passe' } } as const

export const loginChangedLetter = (to: Omit<To, 'name'>, login: string): Letter =>
  letter({ ...to, name: null }, 'Votre identifiant a été changé', [
    { p: 'L’identifiant de connexion de votre compte vient d’être changé.' },
    { facts: [['Nouvel identifiant', login]] },
    { p: NOT_YOU_CHANGED },
    toReset,
  ])

/** To the address that is wished for: whoever reads it owns it. */
export const confirmEmailLetter = (to: Omit<To, 'name'>, token: string): Letter =>
  letter({ ...to, name: null }, 'Confirmez votre nouvelle adresse électronique', [
    { p: 'Un changement d’adresse électronique a été demandé sur l’espace citoyen. Pour utiliser celle-ci, suivez ce lien.' },
    { link: { path: accountsPaths.confirmEmail(token), label: 'Confirmer cette adresse' } },
    { p: `Ce lien est valable ${EMAIL_CHANGE_HOURS}\u00a0heures et ne sert qu’une fois. Rien ne change avant.` },
    { p: notYou },
  ])

/** To the address that is wished for, when it is the one of another account. */
export const emailTakenLetter = (to: Omit<To, 'name'>): Letter =>
  letter({ ...to, name: null }, 'Cette adresse électronique a déjà un compte', [
    {
      p: 'Un changement d’adresse électronique a été demandé vers celle-ci, mais elle est déjà celle d’un compte. Rien n’a changé.',
    },
    { link: { path: accountsPaths.signIn, label: 'Me connecter' } },
    { p: notYou },
  ])

/** To the present address, before anything changes. */
export const emailChangeAskedLetter = (to: Omit<To, 'name'>): Letter =>
  letter({ ...to, name: null }, 'Un changement d’adresse électronique a été demandé', [
    {
      p: 'Le changement de l’adresse électronique de votre compte vient d’être demandé. Rien ne change avant que la nouvelle adresse soit confirmée.',
    },
    { p: NOT_YOU_CHANGED },
    toReset,
  ])

/** To both addresses, once it is done. */
export const emailChangedLetter = (to: Omit<To, 'name'>): Letter =>
  letter({ ...to, name: null }, 'L’adresse électronique de votre compte a été changée', [
    {
      p: 'L’adresse électronique de votre compte vient d’être changée. Les courriels de la mairie partent désormais vers la nouvelle.',
    },
    { p: 'Si ce n’est pas vous, prévenez la mairie.' },
  ])

export const accountClosedLetter = (to: Omit<To, 'name'>): Letter =>
  letter({ ...to, name: null }, 'Votre compte a été supprimé', [
    {
      p: 'Votre compte de l’espace citoyen vient d’être supprimé, et vos données effacées. Plus personne ne peut s’y connecter.',
    },
    { p: 'La mairie conserve, le temps que la loi demande et sans votre nom, la comptabilité et les numéros de vos demandes.' },
    { p: 'Une question\u202f? Écrivez à la mairie.' },
  ])
