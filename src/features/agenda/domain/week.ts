import { type Day, type Instant, isBefore, parisDay, parisTime, sameDay } from '#core/days.ts'
import type { SlotKey } from './changes.ts'
import { closesAt } from './cut-off.ts'
import { weekOf, weeksOf } from './month.ts'
import { type Slot, type SlotState, stateOf } from './slot.ts'

type Activity = { readonly id: number; readonly name: string }

/** `closed`: why nothing is open that day. */
export type WeekDay = {
  readonly day: Day
  readonly isToday: boolean
  readonly isPast: boolean
  readonly closed: string | null
  /** By their hours; `byOther`: by the child's other household. */
  readonly booked: readonly { readonly name: string; readonly byOther: boolean }[]
}

/** The first limit of a week in which nothing is booked yet, in the days after today. */
export type Reminder = { readonly week: Day; readonly firstDay: Day; readonly due: Day; readonly time: Temporal.PlainTime }

/** What keeps a child who has the right to book from some activities in the days to come. */
export type Obstacle = { readonly kind: 'overdraft' | 'no-price'; readonly activities: readonly string[] }

export type ChildWeek = {
  readonly days: readonly WeekDay[]
  readonly obstacles: readonly Obstacle[]
  /** Something may be booked in the days read. */
  readonly hasFree: boolean
  readonly reminder: Reminder | null
}

/** What is read: the week shown, the one before and the one after. */
export type Weeks = { readonly first: Day; readonly last: Day; readonly shown: Day }

/** AG-26 · the week of today; on Saturday and Sunday, the one that begins. */
export const weeksAround = (today: Day): Weeks => {
  const shown = weekOf(today.dayOfWeek > 5 ? today.add({ days: 2 }) : today).first
  return { first: shown.subtract({ weeks: 1 }), last: shown.add({ days: 13 }), shown }
}

const FRIDAY = 5
/** A limit is near during that long. */
const NEAR_HOURS = 72

type Read = {
  readonly activities: readonly Activity[]
  readonly at: (key: SlotKey) => Slot
  readonly mayBook: boolean
}
type Place = { readonly activity: Activity; readonly slot: Slot; readonly state: SlotState }
type OneWeek = { readonly monday: Day; readonly days: readonly { readonly day: Day; readonly places: readonly Place[] }[] }

const viewOf = (day: Day, places: readonly Place[], today: Day): WeekDay => {
  const reasons = new Set(places.flatMap(({ state }) => (state.kind === 'closed' ? [state.label] : [])))
  const isOpen = places.some(({ state }) => state.kind !== 'closed')
  return {
    day,
    isToday: sameDay(day, today),
    isPast: isBefore(day, today),
    closed: isOpen ? null : reasons.size === 1 ? [...reasons][0]! : 'Fermé',
    booked: places.flatMap(({ activity, slot: { booking } }) =>
      booking ? [{ name: activity.name, byOther: !booking.own }] : [],
    ),
  }
}

const isNear = (limit: Instant, now: Instant): boolean =>
  limit.epochMilliseconds - now.epochMilliseconds <= NEAR_HOURS * 3_600_000

/**
 * AG-27 · A child who comes (something is booked in an earlier week of those read) and for whom a whole week, begun or not, is
 * empty: its first limit, once it is near.
 */
const reminderOf = (weeks: readonly OneWeek[], now: Instant): Reminder | null => {
  let comes = false
  for (const { monday, days } of weeks) {
    const places = days.flatMap((one) => one.places)
    const isBooked = places.some(({ slot }) => slot.booking)
    const free = comes && !isBooked ? places.filter(({ state }) => state.kind === 'free') : []
    comes ||= isBooked
    const limits = free.map(({ slot }) => ({ day: slot.day, at: closesAt(slot.cutOffs.booking, slot.day) }))
    const [first] = limits.sort((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds)
    if (!first || !isNear(first.at, now)) continue
    const last = first.at.subtract({ minutes: 1 })
    return { week: monday, firstDay: first.day, due: parisDay(last), time: parisTime(last) }
  }
  return null
}

const OBSTACLES = ['overdraft', 'no-price'] as const

/**
 * AG-26 · What is booked for a child day by day, what is closed, and what stands in the way of booking.
 * @param days whole weeks
 */
export const weekOfChild = ({ activities, at, mayBook }: Read, days: readonly Day[], shown: Day, now: Instant): ChildWeek => {
  const today = parisDay(now)
  const placesOf = (day: Day): Place[] =>
    activities.map((activity) => {
      const slot = at({ activity: activity.id, day })
      return { activity, slot, state: stateOf(slot, now) }
    })
  const weeks = weeksOf(days).map(({ days: seven }): OneWeek => {
    return { monday: seven[0]!, days: seven.map((day) => ({ day, places: placesOf(day) })) }
  })
  const places = weeks.flatMap((week) => week.days.flatMap((one) => one.places))
  const namesOf = (kind: SlotState['kind']) => [
    ...new Set(places.flatMap((place) => (place.state.kind === kind ? [place.activity.name] : []))),
  ]
  const isShown = (day: Day, view: WeekDay): boolean => day.dayOfWeek <= FRIDAY || view.closed === null || view.booked.length > 0
  return {
    days: weeks
      .flatMap((week) => (sameDay(week.monday, shown) ? week.days : []))
      .map((one) => viewOf(one.day, one.places, today))
      .filter((view) => isShown(view.day, view)),
    obstacles: OBSTACLES.map((kind) => ({ kind, activities: namesOf(kind) })).filter((o) => o.activities.length > 0),
    hasFree: places.some(({ state }) => state.kind === 'free'),
    reminder: mayBook ? reminderOf(weeks, now) : null,
  }
}
