import { type Day, showDate, showDayShort, showMoment } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { listName } from '#core/names.ts'
import { count } from '#core/text.ts'
import { sentenceOf } from '#forms/form.ts'
import { Banner, SummaryList } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { GroupWish } from '../../domain/group.ts'
import { placeName, type ShownActivity } from '../../domain/month-view.ts'
import type { Allowed, RefusedChange, Review } from '../../domain/review.ts'
import { agendaPaths, FAMILY } from '../../paths.ts'
import { agendaRefusals } from '../../refusals.ts'
import type { GroupForm } from './group.form.ts'
import type { ShownChild } from './month.props.ts'
import { Overdraft } from './review.page.tsx'

/** Ends that the town's calendar offers for the period. */
export type Preset = { readonly value: 'vacances' | 'annee'; readonly label: string; readonly last: Day }

const Presets = ({ presets }: { presets: readonly Preset[] }) =>
  presets.length === 0 ? null : (
    <p class="actions">
      {presets.map(({ value, label, last }) => (
        <Submit tone="secondary" name="jusque" value={value}>
          {label} ({showDate(last)})
        </Submit>
      ))}
    </p>
  )

export const GroupPage = ({ form, presets }: { form: GroupForm; presets: readonly Preset[] }) => (
  <Page
    title="Réservations groupées"
    nav={agendaPaths.month}
    back={{ href: agendaPaths.month, label: 'Retour à l’agenda' }}
    form={form}
  >
    <p>
      Réservez, ou annulez, pour un ou plusieurs jours et une ou plusieurs personnes. Rien n’est enregistré avant la vérification.
    </p>
    <Required />
    <PostForm action={agendaPaths.group}>
      <Field form={form} name="usagers" />
      <Field form={form} name="action" />
      <Field form={form} name="du" />
      <Field form={form} name="au" />
      <Presets presets={presets} />
      <Field form={form} name="activites" />
      <Field form={form} name="periodicite" />
      <Field form={form} name="jours" />
      <Field form={form} name="strict" />
      <Actions>
        <Submit>Vérifier et enregistrer</Submit>
        <LinkButton href={agendaPaths.month}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

export type GroupReviewProps = {
  readonly form: GroupForm
  readonly group: GroupWish
  readonly review: Review
  /** A rule stands in the way and the person wants all or nothing. */
  readonly isBlocked: boolean
  readonly mark: string
  readonly children: readonly ShownChild[]
  readonly activities: readonly ShownActivity[]
  readonly balanceCents: Cents
  readonly formKey: string
}

const Dates = ({ days }: { days: readonly Day[] }) => (
  <ul class="dates" role="list">
    {days.map((day) => (
      <li>{showDayShort(day)}</li>
    ))}
  </ul>
)

const sumOf = (list: readonly Allowed[]): Cents => list.reduce((sum, { cents }) => sum + (cents ?? 0), 0)

/** The dates of one child and activity: their number, what they cost together. */
const ChildActivity = ({ name, list }: { name: string; list: readonly Allowed[] }) => (
  <>
    <h3>{name}</h3>
    <p>
      {count(list.length, 'date')}
      {list.some(({ cents }) => cents !== null) && <>&nbsp;: {showEuros(sumOf(list))}</>}
      {list.some(({ cents }) => cents === null) && ' (réservé par l’autre parent, qui sera recrédité)'}
    </p>
    <Dates days={list.map(({ slot }) => slot.day)} />
  </>
)

const Planned = ({ props, list }: { props: GroupReviewProps; list: readonly Allowed[] }) => (
  <>
    {props.children.map((child) => {
      const own = list.filter(({ slot }) => slot.child === child.id)
      if (own.length === 0) return null
      return (
        <>
          <h2>{listName(child)}</h2>
          {props.activities.map((activity) => {
            const these = own.filter(({ slot }) => slot.activity === activity.id)
            return these.length > 0 && <ChildActivity name={placeName(activity)} list={these} />
          })}
        </>
      )
    })}
  </>
)

const Refused = ({ props }: { props: GroupReviewProps }) => {
  const { refused } = props.review
  if (refused.length === 0) return null
  const nameOf = ({ slot }: RefusedChange): string => {
    const child = props.children.find(({ id }) => id === slot.child)
    const activity = props.activities.find(({ id }) => id === slot.activity)
    return `${child?.firstName ?? ''}, ${activity?.name ?? ''}`
  }
  const byReason = Map.groupBy(refused, ({ refused: why }) => sentenceOf(agendaRefusals, why))
  return (
    <>
      <h2>Jours refusés ({refused.length})</h2>
      <ul>
        {[...byReason].map(([reason, list]) => (
          <li>
            <details>
              <summary>
                {reason}&nbsp;: {count(list.length, 'date')}
              </summary>
              {[...Map.groupBy(list, nameOf)].map(([name, same]) => (
                <>
                  <p>{name}</p>
                  <Dates days={same.map(({ slot }) => slot.day)} />
                </>
              ))}
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}

const signed = (cents: Cents): string => (cents > 0 ? `+${showEuros(cents)}` : showEuros(cents))

/** What was typed goes on, with what was shown of it. */
const Typed = ({ form }: { form: GroupForm }) => (
  <>{Object.entries(form.typed).flatMap(([name, values]) => values.map((value) => <Hidden name={name} value={value} />))}</>
)

const Order = ({ props, number }: { props: GroupReviewProps; number: number }) => (
  <PostForm action={agendaPaths.saveGroup} formKey={props.formKey}>
    <Typed form={props.form} />
    <Hidden name="vu" value={props.mark} />
    <Actions>
      {number > 0 && !props.isBlocked && (
        <Submit>
          {props.group.wish === 'book'
            ? `Enregistrer ${count(number, 'réservation')}`
            : `Enregistrer ${count(number, 'annulation')}`}
        </Submit>
      )}
      <Submit tone="secondary" action={agendaPaths.group} name="modifier" value="oui">
        Modifier mes choix
      </Submit>
      <LinkButton href={agendaPaths.month}>Annuler</LinkButton>
    </Actions>
  </PostForm>
)

/** Every date, what it costs, what is refused and why. Nothing is written. */
export const GroupReviewPage = (props: GroupReviewProps) => {
  const { review, balanceCents, group } = props
  const list = [...review.add, ...review.cancel]
  return (
    <Page title="Vérifiez vos réservations groupées" nav={agendaPaths.month} form={props.form}>
      <p>
        {group.wish === 'book' ? 'À ajouter' : 'À annuler'}&nbsp;: {count(list.length, 'réservation')}, du {showDate(group.first)}{' '}
        au {showDate(group.last)}.
      </p>
      {list.length === 0 && (
        <Banner tone="warning" title="Aucune date ne correspond.">
          <p>Changez la période, les jours ou les activités.</p>
        </Banner>
      )}
      {props.isBlocked && (
        <Banner tone="warning" title="Un jour au moins est refusé.">
          <p>Vous avez demandé de ne rien enregistrer dans ce cas. Modifiez vos choix pour enregistrer le reste.</p>
        </Banner>
      )}
      <SummaryList
        items={[
          { term: 'Solde actuel', value: showEuros(balanceCents) },
          { term: 'Incidence', value: signed(review.effectCents) },
          { term: 'Solde après enregistrement', value: showEuros(balanceCents + review.effectCents) },
        ]}
      />
      <Overdraft review={review} balanceCents={balanceCents} />
      <Order props={props} number={list.length} />
      <Planned props={props} list={list} />
      <Refused props={props} />
    </Page>
  )
}

export type GroupDoneProps = {
  readonly id: number
  readonly added: number
  readonly cancelled: number
  readonly madeAt: Temporal.Instant
  readonly undoneAt: Temporal.Instant | null
  readonly undoUntil: Temporal.Instant | null
  readonly form?: GroupForm
}

export const GroupDonePage = ({ id, added, cancelled, madeAt, undoneAt, undoUntil, form }: GroupDoneProps) => (
  <Page
    title="Réservations groupées enregistrées"
    nav={agendaPaths.month}
    form={form}
    back={{ href: agendaPaths.at({ who: FAMILY }), label: 'Voir l’agenda de toute la famille' }}
  >
    <SummaryList
      items={[
        { term: 'Enregistré', value: showMoment(madeAt) },
        { term: 'Réservations ajoutées', value: String(added) },
        { term: 'Réservations annulées', value: String(cancelled) },
      ]}
    />
    {undoneAt && <Banner title={`Tout a été remis comme avant (${showMoment(undoneAt)}).`} />}
    {undoUntil && (
      <PostForm action={agendaPaths.groupDone(id)}>
        <p>Une erreur&#8239;? Vous pouvez tout remettre comme avant jusqu’à {showMoment(undoUntil).split(' à ')[1]}.</p>
        <Actions>
          <Submit tone="secondary">Tout remettre comme avant</Submit>
        </Actions>
      </PostForm>
    )}
  </Page>
)
