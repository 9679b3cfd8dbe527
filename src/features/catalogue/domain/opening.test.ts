import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { computedSchoolYear } from './computed-year.ts'
import { openDay } from './opening.ts'

const canteen = { weekdays: [1, 2, 4, 5] }
const { year, closures } = computedSchoolYear(2017)
const said = (iso: string, more = closures) => {
  const opening = openDay(canteen, more, year, day(iso))
  return opening.open ? 'ouvert' : opening.label
}

test('CT-3 · the last day before the holidays is open, the first day after them too, and none between', () => {
  expect(said('2017-10-20')).toBe('ouvert')
  expect(said('2017-10-23')).toBe('Vacances de la Toussaint')
  expect(said('2017-11-03')).toBe('Vacances de la Toussaint')
  expect(said('2017-11-06')).toBe('ouvert')
})

test('CT-3 · a public holiday speaks before the holidays around it', () => {
  expect(said('2017-11-01')).toBe('Férié\u00a0: Toussaint')
  expect(said('2018-05-08')).toBe('Férié\u00a0: Victoire 1945')
})

test('CT-3 · an exceptional closure gives its reason', () => {
  const strike = { kind: 'fermeture', label: 'grève', firstDay: day('2017-10-10'), lastDay: day('2017-10-10') } as const
  expect(said('2017-10-10', [...closures, strike])).toBe('Fermé\u00a0: grève')
  expect(said('2017-10-09', [...closures, strike])).toBe('ouvert')
  expect(said('2017-10-12', [...closures, strike])).toBe('ouvert')
})

test('CT-4 · the first and last days of the year are open, their neighbours closed', () => {
  expect(said('2017-09-01')).toBe('ouvert')
  expect(said('2017-08-31', [])).toBe('Fermé')
  expect(said('2018-07-06')).toBe('ouvert')
  expect(said('2018-07-07')).toBe('Vacances d’été')
  expect(openDay(canteen, [], null, day('2017-10-10')).open).toBe(false)
})

test('CT-5 · only the weekdays of the activity are open', () => {
  expect(['2017-10-09', '2017-10-10', '2017-10-11', '2017-10-12', '2017-10-13', '2017-10-14'].map((d) => said(d))).toEqual([
    'ouvert',
    'ouvert',
    'Fermé',
    'ouvert',
    'ouvert',
    'Fermé',
  ])
})
