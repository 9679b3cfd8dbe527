import type { Day } from '#core/days.ts'
import { port } from '#core/port.ts'
import type { Db } from '#platform/db/database.ts'

/** A child of a household that may attend an activity on those days. */
export type EnrolledChild = {
  readonly household: number
  readonly child: number
  readonly birthDate: Day
  readonly activity: number
  readonly firstDay: Day
  readonly lastDay: Day
}

/** Who is enrolled in what between two days: of some households, or of all. */
export const enrolledChildren =
  port<(db: Db, households: readonly number[] | null, first: Day, last: Day) => Promise<readonly EnrolledChild[]>>(
    'tariffs.enrolled-children',
  )

/** A place booked for a day to come, as it was priced. */
export type ComingBooking = {
  readonly id: number
  readonly household: number
  readonly child: number
  readonly activity: number
  readonly day: Day
  readonly cents: number
}

/** Places booked from a day on, that day included. */
export const comingBookings =
  port<(db: Db, wish: { activity: number; from: Day }) => Promise<readonly ComingBooking[]>>('tariffs.coming-bookings')
