import { type Day, dayNumberOf, isoOf, MONTHS } from '#core/days.ts'

export type Month = Temporal.PlainYearMonth
/** `number`: ISO 8601 week, as printed under «Sem.». */
export type Week = { readonly number: number; readonly days: readonly Day[] }

/** Those of this century, twelve hundred at most: every agenda asks for the same ones. */
const months = new Map<string, Month>()

/** «2017-10», years 2000 to 2099; null when it is not a month. */
export const readMonth = (text: string | undefined): Month | null => {
  if (text === undefined || !/^20\d\d-(0[1-9]|1[0-2])$/.test(text)) return null
  const month = months.get(text) ?? Temporal.PlainYearMonth.from(text)
  months.set(text, month)
  return month
}

export const monthOf = (day: Day): Month => readMonth(isoOf(day).slice(0, 7)) ?? day.toPlainYearMonth()

type Span = { readonly first: Day; readonly last: Day }
const spans = new WeakMap<Month, Span>()

/** First and last day of the weeks that touch the month: a Monday and a Sunday. */
export const spanOf = (month: Month): Span => {
  const known = spans.get(month)
  if (known) return known
  const start = month.toPlainDate({ day: 1 })
  const end = month.toPlainDate({ day: month.daysInMonth })
  const span = { first: start.subtract({ days: start.dayOfWeek - 1 }), last: end.add({ days: 7 - end.dayOfWeek }) }
  spans.set(month, span)
  return span
}

/** Monday and Sunday of the week of that day. */
export const weekOf = (day: Day): { first: Day; last: Day } => {
  const first = day.subtract({ days: day.dayOfWeek - 1 })
  return { first, last: first.add({ days: 6 }) }
}

/** Whole weeks, Monday first, of consecutive days. */
export const weeksOf = (days: readonly Day[]): Week[] =>
  Array.from({ length: days.length / 7 }, (_, i) => ({
    number: days[i * 7]!.weekOfYear!,
    days: days.slice(i * 7, i * 7 + 7),
  }))

export const isInMonth = (day: Day, month: Month): boolean =>
  Math.trunc(dayNumberOf(day) / 100) === month.year * 100 + month.month

/** «Octobre 2017», as a heading. */
export const monthTitle = (month: Month): string => {
  const name = MONTHS[month.month - 1]!
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${month.year}`
}

/** «Semaine 41, du 9 au 15 octobre 2017», as a heading. */
export const weekTitle = (first: Day, last: Day): string => {
  const [from, to] = [MONTHS[first.month - 1], MONTHS[last.month - 1]]
  const start = first.month === last.month ? String(first.day) : `${first.day} ${from}`
  return `Semaine ${first.weekOfYear}, du ${start.replace(/^1(?=\D|$)/, '1er')} au ${last.day === 1 ? '1er' : last.day} ${to} ${last.year}`
}
