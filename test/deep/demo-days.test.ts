import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { openTowns } from '#platform/db/towns.ts'
import { testDatabase } from '#support/database.ts'
import { resetDemo } from '../../db/demo/create.ts'

const { connection } = await testDatabase()
const towns = await openTowns(connection, { baseUrl: 'http://localhost:3000' })
const { db } = towns.bySlug('isques')

// The days on which the story is hardest to tell: ends of years, holidays, week-ends, clock changes.
test.each([
  '2026-03-29T03:30',
  '2026-05-15T10:00',
  '2026-06-29T10:00',
  '2026-07-03T23:59',
  '2026-07-20T10:00',
  '2026-07-31T10:00',
  '2026-08-01T00:00',
  '2026-08-30T10:00',
  '2026-09-01T00:00',
  '2026-09-02T10:00',
  '2026-10-25T02:30',
  '2026-12-25T10:00',
  '2028-02-29T10:00',
])('the demo can be made at %s', async (paris) => {
  const now = Temporal.PlainDateTime.from(paris).toZonedDateTime('Europe/Paris').toInstant()
  await resetDemo({ towns, clock: () => now })
  const { household_id } = await db
    .selectFrom('person')
    .select('household_id')
    .where('first_name', '=', 'Hubert')
    .executeTakeFirstOrThrow()
  expect((await balanceOf(db, household_id!, day(paris.slice(0, 10)))).balanceCents).toBe(-720)
  const daniel = await db
    .selectFrom('booking')
    .innerJoin('person', 'person.id', 'child_id')
    .select('day')
    .where('first_name', '=', 'Daniel')
    .execute()
  expect(daniel.length).toBeGreaterThanOrEqual(4)
})
