import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import type { DB } from '#platform/db/database.ts'
import { moneyTown } from '#support/money.ts'
import { listClosures, listSchoolYears, schoolYearAt, yearEndOf } from '../store/calendar.ts'
import { keepSchoolYears } from './keep-school-years.ts'

const town = await moneyTown()

test('CT-6 · this school year and the next are added once, and those that the town entered are kept', async () => {
  const ctx = town.at('2018-07-31T10:00')
  const entered = { first_year: 2018, first_day: day('2018-09-03'), last_day: day('2019-07-05'), computed: false }
  await (ctx.db as Kysely<DB>).insertInto('school_year').values(entered).execute()
  expect(await keepSchoolYears(ctx)).toEqual([2017])
  expect(await keepSchoolYears(ctx)).toEqual([])
  expect((await listSchoolYears(ctx.db)).map((year) => [year.firstYear, year.computed])).toEqual([
    [2017, true],
    [2018, false],
  ])
  expect(await keepSchoolYears(town.at('2018-08-01T00:00'))).toEqual([2019])
})

test('CT-6 · two processes at once add a year once', async () => {
  const added = await Promise.all([1, 2, 3].map(() => keepSchoolYears(town.at('2020-01-01T10:00'))))
  expect(added.flat().toSorted()).toEqual([2020])
  const toussaint = await listClosures(town.at('2020-01-01T10:00').db, day('2020-10-20'), day('2020-10-20'))
  expect(toussaint.map((closure) => closure.label)).toEqual(['Vacances de la Toussaint'])
})

test('the school year of a day holds its first and last days, and no day of summer', async () => {
  const { db } = town.at('2018-07-31T10:00')
  expect((await schoolYearAt(db, day('2017-09-01')))?.firstYear).toBe(2017)
  expect((await schoolYearAt(db, day('2018-07-06')))?.firstYear).toBe(2017)
  expect(await schoolYearAt(db, day('2018-07-07'))).toBeNull()
})

test('CT-10 · a day belongs to its school year until its last day, then to the one that comes', async () => {
  const { db } = town.at('2018-07-31T10:00')
  const endOf = async (on: string) => (await yearEndOf(db, day(on))).toString()
  expect(await Promise.all(['2018-08-01', '2019-07-05'].map(endOf))).toEqual(['2019-07-05', '2019-07-05'])
  expect(await endOf('2019-07-06')).toBe('2020-07-03')
  expect(await endOf('2030-02-01'), 'a year that the town has not made ends with August').toBe('2030-08-31')
})
