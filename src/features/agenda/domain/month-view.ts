import { type Day, type Instant, isAfter, parisDay, sameDay, showTime } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { listed } from '#core/text.ts'
import { type SlotKey, slotKey } from './changes.ts'
import { explainCutOffs } from './cut-off.ts'
import { isInMonth, type Month, weeksOf } from './month.ts'
import { type Slot, type SlotState, stateOf } from './slot.ts'

/** What the month needs to know of an activity. */
export type ShownActivity = {
  readonly id: number
  readonly serviceName: string
  readonly name: string
  readonly startsAt: Temporal.PlainTime
  readonly endsAt: Temporal.PlainTime
}

export type PlaceView = {
  readonly key: string
  readonly activity: ShownActivity
  readonly state: SlotState
  /** Booked by the child's other household: «réservé par l’autre parent», without the price (ruling 15). */
  readonly byOther: boolean
  /** The box is ticked: booked, or about to be. */
  readonly ticked: boolean
}

/** `closed`: why nothing is open that day, instead of places. */
export type DayView = {
  readonly day: Day
  readonly inMonth: boolean
  readonly isToday: boolean
  readonly isPast: boolean
  readonly closed: string | null
  readonly places: readonly PlaceView[]
}
export type WeekView = { readonly number: number; readonly days: readonly DayView[] }

/** Until when and at what price, of one activity in the month shown. */
export type TermsView = {
  readonly activity: ShownActivity
  readonly prices: readonly Cents[]
  readonly sentences: readonly string[]
}

export type MonthView = {
  readonly weeks: readonly WeekView[]
  /** The boxes that the month draws ticked because they are booked: what the changes are counted against (AG-6). */
  readonly shown: readonly string[]
  readonly terms: readonly TermsView[]
  readonly hasFreeDay: boolean
}

/** What the month draws from. `at` is asked only for the activities given. */
export type MonthFacts = { readonly activities: readonly ShownActivity[]; readonly at: (key: SlotKey) => Slot }

/** `wished`: what the person had already ticked or unticked, when the page is shown again. */
export type Wished = { readonly add: ReadonlySet<string>; readonly cancel: ReadonlySet<string> }
const NOTHING: Wished = { add: new Set(), cancel: new Set() }

const placeOf = (activity: ShownActivity, slot: Slot, now: Instant, wished: Wished): PlaceView => {
  const key = slotKey(slot)
  const state = stateOf(slot, now)
  const ticked = state.kind === 'booked' ? !wished.cancel.has(key) : state.kind === 'free' && wished.add.has(key)
  return { key, activity, state, byOther: slot.booking !== null && !slot.booking.own, ticked }
}

const viewOfDay = (facts: MonthFacts, day: Day, month: Month, now: Instant, today: Day, wished: Wished): DayView => {
  const places = facts.activities.map((activity) => placeOf(activity, facts.at({ activity: activity.id, day }), now, wished))
  const open = places.filter((place) => place.state.kind !== 'closed')
  const reasons = new Set(places.flatMap(({ state }) => (state.kind === 'closed' ? [state.label] : [])))
  return {
    day,
    inMonth: isInMonth(day, month),
    isToday: sameDay(day, today),
    isPast: isAfter(today, day),
    closed: open.length > 0 ? null : reasons.size === 1 ? [...reasons][0]! : 'Fermé',
    places: open,
  }
}

const termsOf = (facts: MonthFacts, activity: ShownActivity, days: readonly Day[]): TermsView => {
  const slots = days.map((day) => facts.at({ activity: activity.id, day })).filter((slot) => slot.opening.open && slot.enrolled)
  return {
    activity,
    prices: [...new Set(slots.flatMap((slot) => (slot.price ? [slot.price.cents] : [])))],
    sentences: [...new Set(slots.map((slot) => explainCutOffs(slot.cutOffs)))],
  }
}

/** The whole weeks of a month, day by day, as drawn. */
export const monthView = (facts: MonthFacts, month: Month, now: Instant, wished = NOTHING): MonthView => {
  const today = parisDay(now)
  const weeks = weeksOf(month).map(({ number, days }) => ({
    number,
    days: days.map((day) => viewOfDay(facts, day, month, now, today, wished)),
  }))
  const days = weeks.flatMap((week) => week.days)
  const places = days.flatMap((day) => day.places)
  return {
    weeks,
    shown: places.filter((place) => place.state.kind === 'booked').map((place) => place.key),
    terms: facts.activities
      .map((activity) =>
        termsOf(
          facts,
          activity,
          days.map((d) => d.day),
        ),
      )
      .filter((terms) => terms.sentences.length > 0),
    hasFreeDay: days.some((day) => day.inMonth && day.places.some((place) => place.state.kind === 'free')),
  }
}

/** The first day, from `first` to `last`, on which something may be booked. */
export const firstFreeDay = (facts: MonthFacts, first: Day, last: Day, now: Instant): Day | null => {
  for (let day = first; !isAfter(day, last); day = day.add({ days: 1 })) {
    if (facts.activities.some((activity) => stateOf(facts.at({ activity: activity.id, day }), now).kind === 'free')) return day
  }
  return null
}

/** «12 h, Restauration scolaire – Repas de midi»: how the manual names a booking. */
export const placeName = (activity: ShownActivity): string =>
  `${showTime(activity.startsAt)}, ${activity.serviceName} – ${activity.name}`

/** «3,90 €», «1,10 € ou 1,20 €» when the price changes within the month. */
export const showPrices = (prices: readonly Cents[]): string => listed(prices.map(showEuros)).replace(/ et /, ' ou ')
