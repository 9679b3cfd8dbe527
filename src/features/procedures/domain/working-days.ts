import type { Day } from '#core/days.ts'
import { isPublicHoliday } from '#core/public-holidays.ts'

/** A day on which offices work: neither Saturday, Sunday nor public holiday. */
export const isWorkingDay = (day: Day): boolean => day.dayOfWeek < 6 && !isPublicHoliday(day)

/** The n-th working day after that one, which does not count (CRPA R112-11-2). `n` ≥ 1. */
export const workingDaysAfter = (from: Day, n: number): Day => {
  let day = from
  for (let left = n; left > 0; ) {
    day = day.add({ days: 1 })
    if (isWorkingDay(day)) left -= 1
  }
  return day
}
