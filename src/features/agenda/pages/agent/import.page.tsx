import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { agentPaths } from '../../agent-paths.ts'
import type { ImportForm } from './import.form.ts'

export const ImportPage = ({ form }: { form: ImportForm }) => (
  <Page
    title="Importer les vacances"
    form={form}
    nav={agentPaths.calendar}
    back={{ href: agentPaths.calendar, label: 'Calendrier' }}
  >
    <p>
      Les vacances du fichier remplacent celles des mêmes années scolaires. Vous verrez ce qui change avant d’enregistrer. Les
      jours fériés sont calculés, il n’y a rien à importer pour eux.
    </p>
    <Required />
    <PostForm files>
      <Field form={form} name="zone" />
      <Field form={form} name="fichier" />
      <Field form={form} name="contenu" />
      <Actions>
        <Submit>Voir les conséquences</Submit>
        <LinkButton href={agentPaths.calendar}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
