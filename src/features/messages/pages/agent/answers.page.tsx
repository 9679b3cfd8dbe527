import { parisDay, showDateDigits } from '#core/days.ts'
import type { FormState } from '#forms/form.ts'
import { Empty, SummaryList, TableList } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { VARIABLES } from '../../domain/standard-answer.ts'
import { to } from '../../paths.ts'
import type { StandardAnswer } from '../../store/standard-answers.ts'
import type { StandardForm, settingsFields } from './forms.ts'

type Row = StandardAnswer & { readonly forWhom: string; readonly mayChange: boolean }

export const AnswersPage = ({ rows }: { rows: readonly Row[] }) => (
  <Page title="Réponses types" nav={to.inbox()} back={{ href: to.inbox(), label: 'Retour aux messages' }} wide>
    <p>Un agent qui répond à une famille les insère, puis les complète.</p>
    <p>
      <LinkButton href={to.newAnswer()} tone="primary">
        Ajouter une réponse type
      </LinkButton>
    </p>
    {rows.length === 0 ? (
      <Empty title="Aucune réponse type." />
    ) : (
      <TableList
        caption="Réponses types"
        hideCaption
        columns={[{ head: 'Titre' }, { head: 'Proposée à' }, { head: 'Modifiée le' }]}
        rows={rows.map((row) => [
          row.mayChange ? <a href={to.answer(row.id)}>{row.title}</a> : row.title,
          row.forWhom,
          <time datetime={row.updatedAt.toString()}>{showDateDigits(parisDay(row.updatedAt))}</time>,
        ])}
      />
    )}
  </Page>
)

/** `id` null: a new one. */
export const StandardAnswerPage = ({ id, form }: { id: number | null; form: StandardForm }) => (
  <Page
    title={id === null ? 'Ajouter une réponse type' : 'Modifier la réponse type'}
    nav={to.inbox()}
    back={{ href: to.answers(), label: 'Retour aux réponses types' }}
    form={form}
  >
    <PostForm>
      <Required />
      <Field form={form} name="titre" />
      <Field form={form} name="pour" />
      <Field form={form} name="texte" />
      <details>
        <summary>Ce qui peut être rempli tout seul</summary>
        <SummaryList items={Object.entries(VARIABLES).map(([name, value]) => ({ term: `{${name}}`, value }))} />
      </details>
      <Actions>
        <Submit>Enregistrer</Submit>
        {id !== null && (
          <Submit tone="danger" action={to.deleteAnswer(id)}>
            Supprimer
          </Submit>
        )}
      </Actions>
    </PostForm>
  </Page>
)

export const SettingsPage = ({ form, seen }: { form: FormState<typeof settingsFields>; seen: string }) => (
  <Page title="Réglages des messages" nav={to.inbox()} back={{ href: to.inbox(), label: 'Retour aux messages' }} form={form}>
    <PostForm>
      <Hidden name="vu" value={seen} />
      <Required />
      <Field form={form} name="reponses" />
      <Field form={form} name="raison" />
      <Actions>
        <Submit>Enregistrer</Submit>
      </Actions>
    </PostForm>
  </Page>
)
