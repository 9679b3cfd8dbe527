import { type Day, type Instant, isAfter, parisDay, sameDay, showTime } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { listed } from '#core/text.ts'
import { placeKeyOf, slotKey } from './changes.ts'
import { type CutOffs, closesAt, explainCutOffs } from './cut-off.ts'
import { isInMonth, type Month, weeksOf } from './month.ts'
import { type Slot, type SlotState, type SlotsByPlace, stateOf } from './slot.ts'

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

/** The places of a day, of whichever children have the same ones. */
export type DayPlaces = {
  readonly places: readonly PlaceView[]
  /** Why there is none: «Fermé» when there are several reasons, null when there is no activity. */
  readonly reason: string | null
  readonly hasBox: boolean
  readonly isFree: boolean
  /** Of the boxes that are ticked because they are booked. */
  readonly booked: readonly string[]
  /** Everything that is drawn of them, but the day and the names of activities. */
  readonly looks: string
}

/** The places of one child on a day. */
export type ChildDay = { readonly child: number; readonly shows: DayPlaces }

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

/** What the month draws of one child. */
export type ChildFacts = SlotsByPlace & {
  readonly child: number
  /** Whoever looks may book for this child. */
  readonly mayBook: boolean
  readonly activities: readonly ShownActivity[]
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

const CLOSED = 'Fermé'
const bothReasons = (a: string | null, b: string | null): string | null => {
  if (a === null || a === b) return b
  return b === null ? a : CLOSED
}

const showing = (all: readonly PlaceView[]): DayPlaces => {
  const places = all.filter(({ state }) => state.kind !== 'closed')
  return {
    places,
    reason: all.reduce<string | null>((sum, { state }) => (state.kind === 'closed' ? bothReasons(sum, state.label) : sum), null),
    hasBox: places.some(({ isBox }) => isBox),
    isFree: places.some(({ state }) => state.kind === 'free'),
    booked: places.filter(({ isBox, state }) => isBox && state.kind === 'booked').map(({ key }) => key),
    looks: places.map(({ looks }) => looks).join(''),
  }
}

/** The places of the activities so far, one more at each step. `next`: by the number of the next one's slot. */
type Alike = { readonly places: readonly PlaceView[]; readonly next: Map<number, Alike>; shows: DayPlaces | null }
const alike = (places: readonly PlaceView[]): Alike => ({ places, next: new Map(), shows: null })

const MINUTE = 60_000
/** Of the present minute only. `made`: how many there are, which a page may take a little beyond the most. */
type Remembered = { readonly minute: number; readonly days: Alike; made: number }
const MOST_MADE = 10_000
const remembered = new WeakMap<object, Remembered>()

/** What was made of the slots of a calendar this minute: most families' days are alike, and what one shows is nobody's. */
const daysAlike = (calendar: object, now: Instant): Remembered => {
  const minute = Math.floor(now.epochMilliseconds / MINUTE)
  const known = remembered.get(calendar)
  if (known?.minute === minute && known.made < MOST_MADE) return known
  const fresh = { minute, days: alike([]), made: 0 }
  remembered.set(calendar, fresh)
  return fresh
}

const wish = (place: PlaceView, child: number, { add, cancel }: Wished): PlaceView => {
  const { kind } = place.state
  if (kind !== 'free' && kind !== 'booked') return place
  const key = placeKeyOf(place.key, child)
  const ticked = kind === 'booked' ? !cancel.has(key) : add.has(key)
  return ticked === place.ticked ? place : { ...place, ticked, looks: `${place.looks}${ticked ? 't' : 'u'} ` }
}

type Drawing = { readonly known: Remembered; readonly now: Instant; readonly wished: Wished | undefined }

const dayOf = (facts: ChildFacts, day: number, { known, now, wished }: Drawing): DayPlaces => {
  const { activities, mayBook } = facts
  let found = known.days
  for (let at = 0; at < activities.length; at++) {
    const number = facts.alike(at, day) * 2 + (mayBook ? 1 : 0)
    let next = found.next.get(number)
    if (next === undefined) {
      next = alike([...found.places, placeOf(activities[at]!, facts.nth(at, day), mayBook, now)])
      found.next.set(number, next)
      known.made++
    }
    found = next
  }
  if (wished) return showing(found.places.map((place) => wish(place, facts.child, wished)))
  found.shows ??= showing(found.places)
  return found.shows
}

type Terms = { readonly activity: ShownActivity; readonly prices: Set<Cents>; readonly sentences: Set<string> }

/** Adds those of one activity of a child. Most days say the same as the one before. */
const addTerms = (
  { activity, prices, sentences }: Terms,
  { priceOn }: ChildFacts,
  at: number,
  days: readonly DayPlaces[],
): void => {
  let [price, rules]: [Slot['price'], string | null] = [null, null]
  for (let day = 0; day < days.length; day++) {
    for (const place of days[day]!.places) {
      if (place.activity !== activity || place.rules === null) continue
      if (place.rules !== rules) sentences.add(place.rules)
      const asked = priceOn(at, day)
      if (asked !== null && asked !== price) prices.add(asked.cents)
      rules = place.rules
      price = asked
    }
  }
}

const termsOf = (family: readonly ChildFacts[], shown: readonly (readonly DayPlaces[])[]): TermsView[] => {
  const known = new Map<number, Terms>()
  for (const [c, facts] of family.entries())
    for (const [at, activity] of facts.activities.entries()) {
      const terms = known.get(activity.id) ?? { activity, prices: new Set(), sentences: new Set() }
      known.set(activity.id, terms)
      addTerms(terms, facts, at, shown[c]!)
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
  const drawing = { known: daysAlike(at.calendar, now), now, wished }
  const drawn = family.map((facts) => days.map((_, nth) => dayOf(facts, nth, drawing)))
  const shown: string[] = []
  let [hasBox, hasFreeDay] = [false, false]
  const viewOfDay = (day: Day, nth: number): DayView => {
    const inMonth = isInMonth(day, month)
    let [isOpen, reason]: [boolean, string | null] = [false, null]
    const children = family.map(({ child }, c): ChildDay => {
      const shows = drawn[c]![nth]!
      isOpen ||= shows.places.length > 0
      reason = bothReasons(reason, shows.reason)
      hasBox ||= shows.hasBox
      hasFreeDay ||= inMonth && shows.isFree
      for (const key of shows.booked) shown.push(placeKeyOf(key, child))
      return { child, shows }
    })
    const closed = isOpen ? null : (reason ?? CLOSED)
    return { day, inMonth, isToday: sameDay(day, today), isPast: isAfter(today, day), closed, children }
  }
  const weeks = weeksOf(days).map((week, w) => ({
    number: week.number,
    days: week.days.map((day, d) => viewOfDay(day, w * 7 + d)),
  }))
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
