import { type Day, parisDay } from '#core/days.ts'
import { publicHolidays } from '#core/public-holidays.ts'
import type { Holidays } from '../domain/working-days.ts'

/** Public holidays from that day on, far enough for any legal delay of a few weeks. */
export const holidaysFrom = (day: Day): Holidays =>
  new Set(publicHolidays(day, day.add({ months: 3 })).map((holiday) => holiday.day.toString()))

export const holidaysAt = (at: Temporal.Instant): Holidays => holidaysFrom(parisDay(at))
