import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { balanceOf, statementOf } from '#features/ledger/index.ts'
import { openTowns } from '#platform/db/towns.ts'
import { testDatabase } from '#support/database.ts'
import { demoLogins, ensureDemo, resetDemo } from '../../db/demo/create.ts'
import { tellStory } from '../../db/demo/story.ts'

const { connection } = await testDatabase()
const at = (paris: string) => Temporal.PlainDateTime.from(paris).toZonedDateTime('Europe/Paris').toInstant()
const towns = await openTowns(connection, { baseUrl: 'http://localhost:3000' })
const { db } = towns.bySlug('isques')
const demo = (paris: string) => ({ towns, clock: () => at(paris) })

const householdOf = async (login: string): Promise<number> =>
  (
    await db
      .selectFrom('account')
      .innerJoin('person', 'person.id', 'account.person_id')
      .select('household_id')
      .where('login', '=', login)
      .executeTakeFirstOrThrow()
  ).household_id!

const counts = async () => {
  const of = async (table: 'person' | 'booking' | 'request' | 'ledger_entry' | 'account' | 'thread_message') =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  return {
    person: await of('person'),
    booking: await of('booking'),
    request: await of('request'),
    entries: await of('ledger_entry'),
    account: await of('account'),
    message: await of('thread_message'),
  }
}

test('made on 13/11/2017, the demo has the manual’s statement: 17/11, 20/11 and −7,20 €', async () => {
  expect(await ensureDemo(demo('2017-11-13T10:00'))).toEqual({ madeOn: day('2017-11-13'), renewed: true })
  const household = await householdOf('hubert.mounier')
  expect((await balanceOf(db, household, day('2017-11-13'))).balanceCents).toBe(-720)
  const statement = await statementOf(db, household, 2017)
  const lines = statement.months.flatMap((month) => month.lines)
  expect(lines.map((line) => [String(line.valueDate), String(line.recordedOn)])).toEqual([
    ['2017-11-20', '2017-11-10'],
    ['2017-11-20', '2017-11-10'],
    ['2017-11-20', '2017-11-10'],
    ['2017-11-17', '2017-11-10'],
  ])
  expect(JSON.stringify(lines)).toMatch(/Garderie soir.*Repas de midi.*Tarif enfant.*Garderie matin.*Garderie matin/s)
})

test('the manual’s requests have their numbers and statuses', async () => {
  const rows = await db
    .selectFrom('request')
    .innerJoin('person', 'person.id', 'request.child_id')
    .select(['number', 'first_name', 'status'])
    .orderBy('number')
    .execute()
  expect(rows.map((r) => `${r.number} ${r.first_name} ${r.status}`)).toEqual([
    '16 Éric acceptee',
    '55 Éric acceptee',
    '76 Éric acceptee',
    '109 Éric acceptee',
    '125 Florian en_traitement',
    '136 Alexis brouillon',
    '139 Jean brouillon',
    '141 Alice brouillon',
  ])
})

test('one message waits for Hubert Mounier, and no letter of the past fills the mailbox', async () => {
  const unread = await db
    .selectFrom('thread')
    .innerJoin('thread_message as m', 'm.thread_id', 'thread.id')
    .select('subject')
    .where('m.read_at', 'is', null)
    .execute()
  expect(unread).toEqual([{ subject: 'Demande de justificatifs' }])
  expect(await db.selectFrom('demo_mail').select('id').execute()).toEqual([])
})

test('every demo login exists', async () => {
  const logins = (await db.selectFrom('account').select('login').execute()).map((row) => row.login)
  expect(logins.toSorted()).toEqual(demoLogins.map(({ login }) => login).toSorted())
})

test('places taken are counted as booked', async () => {
  const days = await db.selectFrom('activity_day').select(['activity_id', 'day', 'booked']).execute()
  const bookings = await db.selectFrom('booking').select(['activity_id', 'day']).where('cancelled_at', 'is', null).execute()
  for (const d of days)
    expect(bookings.filter((b) => b.activity_id === d.activity_id && b.day.equals(d.day))).toHaveLength(d.booked)
})

test('started again the same day, or later once somebody has used it, the demo is left as it is', async () => {
  const before = await counts()
  expect(await ensureDemo(demo('2017-11-13T23:59'))).toEqual({ madeOn: day('2017-11-13'), renewed: false })
  const account = (await db.selectFrom('account').select('id').executeTakeFirstOrThrow()).id
  const seen = at('2017-11-13T12:00')
  await db
    .insertInto('session')
    .values({ token_hash: Buffer.from('x'), account_id: account, created_at: seen, seen_at: seen })
    .execute()
  expect((await ensureDemo(demo('2017-11-15T08:00'))).renewed).toBe(false)
  expect(await counts()).toEqual(before)
})

test('a reset keeps the lists that every town has alike: geography, meals, the act of the régie', async () => {
  await db.insertInto('geography_import').values({ version: 'test' }).execute()
  await resetDemo(demo('2017-11-13T10:00'))
  expect(await db.selectFrom('geography_import').select('version').where('version', '=', 'test').execute()).toHaveLength(1)
  for (const table of ['meal_type', 'regie_act', 'regie_means', 'attendance_kind'] as const)
    expect((await db.selectFrom(table).selectAll().execute()).length, table).toBeGreaterThan(0)
})

test('reset, it is told again from the new day; unused, it renews itself the day after', async () => {
  const before = await counts()
  expect(await resetDemo(demo('2026-11-23T18:00'))).toEqual({ madeOn: day('2026-11-23'), renewed: true })
  expect((await counts()).person).toBe(before.person)
  expect(
    (await db.selectFrom('request').select('number').where('status', '=', 'acceptee').orderBy('number').execute()).map(
      (r) => r.number,
    ),
  ).toEqual([16, 55, 76, 109])
  expect((await balanceOf(db, await householdOf('hubert.mounier'), day('2026-11-23'))).balanceCents).toBe(-720)
  expect(await ensureDemo(demo('2026-11-24T00:00'))).toEqual({ madeOn: day('2026-11-24'), renewed: true })
})

test('an interrupted making starts again; two at once make it once', async () => {
  await db
    .updateTable('town')
    .set({ demo_made_at: Temporal.Instant.from('1970-01-01T00:00:00Z') })
    .execute()
  const made = await Promise.all([ensureDemo(demo('2026-11-25T09:00')), ensureDemo(demo('2026-11-25T09:00'))])
  expect(made.map((d) => d.renewed).toSorted()).toEqual([false, true])
  expect((await balanceOf(db, await householdOf('hubert.mounier'), day('2026-11-25'))).balanceCents).toBe(-720)
})

test('a town that is not a demo is never touched', async () => {
  await db.updateTable('town').set({ demo_made_at: null }).execute()
  const before = await counts()
  expect((await ensureDemo(demo('2030-01-01T09:00'))).renewed).toBe(false)
  await expect(resetDemo(demo('2030-01-01T09:00'))).rejects.toThrow('not a demo')
  expect(await counts()).toEqual(before)
})

test('on any day of two years the story can be told: its days are in order and bookable when they were booked', () => {
  for (let d = day('2026-01-01'); d.year < 2028; d = d.add({ days: 5 })) {
    const story = tellStory(d.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '00:01' }).toInstant())
    const order = [story.before, story.today, story.soon[0], story.soon[1]]
    expect(order.map(String), String(d)).toEqual(order.map(String).toSorted())
    expect(Temporal.PlainDate.compare(story.first, story.today.add({ days: 4 })), String(d)).toBeGreaterThanOrEqual(0)
    expect(Temporal.PlainDate.compare(story.second, story.first)).toBe(1)
  }
})
