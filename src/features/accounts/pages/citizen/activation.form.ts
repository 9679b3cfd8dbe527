import { form } from '#forms/form.ts'
import type { PasswordProfile } from '#platform/http/ctx.ts'
import { isLogin, readLogin } from '../../domain/login.ts'
import { accountsSentences } from '../../refusals.ts'
import { newPasswordFields, repeatFault } from './password.form.ts'

export const activationForm = (profile: PasswordProfile) =>
  form(
    {
      identifiant: {
        kind: 'text',
        label: 'Votre identifiant de connexion',
        missing: 'Choisissez un identifiant de connexion',
        hint: 'Un identifiant vous a été attribué par défaut (prénom.nom), vous pouvez le modifier si vous le souhaitez',
        autocomplete: 'username',
        width: 'full',
        max: 60,
      },
      ...newPasswordFields(profile),
    },
    (v) => ({
      identifiant: isLogin(readLogin(v.identifiant)) ? undefined : (accountsSentences['agent.bad-login'] as string),
      repeter: repeatFault(v),
    }),
  )
export type ActivationForm = ReturnType<ReturnType<typeof activationForm>['blank']>
