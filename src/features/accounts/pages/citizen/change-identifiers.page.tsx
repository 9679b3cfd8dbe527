import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { accountsPaths } from '../../paths.ts'
import type { ChangeEmailForm, ChangeLoginForm, ChangePasswordForm } from './change-identifiers.form.ts'

const back = { href: accountsPaths.identifiers, label: 'Mes identifiants' }
const Cancel = () => <LinkButton href={accountsPaths.identifiers}>Annuler</LinkButton>

export const ChangeLoginPage = ({ form, login }: { form: ChangeLoginForm; login: string }) => (
  <Page title="Changer d’identifiant" form={form} back={back}>
    <p>
      Identifiant actuel&nbsp;: <strong>{login}</strong>
    </p>
    <Required />
    <PostForm>
      <Field form={form} name="identifiant" />
      <Field form={form} name="mot_de_passe_actuel" />
      <Actions>
        <Submit>Changer mon identifiant</Submit>
        <Cancel />
      </Actions>
    </PostForm>
  </Page>
)

export const ChangeEmailPage = ({ form, email }: { form: ChangeEmailForm; email: string }) => (
  <Page title="Changer d’adresse électronique" form={form} back={back}>
    <p>
      Adresse actuelle&nbsp;: <strong class="adresse">{email}</strong>. Elle sera prévenue.
    </p>
    <Required />
    <PostForm>
      <Field form={form} name="email" />
      <Field form={form} name="mot_de_passe_actuel" />
      <Actions>
        <Submit>Envoyer le lien</Submit>
        <Cancel />
      </Actions>
    </PostForm>
  </Page>
)

export const ChangePasswordPage = ({ form, login }: { form: ChangePasswordForm; login: string }) => (
  <Page title="Changer de mot de passe" form={form} back={back}>
    <p>Vos autres connexions en cours seront fermées, et vous recevrez un courriel.</p>
    <Required />
    <PostForm>
      <input type="hidden" name="username" autocomplete="username" value={login} />
      <Field form={form} name="mot_de_passe_actuel" />
      <Field form={form} name="mot_de_passe" />
      <Field form={form} name="repeter" />
      <Actions>
        <Submit>Changer mon mot de passe</Submit>
        <Cancel />
      </Actions>
    </PostForm>
  </Page>
)
