import { type Day, isBefore } from '#core/days.ts'
import { publicHolidays } from '#core/public-holidays.ts'

/** Why a town's activities do not open, on one day or many. */
export type ClosureKind = 'vacances' | 'ferie' | 'fermeture'
/** Both days included. `id`: once written. `activities`: those that it closes; none means all. */
export type Closure = {
  readonly id?: number
  readonly kind: ClosureKind
  readonly label: string
  readonly firstDay: Day
  readonly lastDay: Day
  readonly activities?: readonly number[]
}

/** `firstYear`: 2017 for 2017/2018. `computed`: made by the rules below, not taken from the decree. */
export type SchoolYear = { readonly firstYear: number; readonly firstDay: Day; readonly lastDay: Day; readonly computed: boolean }

const SATURDAY = 6
const date = (year: number, month: number, dayOfMonth: number): Day => Temporal.PlainDate.from({ year, month, day: dayOfMonth })
/** The first day of that weekday (1 = Monday) on or after `from`. */
const next = (weekday: number, from: Day): Day => from.add({ days: (weekday - from.dayOfWeek + 7) % 7 })
const holidays = (label: string, firstDay: Day, days: number): Closure => ({
  kind: 'vacances',
  label,
  firstDay,
  lastDay: firstDay.add({ days: days - 1 }),
})

/** CT-1: 1 September, or the Monday that follows when it is a week-end. */
const firstDayOf = (firstYear: number): Day => {
  const september = date(firstYear, 9, 1)
  return september.dayOfWeek >= SATURDAY ? next(1, september) : september
}
/** CT-2: the eve of the first Saturday of July. */
const lastDayOf = (firstYear: number): Day => next(SATURDAY, date(firstYear + 1, 7, 1)).subtract({ days: 1 })

/**
 * A school year that resembles zone B's without being it («calendrier de démonstration»): the town replaces these rows by
 * the decree's. Two weeks of holidays are 16 days, from a Saturday to a Sunday.
 * @param firstYear 2017 for 2017/2018
 */
export const computedSchoolYear = (firstYear: number): { year: SchoolYear; closures: Closure[] } => {
  const firstDay = firstDayOf(firstYear)
  const lastDay = lastDayOf(firstYear)
  const summerEnd = firstDayOf(firstYear + 1).subtract({ days: 1 })
  const winter = next(SATURDAY, date(firstYear + 1, 2, 14))
  const feasts = publicHolidays(firstDay, summerEnd)
  const ascension = feasts.find((feast) => feast.label === 'Ascension')
  const closures: Closure[] = [
    holidays('Vacances de la Toussaint', next(SATURDAY, date(firstYear, 10, 17)), 16),
    holidays('Vacances de Noël', next(SATURDAY, date(firstYear, 12, 17)), 16),
    holidays('Vacances d’hiver', winter, 16),
    holidays('Vacances de printemps', winter.add({ weeks: 8 }), 16),
    ...(ascension ? [holidays('Pont de l’Ascension', ascension.day.add({ days: 1 }), 1)] : []),
    { kind: 'vacances', label: 'Vacances d’été', firstDay: lastDay.add({ days: 1 }), lastDay: summerEnd },
    ...feasts.map((feast): Closure => ({ kind: 'ferie', label: feast.label, firstDay: feast.day, lastDay: feast.day })),
  ]
  return {
    year: { firstYear, firstDay, lastDay, computed: true },
    closures: closures.sort((a, b) => (isBefore(a.firstDay, b.firstDay) ? -1 : isBefore(b.firstDay, a.firstDay) ? 1 : 0)),
  }
}
