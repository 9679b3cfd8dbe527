import joursFeries from '@socialgouv/jours-feries'
import { type Day, isWithin } from './days.ts'

export type PublicHoliday = { readonly label: string; readonly day: Day }

/** Names as the Code du travail writes them (art. L3133-1), where the package's differ. */
const LABELS: Readonly<Record<string, string>> = {
  'Jour de l’an': 'Jour de l’An',
  'Fête du travail': 'Fête du Travail',
  'Victoire des alliés': 'Victoire 1945',
  'Fête Nationale': 'Fête nationale',
  Armistice: 'Armistice 1918',
}

const HALF_A_DAY = 12 * 3_600_000

/**
 * The package answers local dates and adds days in milliseconds, so that a clock change shifts its midnight by an hour.
 * Read from noon, with the date's own offset, the day is right in every time zone of the server.
 */
const dayOf = (local: Date): Day =>
  Temporal.Instant.fromEpochMilliseconds(local.getTime() - local.getTimezoneOffset() * 60_000 + HALF_A_DAY)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()

/** Public holidays of metropolitan France (Alsace-Moselle's two aside) between two days, both included, in order. */
export const publicHolidays = (first: Day, last: Day): PublicHoliday[] => {
  const years = Array.from({ length: last.year - first.year + 1 }, (_, i) => first.year + i)
  return years
    .flatMap((year) => Object.entries(joursFeries(year)))
    .map(([name, date]) => {
      const label = name.replaceAll("'", '’')
      return { label: LABELS[label] ?? label, day: dayOf(date) }
    })
    .filter(({ day }) => isWithin(day, first, last))
    .sort((a, b) => Temporal.PlainDate.compare(a.day, b.day))
}

const byYear = new Map<number, ReadonlySet<string>>()

/** Asked for each day that a cut-off counts: a year is computed once. */
export const isPublicHoliday = (day: Day): boolean => {
  let known = byYear.get(day.year)
  if (!known) {
    const [first, last] = [
      Temporal.PlainDate.from({ year: day.year, month: 1, day: 1 }),
      Temporal.PlainDate.from({ year: day.year, month: 12, day: 31 }),
    ]
    known = new Set(publicHolidays(first, last).map((holiday) => String(holiday.day)))
    byYear.set(day.year, known)
  }
  return known.has(String(day))
}
