import type { FormState } from '#forms/form.ts'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { accountsPaths } from '../../paths.ts'
import type { newPasswordFields } from './password.form.ts'

/** The account's identifiant is given to password managers, which otherwise store the password under no name. */
export const ResetPage = ({ form, login }: { form: FormState<ReturnType<typeof newPasswordFields>>; login: string }) => (
  <Page title="Nouveau mot de passe" form={form}>
    <p>
      Identifiant&nbsp;: <strong>{login}</strong>
    </p>
    <Required />
    <PostForm>
      <input type="hidden" name="username" autocomplete="username" value={login} />
      <Field form={form} name="mot_de_passe" />
      <Field form={form} name="repeter" />
      <Actions>
        <Submit>Changer mon mot de passe</Submit>
        <LinkButton href={accountsPaths.publicHome}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
