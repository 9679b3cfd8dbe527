import { type Day, isBefore } from '#core/days.ts'

export type ClosingKind = 'day' | 'month'

/** The last day of the month of that day. */
export const endOfMonth = (day: Day): Day => day.with({ day: day.daysInMonth })

/** RG-7 · What a closing covers: since the one before (or the start of the month), up to that day. */
export const periodOf = (kind: ClosingKind, day: Day, before: Day | null): { firstDay: Day; lastDay: Day } => {
  const lastDay = kind === 'month' ? endOfMonth(day) : day
  const first =
    kind === 'month'
      ? lastDay.with({ day: 1 })
      : before && isBefore(before, lastDay)
        ? before.add({ days: 1 })
        : lastDay.with({ day: 1 })
  return { firstDay: first, lastDay }
}
