import { showDate } from '#core/days.ts'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Act } from '../../domain/act.ts'
import type { ActForm } from './forms.ts'

export const ActPage = ({ act, form, formKey }: { act: Act; form: ActForm; formKey: string }) => (
  <Page
    title="Acte de régie"
    nav="/agent/parametres"
    back={{ href: '/agent/parametres', label: 'Retour aux paramètres' }}
    form={form}
  >
    <p>
      En vigueur&nbsp;: {act.reference}, depuis le {showDate(act.validFrom)}. Ce que l’acte n’autorise pas est refusé au guichet.
    </p>
    <PostForm formKey={formKey}>
      <Required />
      <Field form={form} name="reference" />
      <Field form={form} name="depuis" />
      <Field form={form} name="fonds" />
      <Field form={form} name="encaisse" />
      <Field form={form} name="moyens" />
      <Field form={form} name="especes" />
      <Field form={form} name="cheques" />
      <Field form={form} name="virements" />
      <Field form={form} name="remboursements" />
      <Actions>
        <Submit>Enregistrer l’acte de régie</Submit>
        <LinkButton href="/agent/parametres">Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
