import { type Day, daysBetween, MONTHS } from '#core/days.ts'

export type Month = Temporal.PlainYearMonth
/** `number`: ISO 8601 week, as printed under «Sem.». */
export type Week = { readonly number: number; readonly days: readonly Day[] }

/** «2017-10», years 2000 to 2099; null when it is not a month. */
export const readMonth = (text: string | undefined): Month | null =>
  text !== undefined && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? Temporal.PlainYearMonth.from(text) : null

export const monthOf = (day: Day): Month => day.toPlainYearMonth()

/** First and last day of the weeks that touch the month: a Monday and a Sunday. */
export const spanOf = (month: Month): { first: Day; last: Day } => {
  const start = month.toPlainDate({ day: 1 })
  const end = month.toPlainDate({ day: month.daysInMonth })
  return { first: start.subtract({ days: start.dayOfWeek - 1 }), last: end.add({ days: 7 - end.dayOfWeek }) }
}

/** The whole weeks that touch the month, Monday first. */
export const weeksOf = (month: Month): Week[] => {
  const { first, last } = spanOf(month)
  const days = daysBetween(first, last)
  return Array.from({ length: days.length / 7 }, (_, i) => ({
    number: days[i * 7]!.weekOfYear!,
    days: days.slice(i * 7, i * 7 + 7),
  }))
}

export const isInMonth = (day: Day, month: Month): boolean => day.month === month.month && day.year === month.year

/** «Octobre 2017», as a heading. */
export const monthTitle = (month: Month): string => {
  const name = MONTHS[month.month - 1]!
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${month.year}`
}
