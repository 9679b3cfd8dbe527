import { Actions, Field, Hidden, PostForm, Submit } from '#ui/form.tsx'
import { accountsPaths } from '../paths.ts'
import type { SignInForm } from './citizen/sign-in.form.ts'

/** The form that both doors show. `back`: where to go once signed in. */
export const SignInFields = ({ form, back }: { form: SignInForm; back: string | null }) => (
  <PostForm label="Me connecter">
    {back && <Hidden name="retour" value={back} />}
    <Field form={form} name="identifiant" />
    <Field form={form} name="mot_de_passe" />
    <p>
      <a href={accountsPaths.recovery}>Mot de passe ou identifiant oublié&#8239;?</a>
    </p>
    <Actions>
      <Submit>Me connecter</Submit>
    </Actions>
  </PostForm>
)
