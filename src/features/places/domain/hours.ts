import { type Day, isWithin, parisDay, parisTime, showTime, weekday } from '#core/days.ts'
import { listed, nbsp } from '#core/text.ts'

/** Opening and closing, in minutes since midnight; closing after opening. */
export type Span = readonly [opens: number, closes: number]
export type Exception = {
  readonly id: number
  readonly firstDay: Day
  readonly lastDay: Day
  readonly label: string
  /** Empty: closed. */
  readonly opens: readonly Span[]
}

/** Monday first, seven lists in the order of the day. */
export type Hours = readonly (readonly Span[])[]

const HOUR = String.raw`(\d{1,2})\s*(?:h|:)?\s*(\d{2})?`
const SPAN = new RegExp(String.raw`^${HOUR}\s*(?:-|–|à)\s*${HOUR}$`, 'i')

const minutes = (hour: string, minute = '00'): number => Number(hour) * 60 + Number(minute)

/**
 * PL-3 · reads «9 h – 12 h, 14 h – 17 h 30», «9h-12h et 14:00-17:30»; nothing is closed. Null when it cannot be read, ends
 * before it begins, or overlaps.
 */
export const readSpans = (typed: string): Span[] | null => {
  const text = typed.replaceAll(/[\u00a0\u202f]/g, ' ').trim()
  if (text === '' || /^ferm[ée]e?$/i.test(text)) return []
  const spans: Span[] = []
  for (const part of text.split(/\s*(?:,|;|\bet\b)\s*/i)) {
    const match = SPAN.exec(part)
    if (!match) return null
    const [, fromHour, fromMinute, toHour, toMinute] = match
    const span: Span = [minutes(fromHour!, fromMinute), minutes(toHour!, toMinute)]
    const before = spans.at(-1)
    const isPossible = span[0] < span[1] && span[1] <= 1440 && Number(fromMinute ?? 0) < 60 && Number(toMinute ?? 0) < 60
    if (!isPossible || (before && before[1] > span[0])) return null
    spans.push(span)
  }
  return spans
}

const clock = (at: number): string =>
  at === 1440 ? `24${nbsp}h` : showTime(new Temporal.PlainTime(Math.floor(at / 60), at % 60))

/** «9 h – 12 h et 14 h – 17 h», «Fermé» */
export const showSpans = (spans: readonly Span[]): string =>
  spans.length === 0 ? 'Fermé' : listed(spans.map(([from, to]) => `${clock(from)} – ${clock(to)}`))

const exceptionOn = (day: Day, exceptions: readonly Exception[]): Exception | undefined =>
  exceptions.find((exception) => isWithin(day, exception.firstDay, exception.lastDay))

/** PL-2 · what opens that day: an exception speaks before the week. */
export const spansOn = (day: Day, hours: Hours, exceptions: readonly Exception[]): readonly Span[] =>
  exceptionOn(day, exceptions)?.opens ?? hours[day.dayOfWeek - 1] ?? []

const dayWord = (day: Day, today: Day): string => {
  const days = today.until(day).days
  return days === 0
    ? 'aujourd’hui'
    : days === 1
      ? 'demain'
      : days < 7
        ? weekday(day)
        : `le ${day.day}/${String(day.month).padStart(2, '0')}`
}

/** How far ahead the next opening is looked for. */
const AHEAD = 60

export type OpenState = { readonly isOpen: boolean; readonly sentence: string }

/** PL-2 · «Ouvert jusqu’à 17 h», «Fermé – Toussaint. Ouvre lundi à 9 h». The minute of opening is open, that of closing is not. */
export const openState = (now: Temporal.Instant, hours: Hours, exceptions: readonly Exception[]): OpenState => {
  const today = parisDay(now)
  const time = parisTime(now)
  const minute = time.hour * 60 + time.minute
  const current = spansOn(today, hours, exceptions).find(([from, to]) => from <= minute && minute < to)
  if (current) return { isOpen: true, sentence: `Ouvert jusqu’à ${clock(current[1])}` }
  const why = exceptionOn(today, exceptions)
  const closed = why && why.opens.length === 0 ? `Fermé – ${why.label}` : 'Fermé'
  for (let ahead = 0; ahead <= AHEAD; ahead++) {
    const day = today.add({ days: ahead })
    const next = spansOn(day, hours, exceptions).find(([from]) => ahead > 0 || from > minute)
    if (next) return { isOpen: false, sentence: `${closed}. Ouvre ${dayWord(day, today)} à ${clock(next[0])}` }
  }
  return { isOpen: false, sentence: closed }
}
