import { type Day, schoolYearOf } from '#core/days.ts'

const firstDay = (year: number): Day => Temporal.PlainDate.from({ year, month: 8, day: 1 })

/** ME-18 · The last day of a conversation whose last message is of that day: the end of the school year after its own. */
export const keptUntil = (last: Day): Day => firstDay(schoolYearOf(last) + 2).subtract({ days: 1 })

/** ME-18 · Conversations whose last message is before that day are over: `keptUntil` is past. */
export const overBefore = (today: Day): Day => firstDay(schoolYearOf(today) - 1)
