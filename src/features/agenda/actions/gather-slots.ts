import { type Day, isWithin, schoolYearOf } from '#core/days.ts'
import {
  type Activity,
  listActivities,
  listClosures,
  listSchoolYears,
  openDay,
  type SchoolYear,
} from '#features/catalogue/index.ts'
import { listActivityEnrolments } from '#features/enrolment/index.ts'
import { pricesFor } from '#features/tariffs/index.ts'
import type { Db } from '#platform/db/database.ts'
import { type SlotKey, slotKey } from '../domain/changes.ts'
import type { Slot } from '../domain/slot.ts'
import { listBookings } from '../store/bookings.ts'
import { readCutOffs } from '../store/cut-offs.ts'
import { listTaken } from '../store/days.ts'

/** What decides about one child between two days. `activities`: those that the child is enrolled in or booked for then, by their hours. */
export type Slots = {
  readonly activities: readonly Activity[]
  /** @throws RangeError for an activity that the town does not have; see `has` */
  readonly at: (key: SlotKey) => Slot
  readonly has: (key: SlotKey) => boolean
  /** Every school year of the town. */
  readonly years: readonly SchoolYear[]
}

/** Comparing days costs more than remembering: a month asks for each slot several times. */
const remembered = <A, B>(compute: (of: A) => B, nameOf: (of: A) => string): ((of: A) => B) => {
  const known = new Map<string, B>()
  return (of) => {
    const name = nameOf(of)
    const found = known.get(name)
    if (found !== undefined) return found
    const fresh = compute(of)
    known.set(name, fresh)
    return fresh
  }
}

/**
 * Everything about one child from `first` to `last`, both included, in a number of queries that depends neither on the days
 * nor on the activities. The child's guardian is the caller's to check.
 * @param household whose bookings are «own»: the one that looks
 */
export const gatherSlots = async (db: Db, wish: { child: number; household: number; first: Day; last: Day }): Promise<Slots> => {
  const { child, household, first, last } = wish
  // One after the other: inside a transaction there is one connection.
  const known = await listActivities(db)
  const years = await listSchoolYears(db)
  const closures = await listClosures(db, first, last)
  const enrolments = await listActivityEnrolments(db, [child], first, last)
  const bookings = await listBookings(db, [child], first, last)
  const touched = new Set([...enrolments.map((e) => e.activity), ...bookings.map((b) => b.activity)])
  const activities = known
    .filter((activity) => touched.has(activity.id))
    .sort((a, b) => Temporal.PlainTime.compare(a.startsAt, b.startsAt))
  const ids = activities.map((activity) => activity.id)
  const taken = await listTaken(db, ids, first, last)
  const cutOffsAt = await readCutOffs(db, ids, last)
  const priceOf = await pricesFor(db, { household, children: [child], activities: ids, first, last })
  const byId = new Map(known.map((activity) => [activity.id, activity]))
  const bookingAt = new Map(bookings.map((booking) => [slotKey(booking), booking]))
  const yearOf = new Map(years.map((year) => [year.firstYear, year]))
  const closuresOf = remembered(
    (day: Day) => closures.filter((closure) => isWithin(day, closure.firstDay, closure.lastDay)),
    String,
  )
  const slotOf = (key: SlotKey): Slot => {
    const activity = byId.get(key.activity)
    if (!activity) throw new RangeError(`no activity ${key.activity}`)
    const name = slotKey(key)
    const booking = bookingAt.get(name)
    return {
      activity: key.activity,
      day: key.day,
      opening: openDay(activity, closuresOf(key.day), yearOf.get(schoolYearOf(key.day)) ?? null, key.day),
      enrolled: enrolments.some((e) => e.activity === key.activity && isWithin(key.day, e.firstDay, e.lastDay)),
      price: priceOf(child, key.activity, key.day),
      places: activity.places,
      taken: taken.get(name) ?? 0,
      booking: booking ? { ...booking, own: booking.household === household } : null,
      cutOffs: cutOffsAt(key.activity, key.day),
    }
  }
  return {
    activities,
    years,
    has: ({ activity, day }) => byId.has(activity) && isWithin(day, first, last),
    at: remembered(slotOf, slotKey),
  }
}

/** The slots of a list of wishes: as `gatherSlots`, between the first and the last of them. */
export const gatherSlotsOf = (db: Db, wish: { child: number; household: number; keys: readonly SlotKey[] }): Promise<Slots> => {
  const days = wish.keys.map((key) => key.day).sort(Temporal.PlainDate.compare)
  return gatherSlots(db, { ...wish, first: days[0]!, last: days.at(-1)! })
}
