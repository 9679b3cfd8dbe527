import { type Day, type Instant, isAfter, parisDay, sameDay, showTime } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { listed } from '#core/text.ts'
import { placeKeyOf, slotKey } from './changes.ts'
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
  /** «2017-10-12.3»: `slotKey` of both. */
  readonly key: string
  readonly state: SlotState
  /** Until when it could be booked (`too-late`) or given back (`locked`): the first instant at which it is too late. */
  readonly limit: Instant | null
  /** Booked by the child's other household: «réservé par l’autre parent», without the price (ruling 15). */
  readonly byOther: boolean
  /** The box is ticked: booked, or about to be. */
  readonly ticked: boolean
  /** There is a box: it may be booked, or given back. */
  readonly isBox: boolean
  /** What may be booked or given back until when, in a sentence; null on a day when the child does not go. */
  readonly rules: string | null
  /** Everything that is drawn of it, but its day and the names of its activity. */
  readonly looks: string
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

/**
 * What the month draws of one child. `at`: the place of an activity among the child's; `day`: of a day among those drawn.
 */
export type ChildFacts = {
  readonly child: number
  /** Whoever looks may book for this child. */
  readonly mayBook: boolean
  readonly activities: readonly ShownActivity[]
  readonly nth: (at: number, day: number) => Slot
  /** Slots of a calendar with the same number are in the same state throughout a minute, whosever they are. */
  readonly alike: (at: number, day: number) => number
  readonly priceOn: (at: number, day: number) => Slot['price']
}

/** `wished`: what the person had already ticked or unticked, when the page is shown again. */
export type Wished = { readonly add: ReadonlySet<string>; readonly cancel: ReadonlySet<string> }

