import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { accountsPaths } from '../../paths.ts'
import type { ActivationForm } from './activation.form.ts'

/** «Activation du compte», manual §2.1. */
export const ActivationPage = ({ form, holder }: { form: ActivationForm; holder: string }) => (
  <Page title="Activation du compte" form={form}>
    <p>
      Compte de <strong>{holder}</strong>
    </p>
    <Required />
    <PostForm>
      <Field form={form} name="identifiant" />
      <p>Vous pourrez aussi vous connecter avec votre adresse électronique.</p>
      <Field form={form} name="mot_de_passe" />
      <Field form={form} name="repeter" />
      <Actions>
        <Submit>Valider et accéder à votre compte</Submit>
        <LinkButton href={accountsPaths.publicHome}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
