import type { FormState } from '#forms/form.ts'
import { TableList, Vh } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { type DocumentType, typeName } from '../../domain/document-type.ts'
import { to } from '../../paths.ts'
import { typeForm } from './types.form.ts'

const SETTINGS = '/agent/parametres'

const READERS = { civil: 'Vérification', health: 'Santé', bank: 'Banque' } as const

export const TypesPage = ({ types }: { types: readonly DocumentType[] }) => (
  <Page title="Types de justificatifs" nav={SETTINGS} back={{ href: SETTINGS, label: 'Retour aux paramètres' }} wide>
    <TableList
      caption="Ce que la mairie peut demander"
      columns={[
        { head: 'Nom' },
        { head: 'Indispensable' },
        { head: 'Droit de lecture' },
        { head: 'Demandé' },
        { head: 'Action' },
      ]}
      rows={types.map((type) => [
        typeName(type),
        type.isIndispensable ? 'Oui' : 'Non',
        READERS[type.secrecy],
        type.isAsked ? 'Oui' : 'Non',
        <a href={to.type(type.slug)}>
          Modifier<Vh> {type.name}</Vh>
        </a>,
      ])}
    />
    <Actions>
      <LinkButton href={to.newType()} tone="primary">
        Ajouter un type
      </LinkButton>
    </Actions>
  </Page>
)

export const TypePage = ({ type, form }: { type: DocumentType | null; form: FormState<typeof typeForm.fields> }) => (
  <Page
    title={type ? 'Modifier un type de justificatif' : 'Ajouter un type de justificatif'}
    heading={type ? typeName(type) : undefined}
    form={form}
    nav={SETTINGS}
    back={{ href: to.types(), label: 'Retour aux types de justificatifs' }}
  >
    <PostForm label="Type de justificatif">
      {type && <Hidden name="revision" value={type.revision} />}
      <Required />
      {Object.keys(typeForm.fields).map((name) => (
        <Field form={form} name={name as keyof typeof typeForm.fields} />
      ))}
      <Actions>
        <Submit>Enregistrer</Submit>
      </Actions>
    </PostForm>
  </Page>
)
