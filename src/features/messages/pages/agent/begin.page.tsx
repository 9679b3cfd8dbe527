import { listName } from '#core/names.ts'
import { familyFile, type Household } from '#features/family/index.ts'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { to } from '../../paths.ts'
import type { BeginForm } from './begin.form.ts'

export type BeginProps = { readonly family: Household; readonly form: BeginForm; readonly formKey: string }

export const BeginPage = ({ family, form, formKey }: BeginProps) => (
  <Page
    title="Écrire à une famille"
    caption={family.adults.map(listName).join(', ')}
    form={form}
    nav={to.inbox()}
    back={{ href: familyFile(family.id), label: 'Dossier de la famille' }}
  >
    <p>
      La personne trouve votre message dans «&nbsp;Échanges&nbsp;», signé de votre nom, et un courriel lui dit qu’il l’attend.
      Votre service suit la conversation.
    </p>
    <PostForm formKey={formKey}>
      <Required />
      <Field form={form} name="destinataire" />
      <Field form={form} name="objet" />
      <Field form={form} name="message" />
      <Actions>
        <Submit>Envoyer</Submit>
        <LinkButton href={familyFile(family.id)}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
