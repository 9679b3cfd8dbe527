import {
  type Day,
  dayNumberOf,
  type Instant,
  parisDay,
  parisInstant,
  parisTime,
  showDay,
  showTime,
  WEEKDAYS,
} from '#core/days.ts'
import { isPublicHoliday } from '#core/public-holidays.ts'
import { listed, nbsp, thin } from '#core/text.ts'

type DaysBefore = {
  readonly kind: 'days_before'
  readonly days: number
  readonly at: Temporal.PlainTime
  /** Weekdays that are not counted, 1 = Monday … 7 = Sunday; never all seven. */
  readonly skipped?: readonly number[]
  /** Public holidays are not counted. */
  readonly skipsPublicHolidays?: boolean
}
type WeekdayBefore = {
  readonly kind: 'weekday_before'
  /** 1 = Monday … 7 = Sunday, of the week before that of the service, or of two before. */
  readonly weekday: number
  readonly weeks: 1 | 2
  readonly at: Temporal.PlainTime
}
type MonthBefore = {
  readonly kind: 'month_before'
  /** Day of the month before that of the service; its last day when it has fewer. */
  readonly dayOfMonth: number
  readonly at: Temporal.PlainTime
}

/**
 * Until when one may book or cancel (AG-2). `at`: the last minute in which it is possible, Paris time. `none`: no limit of
 * its own.
 */
export type CutOff = DaysBefore | WeekdayBefore | MonthBefore | { readonly kind: 'none' }
export type CutOffs = { readonly booking: CutOff; readonly cancelling: CutOff }

/** A month asks for the same limits at each visit: rule → day, by its number → limit. */
const limits = new WeakMap<CutOff, Map<number, Instant>>()

/**
 * The first instant at which it is too late. Never after the midnight that opens the day of service: nothing of today can
 * be changed (AG-1).
 */
export const closesAt = (cutOff: CutOff, day: Day): Instant => {
  const known = limits.get(cutOff) ?? new Map<number, Instant>()
  const name = dayNumberOf(day)
  const found = known.get(name)
  if (found) return found
  const limit = limitAt(cutOff, day)
  limits.set(cutOff, known.set(name, limit))
  return limit
}

const isSkipped = (rule: DaysBefore, day: Day): boolean =>
  (rule.skipped?.includes(day.dayOfWeek) ?? false) || (rule.skipsPublicHolidays === true && isPublicHoliday(day))

/** Going back one day at a time, those skipped not counted. */
const countBack = (rule: DaysBefore, day: Day): Day => {
  if (!rule.skipped?.length && !rule.skipsPublicHolidays) return day.subtract({ days: rule.days })
  let [at, left] = [day, rule.days]
  while (left > 0) {
    at = at.subtract({ days: 1 })
    if (!isSkipped(rule, at)) left--
  }
  return at
}

const lastDay = (cutOff: Exclude<CutOff, { kind: 'none' }>, day: Day): Day => {
  switch (cutOff.kind) {
    case 'days_before':
      return countBack(cutOff, day)
    case 'weekday_before':
      return day.subtract({ days: day.dayOfWeek - cutOff.weekday + 7 * cutOff.weeks })
    case 'month_before':
      // A month that is too short answers its last day.
      return day.toPlainYearMonth().subtract({ months: 1 }).toPlainDate({ day: cutOff.dayOfMonth })
  }
}

const isTheEve = (cutOff: CutOff): boolean => cutOff.kind === 'none' || (cutOff.kind === 'days_before' && cutOff.days === 0)

const limitAt = (cutOff: CutOff, day: Day): Instant =>
  cutOff.kind === 'none' || isTheEve(cutOff)
    ? parisInstant(day)
    : parisInstant(lastDay(cutOff, day), cutOff.at).add({ minutes: 1 })

/** «jeudi 5 octobre 2017, 10 h»: the last minute for that day of service. */
export const showLimit = (cutOff: CutOff, day: Day): string => {
  const last = closesAt(cutOff, day).subtract({ minutes: 1 })
  return `${showDay(parisDay(last))}, ${showTime(parisTime(last))}`
}

const EVE = `à la veille, 23${nbsp}h${nbsp}59`

/** «, sans compter les samedis, les dimanches et les jours fériés» */
const withoutCounting = ({ skipped = [], skipsPublicHolidays = false }: DaysBefore): string => {
  const words = skipped.toSorted((a, b) => a - b).map((weekday) => `les ${WEEKDAYS[weekday - 1]}s`)
  const all = skipsPublicHolidays ? [...words, 'les jours fériés'] : words
  return all.length === 0 ? '' : `, sans compter ${listed(all)}`
}

const daysLimit = (rule: DaysBefore): string => {
  if (rule.days === 0) return EVE
  const end = `${showTime(rule.at)}${withoutCounting(rule)}`
  if (rule.days === 1) return `à la veille, ${end}`
  return rule.days === 2 ? `à l’avant-veille, ${end}` : `à ${rule.days}${nbsp}jours avant, ${end}`
}

/** What follows «jusqu’»: «à la veille, 23 h 59», «au jeudi de la semaine précédente, 10 h», «au 20 du mois précédent, 10 h». */
const limitOf = (cutOff: CutOff): string => {
  switch (cutOff.kind) {
    case 'none':
      return EVE
    case 'days_before':
      return daysLimit(cutOff)
    case 'weekday_before': {
      const week = cutOff.weeks === 1 ? 'de la semaine précédente' : 'de la deuxième semaine précédente'
      return `au ${WEEKDAYS[cutOff.weekday - 1]} ${week}, ${showTime(cutOff.at)}`
    }
    case 'month_before': {
      if (cutOff.dayOfMonth === 31) return `au dernier jour du mois précédent, ${showTime(cutOff.at)}`
      const nth = cutOff.dayOfMonth === 1 ? '1er' : String(cutOff.dayOfMonth)
      const short = cutOff.dayOfMonth > 28 ? ' (ou son dernier jour)' : ''
      return `au ${nth} du mois précédent${short}, ${showTime(cutOff.at)}`
    }
  }
}

/** «jusqu’à la veille, 23 h 59» */
export const explainCutOff = (cutOff: CutOff): string => `jusqu’${limitOf(cutOff)}`

/** «Réservation et annulation jusqu’à la veille, 23 h 59.» */
export const explainCutOffs = ({ booking, cancelling }: CutOffs): string => {
  const [book, cancel] = [explainCutOff(booking), explainCutOff(cancelling)]
  return book === cancel ? `Réservation et annulation ${book}.` : `Réservation ${book}${thin}; annulation ${cancel}.`
}