const limitOf = (slot: Slot, { kind }: SlotState): Instant | null => {
  if (kind === 'too-late') return closesAt(slot.cutOffs.booking, slot.day)
  return kind === 'locked' ? closesAt(slot.cutOffs.cancelling, slot.day) : null
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

/** Without what the person had wished. */
const placeOf = (activity: ShownActivity, slot: Slot, mayBook: boolean, now: Instant): PlaceView => {
  const state = stateOf(slot, now)
  const { kind } = state
  const limit = limitOf(slot, state)
  const byOther = slot.booking !== null && !slot.booking.own
  const isBox = mayBook && (kind === 'free' || kind === 'booked')
  return {
    activity,
    day: slot.day,
    key: slotKey(slot),
    state,
    limit,
    byOther,
    ticked: kind === 'booked',
    isBox,
    rules: slot.opening.open && slot.enrolled ? explain(slot.cutOffs) : null,
    looks: `${activity.id}${kind}${isBox ? 'x' : ''}${byOther ? 'o' : ''}${limit?.epochMilliseconds ?? ''} `,
  }
}

const MINUTE = 60_000
/** Of the present minute only. */
type Remembered = { readonly minute: number; readonly places: Map<number, PlaceView> }
const remembered = new WeakMap<object, Remembered>()

/** What was made of the slots of a calendar this minute: most families' are alike, and what one shows is nobody's. */
const placesOf = (calendar: object, now: Instant): Remembered['places'] => {
  const minute = Math.floor(now.epochMilliseconds / MINUTE)
  const known = remembered.get(calendar)
  if (known?.minute === minute) return known.places
  const places = new Map<number, PlaceView>()
  remembered.set(calendar, { minute, places })
  return places
}

const wish = (place: PlaceView, child: number, { add, cancel }: Wished): PlaceView => {
  const { kind } = place.state
  if (kind !== 'free' && kind !== 'booked') return place
  const key = placeKeyOf(place.key, child)
  const ticked = kind === 'booked' ? !cancel.has(key) : add.has(key)
  return ticked === place.ticked ? place : { ...place, ticked, looks: `${place.looks}${ticked ? 't' : 'u'} ` }
}

type Drawing = { readonly places: Remembered['places']; readonly now: Instant; readonly wished: Wished | undefined }
/** A child's days; why nothing is open that day, «Fermé» when there are several reasons, null when there are none. */
type ChildDays = { readonly places: (readonly PlaceView[])[]; readonly reasons: (string | null)[] }

const CLOSED = 'Fermé'
const bothReasons = (a: string | null, b: string | null): string | null => {
  if (a === null || a === b) return b
  return b === null ? a : CLOSED
}

const NONE: readonly PlaceView[] = []

const daysOf = (facts: ChildFacts, days: readonly Day[], { places, now, wished }: Drawing): ChildDays => {
  const { activities, mayBook } = facts
  const found: ChildDays = { places: new Array(days.length), reasons: new Array(days.length) }
  // Copied once it is known how many there are: a list that grows takes four times the memory.
  const ofDay = new Array<PlaceView>(activities.length)
  for (let day = 0; day < days.length; day++) {
    let count = 0
    let reason: string | null = null
    for (let at = 0; at < activities.length; at++) {
      const number = facts.alike(at, day) * 2 + (mayBook ? 1 : 0)
      let place = places.get(number)
      if (place === undefined) {
        place = placeOf(activities[at]!, facts.nth(at, day), mayBook, now)
        places.set(number, place)
      }
      if (place.state.kind === 'closed') reason = bothReasons(reason, place.state.label)
      else ofDay[count++] = wished === undefined ? place : wish(place, facts.child, wished)
    }
    found.places[day] = count === 0 ? NONE : ofDay.slice(0, count)
    found.reasons[day] = reason
  }
  return found
}

const isOpen = ({ places }: ChildDay): boolean => places.length > 0

type Terms = { readonly activity: ShownActivity; readonly prices: Set<Cents>; readonly sentences: Set<string> }

/** Adds those of one activity of a child. Most days say the same as the one before. */
const addTerms = (
  { activity, prices, sentences }: Terms,
  { priceOn }: ChildFacts,
  at: number,
  days: ChildDays['places'],
): void => {
  let [price, rules]: [Slot['price'], string | null] = [null, null]
  for (let day = 0; day < days.length; day++) {
    for (const place of days[day]!) {
      if (place.activity !== activity || place.rules === null) continue
      if (place.rules !== rules) sentences.add(place.rules)
      const asked = priceOn(at, day)
      if (asked !== null && asked !== price) prices.add(asked.cents)
      rules = place.rules
      price = asked
    }
  }
}

const termsOf = (family: readonly ChildFacts[], shown: readonly ChildDays[]): TermsView[] => {
  const known = new Map<number, Terms>()
  for (const [c, facts] of family.entries())
    for (const [at, activity] of facts.activities.entries()) {
      const terms = known.get(activity.id) ?? { activity, prices: new Set(), sentences: new Set() }
      known.set(activity.id, terms)
      addTerms(terms, facts, at, shown[c]!.places)
    }
  return [...known.values()].flatMap(({ activity, prices, sentences }) =>
    sentences.size === 0 ? [] : [{ activity, prices: [...prices], sentences: [...sentences] }],
  )
}

/**
 * Whole weeks, day by day, as drawn.
 * @param at.month the one that the days outside of are greyed for
 * @param at.calendar what the days were read from, the same object for slots that can be alike
 */
export const monthView = (
  family: readonly ChildFacts[],
  days: readonly Day[],
  at: { readonly calendar: object; readonly month: Month; readonly now: Instant; readonly wished?: Wished },
): MonthView => {
  const { month, now, wished } = at
  const today = parisDay(now)
  const drawing = { places: placesOf(at.calendar, now), now, wished }
  const drawn = family.map((facts) => daysOf(facts, days, drawing))
  const viewOfDay = (day: Day, nth: number): DayView => {
    const children = family.map(({ child }, c) => ({ child, places: drawn[c]!.places[nth]! }))
    let reason: string | null = null
    for (const { reasons } of drawn) reason = bothReasons(reason, reasons[nth]!)
    return {
      day,
      inMonth: isInMonth(day, month),
      isToday: sameDay(day, today),
      isPast: isAfter(today, day),
      closed: children.some(isOpen) ? null : (reason ?? CLOSED),
      children,
    }
  }
  const weeks = weeksOf(days).map((week, w) => ({
    number: week.number,
    days: week.days.map((day, d) => viewOfDay(day, w * 7 + d)),
  }))
  const shown: string[] = []
  let [hasBox, hasFreeDay] = [false, false]
  for (const { days: seven } of weeks) {
    for (const { inMonth, children } of seven) {
      for (const { child, places } of children) {
        for (const { state, isBox, key } of places) {
          hasBox ||= isBox
          hasFreeDay ||= inMonth && state.kind === 'free'
          if (isBox && state.kind === 'booked') shown.push(placeKeyOf(key, child))
        }
      }
    }
  }
  return { weeks, shown, terms: termsOf(family, drawn), hasBox, hasFreeDay }
}

/** The first of these days on which something may be booked. */
export const firstFreeDay = (family: readonly ChildFacts[], days: readonly Day[], now: Instant): Day | null =>
  days.find((_, nth) =>
    family.some((facts) => facts.activities.some((_, at) => stateOf(facts.nth(at, nth), now).kind === 'free')),
  ) ?? null

/** «12 h, Restauration scolaire – Repas de midi»: how the manual names a booking. */
export const placeName = (activity: ShownActivity): string =>
  `${showTime(activity.startsAt)}, ${activity.serviceName} – ${activity.name}`

/** «3,90 €», «1,10 € ou 1,20 €» when the price changes within the month. */
export const showPrices = (prices: readonly Cents[]): string => listed(prices.map(showEuros)).replace(/ et /, ' ou ')
