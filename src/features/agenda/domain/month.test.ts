import { expect, test } from 'vitest'
import { monthTitle, readMonth, weeksOf } from './month.ts'

test('October 2017 shows the manual’s weeks, 39 to 44, from Monday 25 September to Sunday 5 November', () => {
  const weeks = weeksOf(readMonth('2017-10')!)
  expect(weeks.map((week) => week.number)).toEqual([39, 40, 41, 42, 43, 44])
  expect([String(weeks[0]!.days[0]), String(weeks.at(-1)!.days.at(-1))]).toEqual(['2017-09-25', '2017-11-05'])
})

test('week numbers are those of ISO 8601 around the new year', () => {
  expect(weeksOf(readMonth('2027-01')!).map((week) => week.number)).toEqual([53, 1, 2, 3, 4])
  expect(weeksOf(readMonth('2021-02')!)).toHaveLength(4)
})

test('a month that is not one is null', () => {
  for (const text of [undefined, '', '2017', '2017-13', '2017-00', '17-10', '1999-12', '2100-01', '2017-10-01'])
    expect(readMonth(text)).toBeNull()
  expect(monthTitle(readMonth('2017-08')!)).toBe('Août 2017')
})
