import { nbsp } from './text.ts'

/** The time zone in which every school day, cut-off and legal date of Liane is read. */
export const PARIS = 'Europe/Paris'

export type Day = Temporal.PlainDate
export type Instant = Temporal.Instant

const HOUR = 3_600_000
/** Hours remembered at once. */
const MOST_HOURS = 2000
const dayOfHour = new Map<number, Day>()

/**
 * The calendar day in Paris at that instant. Paris is whole hours away from UTC (since 1911; kept from 1970 on): its day is that of
 * the whole hour, computed once, and the same object for every request of that hour.
 */
export const parisDay = (at: Instant): Day => {
  const hour = Math.floor(at.epochMilliseconds / HOUR)
  const known = dayOfHour.get(hour)
  if (known) return known
  const day = at.toZonedDateTimeISO(PARIS).toPlainDate()
  if (hour >= 0) {
    if (dayOfHour.size >= MOST_HOURS) dayOfHour.clear()
    dayOfHour.set(hour, day)
  }
  return day
}

/** The wall-clock time in Paris at that instant. */
export const parisTime = (at: Instant): Temporal.PlainTime => at.toZonedDateTimeISO(PARIS).toPlainTime()

/** The instant at which Paris clocks show that time on that day (the earlier one when it happens twice). */
export const parisInstant = (day: Day, time: string | Temporal.PlainTime = '00:00'): Instant =>
  day.toZonedDateTime({ timeZone: PARIS, plainTime: Temporal.PlainTime.from(time) }).toInstant()

export const day = (iso: string): Day => Temporal.PlainDate.from(iso)

/** «2026-11-16», as a date field or a link sends it; null when it is nothing of the kind. */
export const readIsoDay = (typed: string | undefined): Day | null => {
  if (typed === undefined || !/^20\d\d-\d\d-\d\d$/.test(typed)) return null
  try {
    return day(typed)
  } catch {
    return null
  }
}

const isoDays = new WeakMap<Day, string>()

/** «2017-10-12». Remembered by object: the days of a kept calendar are written once. */
export const isoOf = (d: Day): string => {
  const known = isoDays.get(d)
  if (known !== undefined) return known
  const iso = d.toString()
  isoDays.set(d, iso)
  return iso
}

const dayNumbers = new WeakMap<Day, number>()

/** 20171012: days in their order. Remembered by object, as reading three fields takes ten times longer. */
export const dayNumberOf = (d: Day): number => {
  const known = dayNumbers.get(d)
  if (known !== undefined) return known
  const number = d.year * 10_000 + d.month * 100 + d.day
  dayNumbers.set(d, number)
  return number
}

/** Below zero when `a` comes first. A month compares thousands of days. */
const compareDays = (a: Day, b: Day): number => dayNumberOf(a) - dayNumberOf(b)

export const sameDay = (a: Day, b: Day): boolean => compareDays(a, b) === 0
export const isBefore = (a: Day, b: Day): boolean => compareDays(a, b) < 0
export const isAfter = (a: Day, b: Day): boolean => compareDays(a, b) > 0
/** Both ends included. */
export const isWithin = (d: Day, first: Day, last: Day): boolean => !isBefore(d, first) && !isAfter(d, last)

/** Every day from `first` to `last`, both included. */
export const daysBetween = (first: Day, last: Day): Day[] => {
  const days: Day[] = []
  for (let d = first; !isAfter(d, last); d = d.add({ days: 1 })) days.push(d)
  return days
}

export const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const
export const WEEKDAYS_SHORT = ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'] as const
export const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const
const MONTHS_SHORT = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juill.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'] as const

/** `dayOfWeek` 1 = lundi … 7 = dimanche, as in ISO 8601. */
export const weekday = (d: Day): string => WEEKDAYS[d.dayOfWeek - 1]!
const dayNumber = (d: Day): string => (d.day === 1 ? '1er' : String(d.day))

/** «jeudi 5 octobre 2017» */
export const showDay = (d: Day): string => `${weekday(d)} ${dayNumber(d)} ${MONTHS[d.month - 1]} ${d.year}`
/** «jeudi 5 octobre» */
export const showDayInYear = (d: Day): string => `${weekday(d)} ${dayNumber(d)} ${MONTHS[d.month - 1]}`
/** «jeu. 5 oct.» */
export const showDayShort = (d: Day): string => `${WEEKDAYS_SHORT[d.dayOfWeek - 1]} ${dayNumber(d)} ${MONTHS_SHORT[d.month - 1]}`
/** «5 octobre 2017» */
export const showDate = (d: Day): string => `${dayNumber(d)} ${MONTHS[d.month - 1]} ${d.year}`
/** «05/10/2017» */
export const showDateDigits = (d: Day): string =>
  `${String(d.day).padStart(2, '0')}/${String(d.month).padStart(2, '0')}/${String(d.year).padStart(4, '0')}`
/** «octobre 2017» */
export const showMonth = (m: { year: number; month: number }): string => `${MONTHS[m.month - 1]} ${m.year}`
/** «12 h», «13 h 30» (with no-break spaces) */
export const showTime = (t: Temporal.PlainTime): string =>
  t.minute === 0 ? `${t.hour}${nbsp}h` : `${t.hour}${nbsp}h${nbsp}${String(t.minute).padStart(2, '0')}`
/** «le 5 octobre 2017 à 14 h 02», Paris time */
export const showMoment = (at: Instant): string => `${showDate(parisDay(at))} à ${showTime(parisTime(at))}`

/** First year of the school year that a day belongs to: 2017 for 2017/2018. The year turns on 1 August. */
export const schoolYearOf = (d: Day): number => (d.month >= 8 ? d.year : d.year - 1)
