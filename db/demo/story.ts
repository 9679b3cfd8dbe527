import { type Day, daysBetween, parisDay, parisInstant, schoolYearOf } from '#core/days.ts'
import { type Closure, computedSchoolYear, openDay, type SchoolYear } from '#features/catalogue/index.ts'

/** The weekdays of every activity of Isques: lundi, mardi, jeudi, vendredi. */
export const WEEKDAYS = [1, 2, 4, 5]
/** How many school years of the past the story needs. */
export const YEARS_BEFORE = 4

/** The days on which the demo's families did what they did, from the day it is made. */
export type Story = {
  /** T, the day the demo is made. */
  readonly today: Day
  /** School year of Éric's current fiche. */
  readonly year: number
  /** R, when Hubert booked: T−3 at 18:05. */
  readonly booked: Temporal.Instant
  /** D1 and D2, the days he booked. */
  readonly first: Day
  readonly second: Day
  /** Daniel's days: the last open one before today, today when it is open, the next two after tomorrow. */
  readonly before: Day
  readonly isOpenToday: boolean
  readonly soon: readonly [Day, Day]
  /** Six weeks before: the current fiches. */
  readonly fiches: Day
}

const calendar = (around: number): { years: Map<number, SchoolYear>; closures: Closure[] } => {
  const computed = Array.from({ length: YEARS_BEFORE + 2 }, (_, i) => computedSchoolYear(around - YEARS_BEFORE + i))
  return { years: new Map(computed.map(({ year }) => [year.firstYear, year])), closures: computed.flatMap((c) => c.closures) }
}

/** @param now when the demo is made */
export const tellStory = (now: Temporal.Instant): Story => {
  const today = parisDay(now)
  const { years, closures } = calendar(schoolYearOf(today))
  const isOpen = (day: Day) => openDay({ weekdays: WEEKDAYS }, closures, years.get(schoolYearOf(day)) ?? null, day).open
  const nextOpen = (from: Day): Day => {
    let day = from
    while (!isOpen(day)) day = day.add({ days: 1 })
    return day
  }
  const past = daysBetween(today.subtract({ days: 90 }), today.subtract({ days: 1 }))
  const first = nextOpen(today.add({ days: 4 }))
  const soon = nextOpen(today.add({ days: 2 }))
  return {
    today,
    year: schoolYearOf(first),
    booked: parisInstant(today.subtract({ days: 3 }), '18:05'),
    first,
    second: nextOpen(first.add({ days: 1 })),
    before: past.findLast(isOpen)!,
    isOpenToday: isOpen(today),
    soon: [soon, nextOpen(soon.add({ days: 1 }))],
    fiches: today.subtract({ days: 40 }),
  }
}

/** Every school year that those days belong to. */
export const yearsOf = (days: readonly Day[]): number[] => [...new Set(days.map(schoolYearOf))].sort((a, b) => a - b)
