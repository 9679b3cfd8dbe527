import { expect, test } from 'vitest'
import { day, daysBetween, isoOf, parisInstant } from '#core/days.ts'
import type { Slot } from './slot.ts'
import { weekOfChild, weeksAround } from './week.ts'

const EVE = { kind: 'days_before', days: 1, at: Temporal.PlainTime.from('23:59') } as const
const THURSDAY = { kind: 'weekday_before', weekday: 4, weeks: 1, at: Temporal.PlainTime.from('10:00') } as const
const lunch = { id: 1, name: 'Repas de midi' }
const evening = { id: 2, name: 'Garderie soir' }

type Told = { booked?: readonly string[]; others?: readonly string[]; over?: Partial<Slot>; mayBook?: boolean; closed?: string[] }

/** A child who goes to both, every day but Wednesday and the week-end. «2026-11-23.1»: activity 1 on that day. */
const weekAt = (now: string, { booked = [], others = [], over = {}, mayBook = true, closed = [] }: Told = {}) => {
  const [date, time] = now.split('T')
  const { first, last, shown } = weeksAround(day(date!))
  const at = ({ activity, day: of }: { activity: number; day: Temporal.PlainDate }): Slot => {
    const key = `${isoOf(of)}.${activity}`
    const own = booked.includes(key)
    const label = closed.includes(isoOf(of)) ? 'Férié' : 'Fermé'
    const open = ![3, 6, 7].includes(of.dayOfWeek) && !closed.includes(isoOf(of))
    return {
      child: 4,
      activity,
      day: of,
      opening: open ? { open } : { open, label },
      enrolled: true,
      price: { cents: 390, label: null, tariff: 1, explanation: [] },
      places: 60,
      taken: 0,
      booking: own || others.includes(key) ? { id: 9, household: 1, charge: null, priceCents: 390, own } : null,
      cutOffs: { booking: EVE, cancelling: EVE },
      overdraft: 'accept',
      funds: null,
      ...over,
    }
  }
  const read = { activities: [lunch, evening], at, mayBook }
  return weekOfChild(read, daysBetween(first, last), shown, parisInstant(day(date!), time))
}

test('AG-26 · until Friday the week shown is that of the day, on Saturday and Sunday the next one', () => {
  const monday = (today: string) => weeksAround(day(today)).shown.toString()
  expect(monday('2026-11-23')).toBe('2026-11-23')
  expect(monday('2026-11-27')).toBe('2026-11-23')
  expect(monday('2026-11-28')).toBe('2026-11-30')
  expect(monday('2026-11-29')).toBe('2026-11-30')
})

test('AG-26 · each day says what is booked, by whom, and why it is closed; a closed week-end is not shown', () => {
  const { days } = weekAt('2026-11-24T10:00', {
    booked: ['2026-11-24.1', '2026-11-24.2'],
    others: ['2026-11-26.1'],
    closed: ['2026-11-27'],
  })
  expect(days.map(({ day: d, closed, booked, isToday, isPast }) => [d.day, closed, booked.length, isToday, isPast])).toEqual([
    [23, null, 0, false, true],
    [24, null, 2, true, false],
    [25, 'Fermé', 0, false, false],
    [26, null, 1, false, false],
    [27, 'Férié', 0, false, false],
  ])
  expect(days[1]!.booked).toEqual([
    { name: 'Repas de midi', byOther: false },
    { name: 'Garderie soir', byOther: false },
  ])
  expect(days[3]!.booked).toEqual([{ name: 'Repas de midi', byOther: true }])
})

test('AG-27 · an empty week is said with its first limit, 72 hours before it and not a minute earlier', () => {
  const booked = ['2026-11-27.1']
  // The limit for Monday 30 is Sunday at 23:59, over at midnight.
  expect(weekAt('2026-11-26T23:59', { booked }).reminder).toBe(null)
  const { reminder } = weekAt('2026-11-27T00:00', { booked })
  expect([reminder!.week, reminder!.firstDay, reminder!.due, reminder!.time].map(String)).toEqual([
    '2026-11-30',
    '2026-11-30',
    '2026-11-29',
    '23:59:00',
  ])
})

test('AG-27 · a limit on the Thursday before is said from the Monday on, while this week is booked', () => {
  const told = { booked: ['2026-11-24.1', '2026-11-27.1'], over: { cutOffs: { booking: THURSDAY, cancelling: THURSDAY } } }
  expect(weekAt('2026-11-23T10:00', told).reminder).toBe(null)
  expect(weekAt('2026-11-23T10:01', told).reminder).toMatchObject({ time: Temporal.PlainTime.from('10:00') })
  expect(weekAt('2026-11-26T10:01', told).reminder).toBe(null)
})

test('AG-27 · nothing is said of a child who never came, of a week begun to be booked, nor to who may not book', () => {
  expect(weekAt('2026-11-27T10:00').reminder).toBe(null)
  expect(weekAt('2026-11-26T10:00', { booked: ['2026-12-04.1'] }).reminder).toBe(null)
  expect(weekAt('2026-11-27T10:00', { booked: ['2026-11-27.1', '2026-12-04.1'] }).reminder).toBe(null)
  expect(weekAt('2026-11-27T10:00', { booked: ['2026-11-27.1'], mayBook: false }).reminder).toBe(null)
})

test('AG-27 · the week begun is said while it is empty and the one before was not', () => {
  const { reminder } = weekAt('2026-11-24T10:00', { booked: ['2026-11-19.1'] })
  // Wednesday is closed: Thursday is the first day that may still be booked.
  expect([reminder!.week, reminder!.firstDay, reminder!.due].map(String)).toEqual(['2026-11-23', '2026-11-26', '2026-11-25'])
  expect(weekAt('2026-11-24T10:00', { booked: ['2026-11-19.1', '2026-11-23.1'] }).reminder).toBe(null)
})

test('AG-26 · what stands in the way is named: an account that does not suffice, a price not published', () => {
  expect(weekAt('2026-11-23T10:00')).toMatchObject({ obstacles: [], hasFree: true })
  expect(weekAt('2026-11-23T10:00', { over: { overdraft: 'refuse', funds: 389 } })).toMatchObject({
    obstacles: [{ kind: 'overdraft', activities: ['Repas de midi', 'Garderie soir'] }],
    hasFree: false,
  })
  expect(weekAt('2026-11-23T10:00', { over: { overdraft: 'refuse', funds: 390 } }).obstacles).toEqual([])
  expect(weekAt('2026-11-23T10:00', { over: { price: null } }).obstacles.map(({ kind }) => kind)).toEqual(['no-price'])
})
