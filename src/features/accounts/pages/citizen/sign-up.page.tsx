import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { accountsPaths } from '../../paths.ts'
import type { SignUpForm } from './sign-up.form.ts'

export type SignUpPageProps = {
  readonly form: SignUpForm
  /** The sign-up's key: the same form sent twice is one sign-up. */
  readonly formKey: string
  /** Epoch seconds. */
  readonly shownAt: number
  /** Already kept: «Annuler la demande» then has something to delete. */
  readonly isKept: boolean
}

/** Out of sight and of the tab order: only programs fill it in. */
const Trap = () => (
  <div class="piege">
    <label for="champ-site-web">Ne pas remplir ce champ</label>
    <input id="champ-site-web" name="site_web" type="text" tabIndex={-1} autocomplete="off" />
  </div>
)

/** «Création de compte particulier», manual §2. */
export const SignUpPage = ({ form, formKey, shownAt, isKept }: SignUpPageProps) => (
  <Page title="Création de compte particulier" form={form}>
    <h2>1 - Identité</h2>
    <p>Saisie des informations d’identité nécessaires à la création du compte</p>
    <Required />
    <PostForm formKey={formKey}>
      <Hidden name="vu" value={shownAt} />
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
      <Trap />
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
