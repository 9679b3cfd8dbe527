import { showDateDigits } from '#core/days.ts'
import { listName, type Named } from '#core/names.ts'
import { SummaryList } from '#ui/display.tsx'
import { Actions, Field, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Span } from '../../domain/price.ts'
import type { LunchForm } from './lunches.form.ts'

export const lunchSpan = ({ from, until }: Span): string =>
  until === null ? `depuis le ${showDateDigits(from)}` : `du ${showDateDigits(from)} au ${showDateDigits(until)}`

export type LunchesView = {
  readonly child: Named
  /** Where this agent goes back to. */
  readonly back: { readonly href: string; readonly label: string }
  readonly spans: readonly Span[]
  readonly form: LunchForm
}

export const LunchesPage = ({ child, back, spans, form }: LunchesView) => (
  <Page title="Panier-repas" form={form} back={back}>
    <p>
      Un projet d’accueil individualisé (PAI) peut prévoir que l’enfant apporte son repas. Si le tarif le dit, la place coûte
      alors un autre prix&nbsp;: les réservations concernées des jours à venir sont annulées puis refaites au nouveau prix, et la
      famille est prévenue.
    </p>
    <SummaryList
      items={[
        { term: 'Enfant', value: listName(child) },
        { term: 'Panier-repas', value: spans.length === 0 ? 'Non' : spans.map(lunchSpan).join(', ') },
      ]}
    />
    <Required />
    <PostForm label="Panier-repas">
      <Field form={form} name="repas" />
      <Field form={form} name="debut" />
      <Field form={form} name="fin" />
      <Actions>
        <Submit>Enregistrer</Submit>
      </Actions>
    </PostForm>
  </Page>
)
