import { Empty, TableList } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { cataloguePaths } from '../../paths.ts'
import type { School } from '../../store/schools.ts'
import type { SchoolForm } from './schools.form.ts'

const SETTINGS = { href: '/agent/parametres', label: 'Paramètres' }

export const SchoolsPage = ({ schools }: { schools: readonly School[] }) => (
  <Page title="Écoles" nav={SETTINGS.href} back={SETTINGS} wide>
    <Actions>
      <LinkButton href={cataloguePaths.newSchool} tone="primary">
        Ajouter une école
      </LinkButton>
    </Actions>
    {schools.length === 0 ? (
      <Empty title="Aucune école." />
    ) : (
      <TableList
        caption="Écoles"
        hideCaption
        columns={[{ head: 'École' }, { head: 'Adresse' }, { head: 'Niveaux' }]}
        rows={schools.map((school) => [
          <a href={cataloguePaths.school(school.id)}>{school.name}</a>,
          school.address,
          school.levels.map(({ name }) => name).join(', '),
        ])}
      />
    )}
  </Page>
)

export const SchoolPage = ({ form, title }: { form: SchoolForm; title: string }) => (
  <Page title={title} form={form} nav={SETTINGS.href} back={{ href: cataloguePaths.schools, label: 'Écoles' }}>
    <p>
      Les familles choisissent l’école et le niveau dans la fiche enfant&#8239;; un niveau où un enfant est inscrit ne se retire
      pas.
    </p>
    <Required />
    <PostForm>
      <Field form={form} name="nom" />
      <Field form={form} name="adresse" />
      <Field form={form} name="niveaux" />
      <Actions>
        <Submit>Enregistrer l’école</Submit>
        <LinkButton href={cataloguePaths.schools}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
