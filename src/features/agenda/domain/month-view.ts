import { type Day, type Instant, isAfter, parisDay, sameDay, showTime } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { listed } from '#core/text.ts'
import { placeKey } from './changes.ts'
import { type CutOffs, closesAt, explainCutOffs } from './cut-off.ts'
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
  readonly activity: ShownActivity
  readonly day: Day
  readonly state: SlotState
  /** Until when it could be booked (`too-late`) or given back (`locked`): the first instant at which it is too late. */
  readonly limit: Instant | null
  /** Booked by the child's other household: «réservé par l’autre parent», without the price (ruling 15). */
  readonly byOther: boolean
  /** The box is ticked: booked, or about to be. */
  readonly ticked: boolean
  /** There is a box: it may be booked, or given back. */
  readonly isBox: boolean
}

/** The places of one child on a day. */
export type ChildDay = { readonly child: number; readonly places: readonly PlaceView[] }

/** `closed`: why nothing is open that day, instead of places. */
export type DayView = {
  readonly day: Day
  readonly inMonth: boolean
  readonly isToday: boolean
  readonly isPast: boolean
  readonly closed: string | null
  readonly children: readonly ChildDay[]
}
export type WeekView = { readonly number: number; readonly days: readonly DayView[] }

/** Until when and at what price, of one activity in the days shown. */
export type TermsView = {
  readonly activity: ShownActivity
  readonly prices: readonly Cents[]
  readonly sentences: readonly string[]
}

export type MonthView = {
  readonly weeks: readonly WeekView[]
  /** The boxes drawn ticked because they are booked: what the changes are counted against (AG-6). */
  readonly shown: readonly string[]
  readonly terms: readonly TermsView[]
  readonly hasBox: boolean
  readonly hasFreeDay: boolean
}

/** What the month draws of one child. `nth`: of an activity given, on the day at that place among those drawn. */
export type ChildFacts = {
  readonly child: number
  /** Whoever looks may book for this child. */
  readonly mayBook: boolean
  readonly activities: readonly ShownActivity[]
  readonly nth: (activity: number, day: number) => Slot
  /** Why that place is closed and without a booking: a third of a month's, which have nothing else to show. */
  readonly closedOn: (activity: number, day: number) => string | null
}

/** `wished`: what the person had already ticked or unticked, when the page is shown again. */
export type Wished = { readonly add: ReadonlySet<string>; readonly cancel: ReadonlySet<string> }
const NOTHING: Wished = { add: new Set(), cancel: new Set() }

const limitOf = (slot: Slot, { kind }: SlotState): Instant | null => {
  if (kind === 'too-late') return closesAt(slot.cutOffs.booking, slot.day)
  return kind === 'locked' ? closesAt(slot.cutOffs.cancelling, slot.day) : null
}

const placeOf = (facts: ChildFacts, activity: ShownActivity, slot: Slot, now: Instant, wished: Wished): PlaceView => {
  const state = stateOf(slot, now)
  const { kind } = state
  const ticked =
    kind === 'booked'
      ? wished.cancel.size === 0 || !wished.cancel.has(placeKey(slot))
      : kind === 'free' && wished.add.size > 0 && wished.add.has(placeKey(slot))
  return {
    activity,
    day: slot.day,
    state,
    limit: limitOf(slot, state),
    byOther: slot.booking !== null && !slot.booking.own,
    ticked,
    isBox: facts.mayBook && (kind === 'free' || kind === 'booked'),
  }
}

type Drawing = { readonly month: Month; readonly now: Instant; readonly today: Day; readonly wished: Wished }

