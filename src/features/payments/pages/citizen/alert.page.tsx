import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { paymentPaths } from '../../paths.ts'
import type { AlertForm } from './alert.form.ts'

export const AlertPage = ({ form }: { form: AlertForm }) => (
  <Page title="Alerte de solde bas" nav={paymentPaths.home} form={form}>
    <p>
      Un courriel vous est envoyé une fois, le soir, quand votre solde passe sous le montant que vous choisissez. Vos réservations
      sont gardées dans tous les cas.
    </p>
    <PostForm>
      <Required />
      <Field form={form} name="alerte" />
      <Field form={form} name="seuil" />
      <Actions>
        <Submit>Enregistrer</Submit>
        <LinkButton href={paymentPaths.home}>Retour</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
