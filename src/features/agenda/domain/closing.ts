import { type Day, daysBetween, isAfter, isBefore } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { SlotKey } from './changes.ts'

export type Closing = { readonly firstDay: Day; readonly lastDay: Day; readonly activities?: readonly number[] }
type Booked = SlotKey & { readonly id: number; readonly child: number; readonly household: number; readonly priceCents: Cents }

/** What closing does, in figures: shown before, and what the order must still find (AG-11). */
export type Impact = {
  readonly bookings: number
  readonly children: number
  readonly households: number
  readonly cents: Cents
  /** Tells this impact from another. */
  readonly mark: string
}

export const impactOf = (bookings: readonly Booked[]): Impact => {
  const cents = bookings.reduce((sum, booking) => sum + booking.priceCents, 0)
  const numbers = bookings.reduce((sum, booking) => sum + booking.id, 0)
  return {
    bookings: bookings.length,
    children: new Set(bookings.map((b) => b.child)).size,
    households: new Set(bookings.map((b) => b.household)).size,
    cents,
    mark: `${bookings.length}.${cents}.${numbers}`,
  }
}

export const covers = (closure: Closing, { activity, day }: SlotKey): boolean =>
  !isBefore(day, closure.firstDay) &&
  !isAfter(day, closure.lastDay) &&
  (!closure.activities?.length || closure.activities.includes(activity))

/** Every activity and day that these closures may close, from a day on: what is locked before anything is read (AG-4). */
export const daysToLock = (
  closures: readonly Closing[],
  activities: readonly { readonly id: number; readonly weekdays: readonly number[] }[],
  from: Day,
): SlotKey[] => {
  const keys = new Map<string, SlotKey>()
  for (const closure of closures) {
    const first = isAfter(from, closure.firstDay) ? from : closure.firstDay
    if (isAfter(first, closure.lastDay)) continue
    for (const day of daysBetween(first, closure.lastDay)) {
      for (const { id, weekdays } of activities) {
        const key = { activity: id, day }
        if (weekdays.includes(day.dayOfWeek) && covers(closure, key)) keys.set(`${day}.${id}`, key)
      }
    }
  }
  return [...keys.values()]
}
