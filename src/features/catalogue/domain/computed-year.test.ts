import { expect, test } from 'vitest'
import { day, isWithin } from '#core/days.ts'
import { publicHolidays } from '#core/public-holidays.ts'
import { computedSchoolYear } from './computed-year.ts'

const rangeOf = (firstYear: number, label: string): string => {
  const found = computedSchoolYear(firstYear).closures.find((c) => c.label === label)!
  return `${found.firstDay} ${found.lastDay}`
}

const bounds = (firstYear: number): string => {
  const { year } = computedSchoolYear(firstYear)
  return `${year.firstDay} ${year.lastDay} ${year.computed}`
}

test('CT-1, CT-2 · a year starts on 1 September or the Monday after, and ends on the eve of July’s first Saturday', () => {
  expect(bounds(2017)).toBe('2017-09-01 2018-07-06 true')
  expect(bounds(2018)).toBe('2018-09-03 2019-07-05 true')
  expect(bounds(2019)).toBe('2019-09-02 2020-07-03 true')
  expect(bounds(2026)).toBe('2026-09-01 2027-07-02 true')
})

test('CT-2 · holidays are sixteen days from a Saturday, as in zone B of 2017/2018 and 2025/2026', () => {
  expect(rangeOf(2017, 'Vacances de la Toussaint')).toBe('2017-10-21 2017-11-05')
  expect(rangeOf(2017, 'Vacances de Noël')).toBe('2017-12-23 2018-01-07')
  expect(rangeOf(2025, 'Vacances d’hiver')).toBe('2026-02-14 2026-03-01')
  expect(rangeOf(2025, 'Vacances de printemps')).toBe('2026-04-11 2026-04-26')
  expect(rangeOf(2025, 'Vacances d’été')).toBe('2026-07-04 2026-08-31')
  expect(rangeOf(2025, 'Pont de l’Ascension')).toBe('2026-05-15 2026-05-15')
})

test('CT-2 · for a century, every closure starts before it ends and school years never meet', () => {
  for (let firstYear = 2000; firstYear < 2100; firstYear++) {
    const { year, closures } = computedSchoolYear(firstYear)
    for (const c of closures) expect(Temporal.PlainDate.compare(c.firstDay, c.lastDay)).toBeLessThanOrEqual(0)
    expect(Temporal.PlainDate.compare(year.lastDay, computedSchoolYear(firstYear + 1).year.firstDay)).toBe(-1)
  }
})

test('public holidays fall on their day whatever the time zone of the server', () => {
  const before = process.env.TZ
  try {
    for (const zone of [
      'Europe/Paris',
      'America/Sao_Paulo',
      'Pacific/Auckland',
      'Australia/Lord_Howe',
      'UTC',
      'Pacific/Honolulu',
    ]) {
      process.env.TZ = zone
      const of2018 = Object.fromEntries(publicHolidays(day('2018-01-01'), day('2018-12-31')).map((h) => [h.label, String(h.day)]))
      expect(of2018, zone).toEqual({
        'Jour de l’An': '2018-01-01',
        'Lundi de Pâques': '2018-04-02',
        'Fête du Travail': '2018-05-01',
        'Victoire 1945': '2018-05-08',
        Ascension: '2018-05-10',
        'Lundi de Pentecôte': '2018-05-21',
        'Fête nationale': '2018-07-14',
        Assomption: '2018-08-15',
        Toussaint: '2018-11-01',
        'Armistice 1918': '2018-11-11',
        Noël: '2018-12-25',
      })
    }
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
})

test('public holidays between two days hold both ends and cross years', () => {
  const found = publicHolidays(day('2017-12-25'), day('2018-01-01'))
  expect(found.map((h) => h.label)).toEqual(['Noël', 'Jour de l’An'])
  expect(found.every((h) => isWithin(h.day, day('2017-12-25'), day('2018-01-01')))).toBe(true)
})
