import { expect, test } from 'vitest'
import { daysBetween } from '#core/days.ts'
import { monthTitle, readMonth, spanOf, weeksOf as weeksOfDays, weekTitle } from './month.ts'

const weeksOf = (month: Temporal.PlainYearMonth) => {
  const { first, last } = spanOf(month)
  return weeksOfDays(daysBetween(first, last))
}

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

test('a week is named by its number and its days', () => {
  const title = (first: string, last: string) => weekTitle(Temporal.PlainDate.from(first), Temporal.PlainDate.from(last))
  expect(title('2017-10-09', '2017-10-15')).toBe('Semaine 41, du 9 au 15 octobre 2017')
  expect(title('2017-12-25', '2017-12-31')).toBe('Semaine 52, du 25 au 31 décembre 2017')
  expect(title('2018-09-24', '2018-09-30')).toBe('Semaine 39, du 24 au 30 septembre 2018')
  expect(title('2017-10-30', '2017-11-05')).toBe('Semaine 44, du 30 octobre au 5 novembre 2017')
  expect(title('2018-01-01', '2018-01-07')).toBe('Semaine 1, du 1er au 7 janvier 2018')
})
