import type { Day } from '#core/days.ts'

/** Public holidays in ISO form, as `holidaysAround` gives them. */
export type Holidays = ReadonlySet<string>

/** A day on which offices work: neither Saturday, Sunday nor public holiday. */
export const isWorkingDay = (day: Day, holidays: Holidays): boolean => day.dayOfWeek < 6 && !holidays.has(day.toString())

/** The n-th working day after that one, which does not count (CRPA R112-11-2). `n` ≥ 1. */
export const workingDaysAfter = (from: Day, n: number, holidays: Holidays): Day => {
  let day = from
  for (let left = n; left > 0; ) {
    day = day.add({ days: 1 })
    if (isWorkingDay(day, holidays)) left -= 1
  }
  return day
}
