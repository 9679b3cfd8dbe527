import { showDayInYear } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { listName } from '#core/names.ts'
import { type FormState, sentenceOf } from '#forms/form.ts'
import { Banner, SummaryList } from '#ui/display.tsx'
import { Actions, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { PriceSteps } from '#ui/price-steps.tsx'
import { writeSeen } from '../../domain/changes.ts'
import { placeName, type ShownActivity } from '../../domain/month-view.ts'
import { type Allowed, isWorthSaying, type RefusedChange, type Review } from '../../domain/review.ts'
import type { Slot } from '../../domain/slot.ts'
import { type AgendaAt, agendaPaths, FAMILY } from '../../paths.ts'
import { agendaRefusals } from '../../refusals.ts'
import type { ShownChild } from './month.props.ts'

export type ReviewProps = {
  readonly at: AgendaAt
  /** Those whom this guardian may book for. */
  readonly children: readonly ShownChild[]
  readonly review: Review
  readonly activities: readonly ShownActivity[]
  /** Of the household that looks, now. */
  readonly balanceCents: Cents
  readonly formKey: string
  readonly form?: FormState
}

/** `children`: named on each line, when the agenda is the family's. */
type Named = { readonly activities: readonly ShownActivity[]; readonly children: readonly ShownChild[] | null }

const slotName = (slot: Slot, { activities, children }: Named): string => {
  const activity = activities.find((a) => a.id === slot.activity)
  const child = children?.find(({ id }) => id === slot.child)
  return `${child ? `${child.firstName}, ` : ''}${showDayInYear(slot.day)}, ${activity ? placeName(activity) : ''}`
}

const Changes = ({ title, list, ...named }: Named & { title: string; list: readonly Allowed[] }) =>
  list.length === 0 ? null : (
    <>
      <h2>
        {title} ({list.length})
      </h2>
      <ul>
        {list.map(({ slot, cents }) => (
          <li>
            {slotName(slot, named)}
            {cents === null ? ' (réservé par l’autre parent, qui sera recrédité)' : `\u00a0: ${showEuros(cents)}`}
          </li>
        ))}
      </ul>
    </>
  )

const Refusals = ({ list, ...named }: Named & { list: readonly RefusedChange[] }) =>
  list.length === 0 ? null : (
    <>
      <h2>Refusé ({list.length})</h2>
      <Banner tone="warning">
        <ul>
          {list.map(({ slot, refused }) => (
            <li>
              {slotName(slot, named)}&nbsp;: {sentenceOf(agendaRefusals, refused)}
            </li>
          ))}
        </ul>
      </Banner>
    </>
  )

/** «Pourquoi ce prix ?», once for each way in which prices are computed. */
const WhyThesePrices = ({ list, activities }: { list: readonly Allowed[]; activities: Named['activities'] }) => {
  const priced = list.flatMap(({ slot }) => (slot.price ? [{ activity: slot.activity, price: slot.price }] : []))
  const ways = Map.groupBy(priced, ({ activity, price }) => JSON.stringify([activity, price.explanation]))
  return (
    <>
      {[...ways.values()].map(([way]) => {
        const { activity, price } = way!
        const named = activities.find((a) => a.id === activity)
        return (
          <details>
            <summary>
              Pourquoi ce prix&nbsp;? {named ? placeName(named) : ''}&nbsp;: {showEuros(price.cents)}
            </summary>
            <PriceSteps lines={price.explanation} cents={price.cents} />
          </details>
        )
      })}
    </>
  )
}

/** «+3,90 €», «−3,90 €», «0,00 €» */
const signed = (cents: Cents): string => (cents > 0 ? `+${showEuros(cents)}` : showEuros(cents))

const writeAllowed = ({ slot: { child, activity, day }, wish, seen }: Allowed): string =>
  writeSeen({ child, activity, day, wish, seen })

/** AG-25 · Said before it is saved; nothing is refused for it. */
export const Overdraft = ({ review, balanceCents }: { review: Review; balanceCents: Cents }) =>
  isWorthSaying(review, balanceCents) ? (
    <Banner tone="warning" title={`Votre solde passera à ${showEuros(balanceCents + review.effectCents)}.`}>
      <p>Vous pouvez enregistrer quand même&nbsp;: pensez à recharger votre compte.</p>
    </Banner>
  ) : null

const Save = ({ review, at, balanceCents, formKey }: ReviewProps) => (
  <>
    <h2>Incidence sur votre compte</h2>
    <SummaryList
      items={[
        { term: 'Solde actuel', value: showEuros(balanceCents) },
        { term: 'Incidence', value: signed(review.effectCents) },
        { term: 'Solde après enregistrement', value: showEuros(balanceCents + review.effectCents) },
      ]}
    />
    <Overdraft review={review} balanceCents={balanceCents} />
    <PostForm action={agendaPaths.saveOf(at)} formKey={formKey}>
      <Hidden name="vu" value={[...review.add, ...review.cancel].map(writeAllowed).join(' ')} />
      <Actions>
        <Submit>Enregistrer ces réservations</Submit>
        <Submit tone="secondary" action={agendaPaths.at(at)}>
          Modifier mes choix
        </Submit>
      </Actions>
    </PostForm>
  </>
)

export const ReviewPage = (props: ReviewProps) => {
  const { at, children, review, activities, form } = props
  const monthUrl = agendaPaths.at(at)
  const child = children.find(({ id }) => id === at.who)
  const named = { activities, children: at.who === FAMILY ? children : null }
  return (
    <Page
      title="Vérifiez vos réservations"
      nav={agendaPaths.month}
      back={{ href: monthUrl, label: 'Retour à l’agenda sans enregistrer' }}
      form={form}
    >
      <p>Agenda de {child ? listName(child) : 'toute la famille'}</p>
      <Changes title="À ajouter" list={review.add} {...named} />
      <WhyThesePrices list={review.add} activities={activities} />
      <Changes title="À annuler" list={review.cancel} {...named} />
      <Refusals list={review.refused} {...named} />
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
