import type { Letter } from '#platform/mail/letter.ts'
import { INVITATION_DAYS } from '../domain/invitation.ts'
import { accountsPaths } from '../paths.ts'
import { letter, type To } from './letters.ts'

type Owner = Omit<To, 'name'> & { readonly kind: 'citizen' | 'agent' }

const NOT_YOU = 'Si ce n’est pas vous, changez tout de suite votre mot de passe et prévenez la mairie.'
const toReset = { link: { path: accountsPaths.recovery, label: 'Réinitialiser mon mot de passe' } } as const

/** AC-25 · a way to sign in was added (ASVS 6.3.7). */
export const factorAddedLetter = ({ kind, ...to }: Owner): Letter =>
  letter({ ...to, name: null }, 'Nouveau moyen de connexion ajouté', [
    {
      p: 'Un second facteur vient d’être ajouté à votre compte\u00a0: après votre mot de passe, un code de votre application vous sera demandé.',
    },
    {
      p:
        kind === 'agent'
          ? 'Gardez vos codes de secours en lieu sûr\u00a0: chacun ouvre votre compte une fois si vous perdez votre téléphone.'
          : 'Gardez vos codes de secours en lieu sûr\u00a0: chacun ouvre votre compte une fois si vous perdez votre téléphone. Réinitialiser votre mot de passe ne les remplace pas.',
    },
    { p: NOT_YOU },
    toReset,
  ])

export const factorRemovedLetter = (to: Omit<To, 'name'>): Letter =>
  letter({ ...to, name: null }, 'Second facteur retiré', [
    {
      p: 'Le second facteur vient d’être retiré de votre compte\u00a0: votre mot de passe suffit de nouveau pour vous connecter.',
    },
    { p: NOT_YOU },
    toReset,
  ])

/** AC-29 · the administrator did it, or whoever operates the machine. */
export const factorResetLetter = ({ kind, ...to }: Owner): Letter =>
  letter({ ...to, name: null }, 'Second facteur réinitialisé', [
    {
      p: 'Le second facteur de votre compte vient d’être réinitialisé par la mairie, et vos connexions en cours ont été fermées.',
    },
    {
      p:
        kind === 'agent'
          ? 'À votre prochaine connexion, vous en ajouterez un autre.'
          : 'Votre mot de passe suffit de nouveau à vous connecter\u00a0: vous pouvez en ajouter un autre depuis votre profil.',
    },
    { link: { path: kind === 'agent' ? accountsPaths.agentSignIn : accountsPaths.signIn, label: 'Me connecter' } },
    { p: 'Si vous ne l’avez pas demandé, prévenez tout de suite la mairie.' },
  ])

export const recoveryCodeUsedLetter = ({ kind, ...to }: Owner): Letter =>
  letter({ ...to, name: null }, 'Code de secours utilisé', [
    { p: 'Un de vos codes de secours vient de servir à vous connecter. Il ne servira plus.' },
    {
      p:
        kind === 'agent'
          ? 'Si vous avez perdu votre téléphone, demandez à l’administrateur de réinitialiser votre second facteur.'
          : 'Si vous avez perdu votre téléphone, retirez le second facteur de votre profil, puis ajoutez-en un autre.',
    },
    { p: NOT_YOU },
    toReset,
  ])

/** AC-27 · asks somebody to work here. Named in the greeting only. */
export const invitationLetter = (to: To, token: string): Letter =>
  letter(to, 'Votre compte d’agent', [
    {
      p: 'Un compte d’agent a été préparé pour vous sur l’espace citoyen. Suivez ce lien pour choisir votre identifiant et votre mot de passe.',
    },
    { link: { path: accountsPaths.invitation(token), label: 'Ouvrir mon compte d’agent' } },
    { p: `Ce lien est valable ${INVITATION_DAYS}\u00a0jours et ne sert qu’une fois.` },
    {
      p: 'Préparez votre téléphone\u00a0: une application d’authentification vous sera demandée (FreeOTP, Aegis, Google Authenticator, Microsoft Authenticator…).',
    },
    { p: 'Si vous n’attendiez pas ce courriel, ne faites rien et prévenez la mairie.' },
  ])
