import type { CaptchaView } from '#forms/captcha.ts'
import { Captcha } from '#ui/captcha.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { accountsPaths } from '../../paths.ts'
import type { SignUpForm } from './sign-up.form.ts'

export type SignUpPageProps = {
  readonly form: SignUpForm
  /** The sign-up's key: the same form sent twice is one sign-up. */
  readonly formKey: string
  /** Null once it was passed: a sign-up is asked for it once. */
  readonly captcha: CaptchaView | null
  /** Already kept: «Annuler la demande» then has something to delete. */
  readonly isKept: boolean
}

/** «Création de compte particulier», manual §2. */
export const SignUpPage = ({ form, formKey, captcha, isKept }: SignUpPageProps) => (
  <Page
    title="Création de compte particulier"
    form={form}
    about="Créer un compte pour faire ses démarches, réserver la cantine et la garderie et suivre son compte famille."
  >
    <h2>1 - Identité</h2>
    <p>Saisie des informations d’identité nécessaires à la création du compte</p>
    <Required />
    <PostForm formKey={formKey}>
      <Field form={form} name="civilite" />
      <Field form={form} name="nom" />
      <Field form={form} name="usage" />
      <Field form={form} name="prenom" />
      <Field form={form} name="prenom2" />
      <Field form={form} name="prenom3" />
      <Field form={form} name="naissance" />
      <Field form={form} name="pays" />
      <Field form={form} name="commune" />
      <Field form={form} name="departement" />
      <Field form={form} name="email" />
      {captcha && <Captcha view={captcha} form={form} />}
      <Actions>
        <Submit>Suivant</Submit>
        {isKept ? (
          <Submit tone="secondary" action={accountsPaths.signUpCancel(formKey)}>
            Annuler la demande
          </Submit>
        ) : (
          <LinkButton href={accountsPaths.publicHome}>Annuler la demande</LinkButton>
        )}
      </Actions>
    </PostForm>
  </Page>
)
