import { form } from '#forms/form.ts'
import type { PasswordProfile } from '#platform/http/ctx.ts'
import { isLogin, readLogin } from '../../domain/login.ts'
import { accountsSentences } from '../../refusals.ts'
import { newPasswordFields, repeatFault } from './password.form.ts'

/** AC-40 · asked before any change. Its name starts like every password's: it is never kept (domain/kept-form.ts). */
export const presentPassword = {
  mot_de_passe_actuel: {
    kind: 'password',
    label: 'Mot de passe actuel',
    missing: 'Indiquez votre mot de passe actuel',
    autocomplete: 'current-password',
  },
} as const

export const changeLoginForm = form(
  {
    identifiant: {
      kind: 'text',
      label: 'Nouvel identifiant de connexion',
      missing: 'Choisissez un identifiant de connexion',
      hint: 'De 3 à 60\u00a0caractères\u00a0: lettres sans accent, chiffres, points et traits d’union',
      autocomplete: 'username',
      width: 'full',
      max: 60,
    },
    ...presentPassword,
  },
  (v) => ({ identifiant: isLogin(readLogin(v.identifiant)) ? undefined : (accountsSentences['agent.bad-login'] as string) }),
)
export type ChangeLoginForm = ReturnType<typeof changeLoginForm.blank>

export const changeEmailForm = form({
  email: {
    kind: 'email',
    label: 'Nouvelle adresse électronique',
    missing: 'Indiquez votre nouvelle adresse électronique',
    hint: 'Un lien y sera envoyé. Rien ne change avant que vous l’ayez ouvert',
    autocomplete: 'email',
  },
  ...presentPassword,
})
export type ChangeEmailForm = ReturnType<typeof changeEmailForm.blank>

export const changePasswordForm = (profile: PasswordProfile) =>
  form({ ...presentPassword, ...newPasswordFields(profile) }, (v) => ({ repeter: repeatFault(v) }))
export type ChangePasswordForm = ReturnType<ReturnType<typeof changePasswordForm>['blank']>
