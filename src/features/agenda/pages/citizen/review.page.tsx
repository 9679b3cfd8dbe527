import { showDayInYear } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { listName } from '#core/names.ts'
import { type FormState, sentenceOf } from '#forms/form.ts'
import { Banner, SummaryList } from '#ui/display.tsx'
import { Actions, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { writeSeen } from '../../domain/changes.ts'
import type { Month } from '../../domain/month.ts'
import { placeName, type ShownActivity } from '../../domain/month-view.ts'
import type { Allowed, RefusedChange, Review } from '../../domain/review.ts'
import type { Slot } from '../../domain/slot.ts'
import { agendaPaths } from '../../paths.ts'
import { agendaRefusals } from '../../refusals.ts'
import type { ShownChild } from './month.props.ts'

export type ReviewProps = {
  readonly child: ShownChild
  readonly month: Month
  readonly review: Review
  readonly activities: readonly ShownActivity[]
  /** Of the household that looks, now. */
  readonly balanceCents: Cents
  readonly formKey: string
  readonly form?: FormState
}

type Named = { readonly activities: readonly ShownActivity[] }

const slotName = (slot: Slot, activities: readonly ShownActivity[]): string => {
  const activity = activities.find((a) => a.id === slot.activity)
  return `${showDayInYear(slot.day)}, ${activity ? placeName(activity) : ''}`
}

const Changes = ({ title, list, activities }: Named & { title: string; list: readonly Allowed[] }) =>
  list.length === 0 ? null : (
    <>
      <h2>
        {title} ({list.length})
      </h2>
      <ul>
        {list.map(({ slot, cents }) => (
          <li>
            {slotName(slot, activities)}
            {cents === null ? ' (réservé par l’autre parent, qui sera recrédité)' : `\u00a0: ${showEuros(cents)}`}
          </li>
        ))}
      </ul>
    </>
  )

const Refusals = ({ list, activities }: Named & { list: readonly RefusedChange[] }) =>
  list.length === 0 ? null : (
    <>
      <h2>Refusé ({list.length})</h2>
      <Banner tone="warning">
        <ul>
          {list.map(({ slot, refused }) => (
            <li>
              {slotName(slot, activities)}&nbsp;: {sentenceOf(agendaRefusals, refused)}
            </li>
          ))}
        </ul>
      </Banner>
    </>
  )

/** «+3,90 €», «−3,90 €», «0,00 €» */
const signed = (cents: Cents): string => (cents > 0 ? `+${showEuros(cents)}` : showEuros(cents))

const Save = ({ review, child, month, balanceCents, formKey }: ReviewProps) => (
  <>
    <h2>Incidence sur votre compte</h2>
    <SummaryList
      items={[
        { term: 'Solde actuel', value: showEuros(balanceCents) },
        { term: 'Incidence', value: signed(review.effectCents) },
        { term: 'Solde après enregistrement', value: showEuros(balanceCents + review.effectCents) },
      ]}
    />
    <PostForm action={agendaPaths.saveOf({ child: child.id, month })} formKey={formKey}>
      {[...review.add, ...review.cancel].map(({ slot, wish, seen }) => (
        <Hidden name="vu" value={writeSeen({ activity: slot.activity, day: slot.day, wish, seen })} />
      ))}
      <Actions>
        <Submit>Enregistrer ces réservations</Submit>
        <Submit tone="secondary" action={agendaPaths.ofMonth({ child: child.id, month })}>
          Modifier mes choix
        </Submit>
      </Actions>
    </PostForm>
  </>
)

export const ReviewPage = (props: ReviewProps) => {
  const { child, month, review, activities, form } = props
  const monthUrl = agendaPaths.ofMonth({ child: child.id, month })
  return (
    <Page
      title="Vérifiez vos réservations"
      nav={agendaPaths.month}
      back={{ href: monthUrl, label: 'Retour à l’agenda sans enregistrer' }}
      form={form}
    >
      <p>Agenda de {listName(child)}</p>
      <Changes title="À ajouter" list={review.add} activities={activities} />
      <Changes title="À annuler" list={review.cancel} activities={activities} />
      <Refusals list={review.refused} activities={activities} />
      {review.add.length + review.cancel.length > 0 ? (
        <Save {...props} />
      ) : (
        <>
          <p>Il n’y a rien à enregistrer.</p>
          <Actions>
            <LinkButton href={monthUrl}>Revenir à l’agenda</LinkButton>
          </Actions>
        </>
      )}
    </Page>
  )
}