const viewOfDay = (family: readonly ChildFacts[], day: Day, nth: number, { month, now, today, wished }: Drawing): DayView => {
  const reasons: string[] = []
  const children = family.map((facts): ChildDay => {
    const places: PlaceView[] = []
    for (const activity of facts.activities) {
      const label = facts.closedOn(activity.id, nth)
      if (label !== null) {
        reasons.push(label)
        continue
      }
      const slot = facts.nth(activity.id, nth)
      const place = placeOf(facts, activity, slot, now, wished)
      if (place.state.kind === 'closed') reasons.push(place.state.label)
      else places.push(place)
    }
    return { child: facts.child, places }
  })
  const isOpen = children.some((child) => child.places.length > 0)
  return {
    day,
    inMonth: isInMonth(day, month),
    isToday: sameDay(day, today),
    isPast: isAfter(today, day),
    closed: isOpen ? null : reasons.length > 0 && reasons.every((reason) => reason === reasons[0]) ? reasons[0]! : 'Fermé',
    children,
  }
}

const explained = new WeakMap<CutOffs, string>()
/** The rules of a kept calendar are explained once. */
const explain = (cutOffs: CutOffs): string => {
  const known = explained.get(cutOffs)
  if (known !== undefined) return known
  const sentence = explainCutOffs(cutOffs)
  explained.set(cutOffs, sentence)
  return sentence
}

const termsOf = (family: readonly ChildFacts[], days: readonly Day[]): TermsView[] => {
  const activities = new Map(family.flatMap((facts) => facts.activities.map((activity) => [activity.id, activity])))
  return [...activities.values()].flatMap((activity) => {
    const [prices, sentences] = [new Set<Cents>(), new Set<string>()]
    // Most days say the same as the one before.
    let [price, cutOffs]: [Slot['price'], CutOffs | null] = [null, null]
    for (const facts of family) {
      if (!facts.activities.includes(activity)) continue
      for (let nth = 0; nth < days.length; nth++) {
        if (facts.closedOn(activity.id, nth) !== null) continue
        const slot = facts.nth(activity.id, nth)
        if (!slot.opening.open || !slot.enrolled) continue
        if (slot.price !== null && slot.price !== price) prices.add(slot.price.cents)
        if (slot.cutOffs !== cutOffs) sentences.add(explain(slot.cutOffs))
        price = slot.price
        cutOffs = slot.cutOffs
      }
    }
    return sentences.size === 0 ? [] : [{ activity, prices: [...prices], sentences: [...sentences] }]
  })
}

/** Whole weeks, day by day, as drawn. `month`: the one that the days outside of are greyed for. */
export const monthView = (
  family: readonly ChildFacts[],
  days: readonly Day[],
  at: { readonly month: Month; readonly now: Instant; readonly wished?: Wished },
): MonthView => {
  const drawing = { month: at.month, now: at.now, today: parisDay(at.now), wished: at.wished ?? NOTHING }
  const weeks = weeksOf(days).map((week, w) => ({
    number: week.number,
    days: week.days.map((day, d) => viewOfDay(family, day, w * 7 + d, drawing)),
  }))
  const shown: string[] = []
  let [hasBox, hasFreeDay] = [false, false]
  for (const { days: seven } of weeks) {
    for (const { inMonth, children } of seven) {
      for (const { child, places } of children) {
        for (const { state, isBox, day, activity } of places) {
          hasBox ||= isBox
          hasFreeDay ||= inMonth && state.kind === 'free'
          if (isBox && state.kind === 'booked') shown.push(placeKey({ day, activity: activity.id, child }))
        }
      }
    }
  }
  return { weeks, shown, terms: termsOf(family, days), hasBox, hasFreeDay }
}

/** The first of these days on which something may be booked. */
export const firstFreeDay = (family: readonly ChildFacts[], days: readonly Day[], now: Instant): Day | null =>
  days.find((_, nth) =>
    family.some((facts) => facts.activities.some(({ id }) => stateOf(facts.nth(id, nth), now).kind === 'free')),
  ) ?? null

/** «12 h, Restauration scolaire – Repas de midi»: how the manual names a booking. */
export const placeName = (activity: ShownActivity): string =>
  `${showTime(activity.startsAt)}, ${activity.serviceName} – ${activity.name}`

/** «3,90 €», «1,10 € ou 1,20 €» when the price changes within the month. */
export const showPrices = (prices: readonly Cents[]): string => listed(prices.map(showEuros)).replace(/ et /, ' ou ')
