import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { bookDays } from '#features/agenda/index.ts'
import { balanceOf } from '#features/ledger/index.ts'
import type { StatementView } from '#features/payments/pages/citizen/statement.page.tsx'
import { statement } from '#features/payments/pages/citizen/statement.route.ts'
import { openTowns } from '#platform/db/towns.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { testDatabase } from '#support/database.ts'
import { asPrinted, PRINTED } from '#support/manual.ts'
import { resetDemo } from '../../db/demo/create.ts'
import { openStage } from '../../db/demo/stage.ts'
import { tellStory } from '../../db/demo/story.ts'

/** From the day after the manual's, two years before, to the manual's day: a leap day, two Augusts, two 31/12. */
const FIRST = day('2015-11-14')
const DAYS = 731

const { connection } = await testDatabase()
const towns = await openTowns(connection, { baseUrl: 'http://localhost:3000' })
const town = towns.bySlug('isques')
const { db } = town
const instant = (date: string) => Temporal.PlainDateTime.from(`${date}T10:00`).toZonedDateTime('Europe/Paris').toInstant()
await resetDemo({ towns, clock: () => instant('2017-11-13') })
const stage = await openStage(town, instant('2017-11-13'), '')

/** A Mounier family for each day, its child enrolled in the three activities. The places are for all of them. */
const families = async (): Promise<{ citizen: Citizen; child: number }[]> => {
  await sql`update activity set places = 1000`.execute(db)
  const { rows } = await sql<{ adult: number; household: number; account: number; child: number }>`
    with n as (select i from generate_series(1, ${DAYS}::int) i),
      h as (insert into household (created_at) select '2015-09-01' from n returning id),
      adult as (insert into person (kind, household_id, first_name, birth_name, birth_date, birth_country, birth_place, birth_department, created_at)
        select 'adult', id, 'Hubert', 'Mounier', '1980-03-04', 'France', 'LYON 02', '69', '2015-09-01' from h returning id, household_id),
      a as (select id, household_id, row_number() over (order by id) as i from adult),
      kid as (insert into person (kind, first_name, birth_name, birth_date, birth_country, birth_place, birth_department, created_at)
        select 'child', 'Éric', 'Mounier', '2010-03-12', 'France', 'LYON 02', '69', '2015-09-01' from n returning id),
      k as (select id, row_number() over (order by id) as i from kid),
      g as (insert into guardianship (adult_id, child_id, may_see, may_book, may_pay, is_written_to, since)
        select a.id, k.id, true, true, true, true, '2015-09-01' from a join k using (i)),
      e as (insert into activity_enrolment (child_id, activity_id, first_day, last_day, opened_at)
        select k.id, v.id, '2015-09-01', '2018-07-01', '2015-09-01' from k, activity v),
      acc as (insert into account (kind, login, email, person_id, created_at)
        select 'citizen', 'jour-' || i, 'jour-' || i || '@example.org', id, '2015-09-01' from a returning id, person_id)
    select a.id as adult, a.household_id as household, acc.id as account, k.id as child
    from a join k using (i) join acc on acc.person_id = a.id order by i`.execute(db)
  return rows.map(({ adult, household, account, child }) => ({
    child,
    citizen: {
      kind: 'citizen',
      account,
      person: adult,
      household,
      name: { firstName: 'Hubert', birthName: 'Mounier', usualName: null },
    },
  }))
}

test('LE-6, PA-8 · on each day of two years, the manual’s bookings are taken, sum to −7,20 € and are seen without a click', {
  timeout: 600_000,
}, async () => {
  const bySlug = new Map((await db.selectFrom('activity').select(['id', 'slug']).execute()).map((a) => [a.slug, a.id]))
  const [morning, meal, evening] = ['garderie-matin', 'repas', 'garderie-soir'].map((slug) => bySlug.get(slug)!)
  const wrong: string[] = []
  let manual: readonly (readonly unknown[])[] = []
  for (const [i, { citizen, child }] of (await families()).entries()) {
    const today = FIRST.add({ days: i })
    const now = instant(today.toString())
    const story = tellStory(now)
    const days = [
      { activity: morning!, day: story.first },
      { activity: morning!, day: story.second },
      { activity: meal!, day: story.second },
      { activity: evening!, day: story.second },
    ]
    const done = await bookDays(stage.at(story.booked), citizen, { child, days, formKey: `jour-${today}` })
    if (!done.ok) wrong.push(`${today}: ${done.refusal}`)
    const answer = await statement.get!(
      { ...stage.at(now), actor: citizen, from: { ip: '127.0.0.1', prefetch: false } } as never,
      {},
    )
    const { shown } = (answer as unknown as { props: StatementView }).props
    const lines = shown.flatMap((month) => month.lines)
    const { balanceCents, dueCents } = await balanceOf(db, citizen.household, today)
    const sum = lines.reduce((all, line) => all + (line.creditCents ?? 0) - (line.debitCents ?? 0), 0)
    const said = `${lines.length} rows, ${sum}, balance ${balanceCents}, due ${dueCents}`
    if (said !== '4 rows, -720, balance -720, due 0') wrong.push(`${today}: ${said}`)
    manual = lines.map(asPrinted)
  }
  expect(wrong).toEqual([])
  // The last day is the manual's own (§3.2.2).
  expect(manual).toEqual(PRINTED)
})
