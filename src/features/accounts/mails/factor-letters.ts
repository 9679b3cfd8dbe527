import type { Letter } from '#platform/mail/letter.ts'
import { letterFrom } from '#platform/mail/letter-text.ts'
import { INVITATION_DAYS } from '../domain/invitation.ts'
import { accountsPaths } from '../paths.ts'
import { envelope, type To, type Unnamed } from './letters.ts'
import { factorAddedTexts, factorRemovedText, factorResetTexts, invitationText, recoveryCodeUsedTexts } from './texts.ts'

type Owner = Unnamed & { readonly kind: 'citizen' | 'agent' }

/** AC-25 · a way to sign in was added (ASVS 6.3.7). */
export const factorAddedLetter = ({ kind, ...to }: Owner): Letter =>
  letterFrom(factorAddedTexts[kind], envelope(to), { lien: accountsPaths.recovery })

export const factorRemovedLetter = (to: Unnamed): Letter =>
  letterFrom(factorRemovedText, envelope(to), { lien: accountsPaths.recovery })

/** AC-29 · the administrator did it, or whoever operates the machine. */
export const factorResetLetter = ({ kind, ...to }: Owner): Letter =>
  letterFrom(factorResetTexts[kind], envelope(to), {
    lien: kind === 'agent' ? accountsPaths.agentSignIn : accountsPaths.signIn,
  })

export const recoveryCodeUsedLetter = ({ kind, ...to }: Owner): Letter =>
  letterFrom(recoveryCodeUsedTexts[kind], envelope(to), { lien: accountsPaths.recovery })

/** AC-27 · asks somebody to work here. Named in the greeting only. */
export const invitationLetter = (to: To, token: string): Letter =>
  letterFrom(
    invitationText,
    { ...envelope(to), name: to.name },
    { lien: accountsPaths.invitation(token), jours: String(INVITATION_DAYS) },
  )
