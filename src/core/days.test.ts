import { expect, test } from 'vitest'
import { day, daysBetween, parisDay, parisInstant, schoolYearOf, showDay, showDayShort, showMoment, showTime } from './days.ts'

test('the day in Paris changes at midnight in Paris, winter and summer', () => {
  expect(String(parisDay(Temporal.Instant.from('2026-11-23T22:59:59Z')))).toBe('2026-11-23')
  expect(String(parisDay(Temporal.Instant.from('2026-11-23T23:00:00Z')))).toBe('2026-11-24')
  expect(String(parisDay(Temporal.Instant.from('2026-07-14T21:59:59Z')))).toBe('2026-07-14')
  expect(String(parisDay(Temporal.Instant.from('2026-07-14T22:00:00Z')))).toBe('2026-07-15')
})

test('the day in Paris is right when its clocks were not whole hours away, and asked again within an hour', () => {
  expect(String(parisDay(Temporal.Instant.from('1900-01-01T23:50:38Z')))).toBe('1900-01-01')
  expect(String(parisDay(Temporal.Instant.from('1900-01-01T23:50:39Z')))).toBe('1900-01-02')
  for (const minute of ['00', '30', '59'])
    expect(String(parisDay(Temporal.Instant.from(`2026-03-29T22:${minute}:00Z`)))).toBe('2026-03-30')
  expect(String(parisDay(Temporal.Instant.from('2026-03-29T21:59:59.999Z')))).toBe('2026-03-29')
})

test('a time that does not exist (clocks forward) and one that exists twice (clocks back) still give one instant', () => {
  expect(String(parisInstant(day('2027-03-28'), '02:30'))).toBe('2027-03-28T01:30:00Z')
  expect(String(parisInstant(day('2026-10-25'), '02:30'))).toBe('2026-10-25T00:30:00Z')
})

test('days between are both ends and every day across a clock change', () => {
  expect(daysBetween(day('2026-10-24'), day('2026-10-26')).map(String)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
  expect(daysBetween(day('2026-10-26'), day('2026-10-24'))).toEqual([])
})

test('the school year turns on the first of August', () => {
  expect(schoolYearOf(day('2027-07-31'))).toBe(2026)
  expect(schoolYearOf(day('2027-08-01'))).toBe(2027)
})

test('dates and times are written as in French', () => {
  expect(showDay(day('2017-10-05'))).toBe('jeudi 5 octobre 2017')
  expect(showDay(day('2017-11-01'))).toBe('mercredi 1er novembre 2017')
  expect(showDayShort(day('2017-10-05'))).toBe('jeu. 5 oct.')
  expect(showTime(Temporal.PlainTime.from('12:00'))).toBe('12\u00a0h')
  expect(showTime(Temporal.PlainTime.from('09:05'))).toBe('9\u00a0h\u00a005')
  expect(showMoment(Temporal.Instant.from('2017-10-05T12:02:00Z'))).toBe('5 octobre 2017 à 14\u00a0h\u00a002')
})
