import { parse } from 'csv-parse/sync'
import ICAL from 'ical.js'
import { type Day, isBefore, PARIS, sameDay, schoolYearOf } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { plain, tidy } from '#core/text.ts'

/** School holidays as a file gives them; both days included. */
export type Holidays = { readonly label: string; readonly firstDay: Day; readonly lastDay: Day }
export type Zone = 'A' | 'B' | 'C'
export type HolidaysFault = 'agenda.file-unreadable' | 'agenda.file-without-holidays'

/** The longest holidays: summer, with a margin. */
const MOST_DAYS = 80

const dayOf = (time: ICAL.Time): Day => Temporal.PlainDate.from({ year: time.year, month: time.month, day: time.day })

/** «2025-10-17T22:00:00+00:00» is the 18th in Paris; «18/10/2025» and «2025-10-18» are what they say. */
const readDay = (text: string): { day: Day; isMoment: boolean } | null => {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  try {
    if (french) {
      const [, d, m, y] = french.map(Number)
      return { day: Temporal.PlainDate.from({ year: y!, month: m!, day: d! }, { overflow: 'reject' }), isMoment: false }
    }
    if (text.includes('T')) {
      return { day: Temporal.Instant.from(text).toZonedDateTimeISO(PARIS).toPlainDate(), isMoment: true }
    }
    return { day: Temporal.PlainDate.from(text), isMoment: false }
  } catch {
    return null
  }
}

type Line = Holidays & { readonly zones: string }

const ofCalendar = (text: string): Line[] =>
  new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').flatMap((component) => {
    const event = new ICAL.Event(component)
    if (!event.startDate || !component.hasProperty('dtend')) return []
    const [firstDay, end] = [dayOf(event.startDate), dayOf(event.endDate)]
    // RFC 5545: the end of a whole day is the day after it.
    const lastDay = event.endDate.isDate ? end.subtract({ days: 1 }) : end
    const summary = tidy(event.summary ?? '')
    return [{ label: summary, firstDay, lastDay, zones: `${summary} ${event.location ?? ''}` }]
  })

const HEADS = { label: /^(description|libelle|motif|vacances)/, first: /debut/, last: /fin/, zones: /zone/, people: /population/ }

const ofTable = (text: string): Line[] => {
  const delimiter = (text.split('\n')[0] ?? '').includes(';') ? ';' : ','
  const [heads = [], ...rows] = parse(text, {
    delimiter,
    bom: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  const column = (head: RegExp) => heads.findIndex((name) => head.test(plain(name)))
  const [label, first, last, zones, people] = [HEADS.label, HEADS.first, HEADS.last, HEADS.zones, HEADS.people].map(column) as [
    number,
    number,
    number,
    number,
    number,
  ]
  if (label < 0 || first < 0 || last < 0) return []
  return rows.flatMap((row) => {
    const [from, to] = [readDay(row[first] ?? ''), readDay(row[last] ?? '')]
    if (!from || !to || plain(row[people] ?? '').startsWith('enseignant')) return []
    // The ministry's file gives the moment at which lessons start again.
    const lastDay = to.isMoment ? to.day.subtract({ days: 1 }) : to.day
    return [{ label: tidy(row[label] ?? ''), firstDay: from.day, lastDay, zones: row[zones] ?? '' }]
  })
}

/** «Vacances de la Toussaint - Zone B» → «Vacances de la Toussaint» */
const nameOf = (label: string): string => {
  const name = tidy(label.replace(/\s*[-–(]?\s*zones?\s+[ABC][^)]*\)?\s*$/i, ''))
  return name
    .replaceAll("'", '’')
    .replace(/^Vacances d[’ ]Été/i, 'Vacances d’été')
    .replace(/^Vacances d[’ ]Hiver/i, 'Vacances d’hiver')
}

const isFor = (zone: Zone, { zones }: Line): boolean => {
  const named = [...zones.matchAll(/zones?\s+((?:[ABC](?:\s*,\s*|\s+et\s+|\s+|$))+)/gi)].flatMap(
    ([, list]) => list!.toUpperCase().match(/[ABC]/g) ?? [],
  )
  return named.length === 0 || named.includes(zone)
}

/**
 * The school holidays of a zone in a calendar (ICS, RFC 5545) or in a table (CSV: libellé, début, fin; the ministry's own file
 * too). Lines of another zone, doubles and what is not a range of days are left out.
 */
export const readHolidays = (text: string, zone: Zone): Result<Holidays[], HolidaysFault> => {
  let lines: Line[]
  try {
    lines = /^\ufeff?\s*BEGIN:VCALENDAR/i.test(text) ? ofCalendar(text) : ofTable(text)
  } catch {
    return refuse('agenda.file-unreadable')
  }
  const found = new Map<string, Holidays>()
  for (const line of lines) {
    const isRange = !isBefore(line.lastDay, line.firstDay) && line.firstDay.until(line.lastDay).days < MOST_DAYS
    const isHoliday = /vacances|pont/.test(plain(line.label))
    if (!isRange || !isHoliday || !isFor(zone, line)) continue
    found.set(`${line.firstDay} ${line.lastDay}`, { label: nameOf(line.label), firstDay: line.firstDay, lastDay: line.lastDay })
  }
  if (found.size === 0) return refuse('agenda.file-without-holidays')
  return ok([...found.values()].sort((a, b) => Temporal.PlainDate.compare(a.firstDay, b.firstDay)))
}

type Known = Holidays & { readonly id: number; readonly kind: string }

/**
 * What an import changes: what is new, and the holidays of the same school years that it replaces. Imported twice, the second
 * time changes nothing. Days already past are left as they were.
 */
export const planImport = (
  imported: readonly Holidays[],
  known: readonly Known[],
  today: Day,
): { add: Holidays[]; replaced: Known[]; years: number[] } => {
  const years = [...new Set(imported.map(({ firstDay }) => schoolYearOf(firstDay)))]
  const same = (a: Holidays, b: Holidays) => sameDay(a.firstDay, b.firstDay) && sameDay(a.lastDay, b.lastDay)
  const coming = imported.filter(({ lastDay }) => !isBefore(lastDay, today))
  const replaceable = known.filter(
    (k) => k.kind === 'vacances' && years.includes(schoolYearOf(k.firstDay)) && !isBefore(k.lastDay, today),
  )
  return {
    add: coming.filter((holidays) => !replaceable.some((k) => same(k, holidays))),
    replaced: replaceable.filter((k) => !coming.some((holidays) => same(k, holidays))),
    years,
  }
}
