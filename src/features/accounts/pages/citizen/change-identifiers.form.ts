import type { Refused } from '#core/result.ts'
import { type Fields, type FormState, form, sentenceOf } from '#forms/form.ts'
import type { PasswordProfile } from '#platform/http/ctx.ts'
import type { ConfirmRefusal } from '../../actions/confirm-password.ts'
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

/** The form once its present password was refused, and the status that goes with it. */
export const unconfirmed = <Fs extends Fields & typeof presentPassword>(
  form: FormState<Fs>,
  refused: Refused<ConfirmRefusal>,
): { form: FormState<Fs>; status: 422 | 429 } => {
  const sentence = sentenceOf(accountsSentences, refused)
  return refused.refusal === 'password.wrong'
    ? { form: form.faulty('mot_de_passe_actuel', sentence), status: 422 }
    : { form: form.refused(sentence), status: 429 }
}

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
