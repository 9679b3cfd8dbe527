import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { adminPaths } from '../../paths.ts'
import type { InviteForm } from './invite.form.ts'

export const InvitePage = ({ form, formKey }: { form: InviteForm; formKey: string }) => (
  <Page title="Inviter un agent" form={form} back={{ href: adminPaths.agents, label: 'Agents' }}>
    <p>La personne recevra un lien pour choisir son identifiant et son mot de passe, puis ajouter un second facteur.</p>
    <Required />
    <PostForm formKey={formKey}>
      <Field form={form} name="prenom" />
      <Field form={form} name="nom" />
      <Field form={form} name="qualite" />
      <Field form={form} name="service" />
      <Field form={form} name="roles" />
      <Field form={form} name="email" />
      <Actions>
        <Submit>Envoyer l’invitation</Submit>
        <LinkButton href={adminPaths.agents}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
