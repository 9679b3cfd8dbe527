// `npm run bench:agenda`: what bookings cost, as ratios within one run (bench/README.md): a group booking against the same
// rows written by one hand-written INSERT … SELECT; single bookings against the same transaction sent straight through `pg`;
// the month's reading with 100,000 families against 1,000; the questions that it asks. On a PostgreSQL of its own, with the demo town.
import pg from 'pg'
import { changeDays } from '#features/agenda/actions/change-days.ts'
import { changeGroup, reviewGroup, undoGroup } from '#features/agenda/actions/change-group.ts'
import { gatherFamily } from '#features/agenda/actions/gather-slots.ts'
import type { GroupWish } from '#features/agenda/domain/group.ts'
import { enrolledChildren } from '#features/tariffs/index.ts'
import { median, recorder, show } from './report.ts'
import { openDemoTown, timed } from './town.ts'

const { Client } = pg
const quick = process.argv.includes('--quick')
const RUNS = quick ? 3 : 5
const MANY = quick ? 20_000 : 100_000
const SINGLES = quick ? 100 : 300

enrolledChildren.plug(async () => [])
const town = await openDemoTown('agenda')
const { db, pool, ctxNow } = town
const { lines, say } = recorder()
/** Families of that many children, enrolled in the three activities until the end of the next school year. */
const families = async (howMany: number, children: number, { pool } = town) => {
  const { rows } = await pool.query<{ adult: number; household: number; account: number; kids: number[] }>(
    `with n as (select i, gen_random_uuid()::text as login from generate_series(1, $1::int) i),
      h as (insert into household (created_at) select now() from n returning id),
      adult as (insert into person (kind, household_id, first_name, birth_name, birth_date, birth_country, birth_place, birth_department, created_at)
        select 'adult', id, 'Parent', 'Essai', '1985-01-01', 'France', 'LYON 02', '69', now() from h returning id, household_id),
      a as (select id, household_id, row_number() over () as i from adult),
      kid as (insert into person (kind, sex, first_name, birth_name, birth_date, birth_country, birth_place, birth_department, created_at)
        select 'child', 'F', 'Enfant', 'Essai', current_date - 3000, 'France', 'LYON 02', '69', now() from generate_series(1, $1::int * $2::int) returning id),
      k as (select id, (row_number() over () - 1) / $2::int + 1 as i from kid),
      g as (insert into guardianship (adult_id, child_id, may_see, may_book, may_pay, is_written_to, since)
        select a.id, k.id, true, true, true, true, now() from a join k using (i)),
      e as (insert into activity_enrolment (child_id, activity_id, first_day, last_day, opened_at)
        select k.id, v.id, current_date - 30, current_date + 700, now() from k, activity v),
      acc as (insert into account (kind, login, email, person_id, created_at)
        select 'citizen', login, login || '@example.org', a.id, now() from a join n using (i) returning id, person_id)
    select a.id as adult, a.household_id as household, acc.id as account, array(select k.id from k where k.i = a.i order by 1) as kids
    from a join acc on acc.person_id = a.id order by a.id`,
    [howMany, children],
  )
  return rows.map((row) => ({ by: { account: row.account, person: row.adult, household: row.household }, kids: row.kids }))
}

const activities = (await pool.query<{ id: number }>('select id from activity order by id')).rows.map(({ id }) => id)
await pool.query('update activity set places = 1000')

const benchGroup = async (): Promise<void> => {
  const [family] = await families(1, 5)
  const { by, kids } = family!
  const ctx = await ctxNow()
  const first = ctx.now.toZonedDateTimeISO('Europe/Paris').toPlainDate().add({ days: 2 })
  const group: GroupWish = {
    wish: 'book',
    children: kids,
    activities,
    first,
    last: first.add({ days: 350 }),
    weekdays: [1, 2, 3, 4, 5],
    rhythm: { kind: 'every' },
    strict: false,
  }
  const [ours, plain]: [number[], number[]] = [[], []]
  let rows = 0
  for (let run = 0; run < RUNS; run++) {
    const { mark, review } = await reviewGroup(db, { guardian: by.person, household: by.household, now: ctx.now }, group)
    rows = review.add.length
    let id = 0
    ours.push(
      await timed(async () => {
        const done = await changeGroup(ctx, by, { group, mark, formKey: `bench-group-${run}` })
        if (!done.ok) throw new Error(done.refusal)
        id = done.value
      }),
    )
    await undoGroup(ctx, by, id)
    const client = await pool.connect()
    await client.query('begin')
    plain.push(
      await timed(() =>
        // The same rows: bookings, ledger transactions with two entries each, places taken, explanation aside.
        client
          .query(
            `with seen as materialized (select child_id, activity_id, day, household_id, price_cents from booking where id = any((select added from booking_group where id = $1)::bigint[])),
            b as (insert into booking (child_id, activity_id, day, household_id, price_cents, booked_by, booked_at)
              select child_id, activity_id, day, household_id, price_cents, $2::bigint, now() from seen
              returning id, child_id, activity_id, day, household_id, price_cents),
            t as (insert into ledger_transaction (kind, business_ref, recorded_at, recorded_on, account_id)
              select 'charge', 'plain:' || id, now(), (now() at time zone 'Europe/Paris')::date, $2::bigint from b returning id, business_ref),
            d as (update activity_day d set booked = booked + n.n from (select activity_id, day, count(*)::int as n from seen group by 1, 2) n
              where n.activity_id = d.activity_id and n.day = d.day)
          insert into ledger_entry (transaction_id, account_id, amount_cents, value_date, person_id, activity_id, service_label, activity_label, quantity, unit_cents)
          select t.id, l.id, l.sign * b.price_cents, b.day, case when l.sign < 0 then b.child_id end, b.activity_id, s.name, a.name, 1, b.price_cents
          from t join b on 'plain:' || b.id = t.business_ref join activity a on a.id = b.activity_id join service s on s.id = a.service_id
          cross join lateral (select id, -1 as sign from ledger_account where household_id = b.household_id
            union all select id, 1 from ledger_account where service_id = s.id) l`,
            [id, by.account],
          )
          .then(() => client.query('set constraints all immediate')),
      ),
    )
    await client.query('rollback')
    client.release()
  }
  const ratio = median(ours) / median(plain)
  say({
    what: `Group booking of ${rows} places, of one INSERT … SELECT`,
    value: ratio,
    shown: `${ratio.toFixed(2)} (${Math.round(median(ours))} / ${Math.round(median(plain))} ms)`,
    aim: { at: 'most', value: 3, limit: 4, shown: '≤ 3' },
  })
}

/** One booking as the action does it, by hand. */
const bookPlainly = async (
  client: pg.PoolClient,
  by: { account: number; household: number },
  child: number,
  day: string,
  key: string,
) => {
  const [activity] = activities
  const cents = 110
  await client.query('begin')
  await client.query(`insert into form_key (key, used_at, answer) values ($1, now(), '')`, [key])
  await client.query('insert into activity_day (activity_id, day, booked) values ($1, $2, 0) on conflict do nothing', [
    activity,
    day,
  ])
  await client.query('select booked from activity_day where activity_id = $1 and day = $2 for update', [activity, day])
  await client.query(
    'select 1 from guardianship g join activity_enrolment e on e.child_id = g.child_id where g.child_id = $1 limit 1',
    [child],
  )
  const { rows } = await client.query<{ id: number }>(
    `insert into booking (child_id, activity_id, day, household_id, price_cents, booked_by, booked_at) values ($1, $2, $3, $4, $5, $6, now()) returning id`,
    [child, activity, day, by.household, cents, by.account],
  )
  await client.query(
    `insert into ledger_account (kind, household_id) select 'household', $1 where not exists (select 1 from ledger_account where household_id = $1)`,
    [by.household],
  )
  const charge = await client.query<{ id: number }>(
    `with t as (insert into ledger_transaction (kind, business_ref, recorded_at, recorded_on, account_id)
      values ('charge', $1, now(), (now() at time zone 'Europe/Paris')::date, $2) returning id),
    e as (insert into ledger_entry (transaction_id, account_id, amount_cents, value_date, person_id, activity_id, service_label, activity_label, quantity, unit_cents)
      select t.id, l.id, l.sign * $3::int, $4::date, case when l.sign < 0 then $5::bigint end, a.id, s.name, a.name, 1, $3::int
      from t, activity a join service s on s.id = a.service_id
      cross join lateral (select id, -1 as sign from ledger_account where household_id = $6 union all select id, 1 from ledger_account where service_id = s.id) l
      where a.id = $7) select id from t`,
    [`booking:${rows[0]!.id}`, by.account, cents, day, child, by.household, activity],
  )
  await client.query('update booking set charge_id = $1 where id = $2', [charge.rows[0]!.id, rows[0]!.id])
  await client.query('update activity_day set booked = booked + 1 where activity_id = $1 and day = $2', [activity, day])
  await client.query(`update form_key set answer = '1 0' where key = $1`, [key])
  await client.query('commit')
}

const WRITERS = 5
const benchSingles = async (): Promise<void> => {
  await pool.query('update activity set places = 1000000')
  // As each request does: what the town settles is read at that revision.
  const ctx = await ctxNow()
  const parents = await families(SINGLES * RUNS * 2, 1)
  const monday = ctx.now.toZonedDateTimeISO('Europe/Paris').toPlainDate().add({ days: 7 })
  const slots = await gatherFamily(db, {
    guardian: parents[0]!.by.person,
    household: 0,
    children: null,
    now: ctx.now,
    first: monday,
    last: monday.add({ days: 200 }),
  })
  const [activity] = activities
  const of = slots.of(parents[0]!.kids[0]!)
  const free = slots.days.map((day) => of.at({ activity: activity!, day })).filter((slot) => slot.opening.open && slot.price)
  const { day, price } = free[0]!
  const storm = (offset: number, one: (parent: (typeof parents)[number], i: number) => Promise<unknown>) =>
    timed(() =>
      Promise.all(
        Array.from({ length: WRITERS }, async (_, writer) => {
          for (let i = writer; i < SINGLES; i += WRITERS) await one(parents[offset + i]!, i)
        }),
      ),
    )
  const ratios: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const ours = await storm(run * 2 * SINGLES, async ({ by, kids }, i) => {
      const changes = [{ child: kids[0]!, activity: activity!, day, wish: 'book' as const, seen: price!.cents }]
      const done = await changeDays({ ...ctx, now: Temporal.Now.instant() }, by, { changes, formKey: `bench-single-${run}-${i}` })
      if (!done.ok) throw new Error(done.refusal)
    })
    const plain = await storm((run * 2 + 1) * SINGLES, async ({ by, kids }, i) => {
      const client = await pool.connect()
      await bookPlainly(client, by, kids[0]!, String(day), `bench-plain-${run}-${i}`)
      client.release()
    })
    ratios.push(plain / ours)
  }
  const ratio = median(ratios)
  say({
    what: 'Storm of single bookings on one day, of the same transaction through pg',
    value: ratio,
    shown: `${ratio.toFixed(2)} (each run ${ratios.map((r) => r.toFixed(2)).join(' ')})`,
    aim: { at: 'least', value: 0.5, limit: 0.4, shown: '≥ 0.50' },
  })
}

/** How many questions the month asks: of one child for a week, of five for five weeks. */
const benchQueries = async (): Promise<void> => {
  const [one, five] = [(await families(1, 1))[0]!, (await families(1, 5))[0]!]
  const ctx = await ctxNow()
  const monday = ctx.now.toZonedDateTimeISO('Europe/Paris').toPlainDate()
  const first = monday.subtract({ days: monday.dayOfWeek - 1 })
  const count = async ({ by }: typeof one, days: number): Promise<number> => {
    const ask = () =>
      gatherFamily(db, {
        guardian: by.person,
        household: by.household,
        children: null,
        now: ctx.now,
        first,
        last: first.add({ days }),
      })
    await ask()
    let asked = 0
    const { query } = Client.prototype
    Client.prototype.query = function (this: pg.Client, ...args: never[]) {
      asked += 1
      return (query as (...all: never[]) => unknown).apply(this, args)
    } as typeof query
    await ask()
    Client.prototype.query = query
    return asked
  }
  const [least, most] = [await count(one, 6), await count(five, 34)]
  say({
    what: 'Questions that a month asks: five children and five weeks, more than one child and one week',
    value: most - least,
    shown: `${most - least} (${most}, ${least})`,
    aim: { at: 'most', value: 0, limit: 0, shown: '0' },
  })
}

/** A town of its own: families of two children, booked in one activity every working day of a week. */
const townOf = async (size: number, first: Temporal.PlainDate) => {
  const made = await openDemoTown(`agenda-${size}`)
  const thousand = async () => {
    const rows = await families(1_000, 2, made)
    await made.pool.query(
      `insert into booking (child_id, activity_id, day, household_id, booked_by, booked_at, price_cents)
       select kid, $1::bigint, $2::date + d, household, account, now(), 390
       from unnest($3::bigint[], $4::bigint[], $5::bigint[]) as n (kid, household, account), generate_series(0, 4) d`,
      [
        activities[0],
        first,
        rows.flatMap(({ kids }) => kids),
        rows.flatMap(({ by, kids }) => kids.map(() => by.household)),
        rows.flatMap(({ by, kids }) => kids.map(() => by.account)),
      ],
    )
    return rows
  }
  const known = await thousand()
  for (let more = 1_000; more < size; more += 1_000) await thousand()
  await made.pool.query('vacuum analyze')
  return { ...made, known }
}

/** Two towns at once and in turn, so that what the machine does meanwhile falls on both. */
const benchSize = async (): Promise<void> => {
  const today = (await ctxNow()).now.toZonedDateTimeISO('Europe/Paris').toPlainDate()
  const first = today.subtract({ days: today.dayOfWeek - 1 })
  const towns = [await townOf(1_000, first), await townOf(MANY, first)]
  const read = async ({ db: of, known, ctxNow: now }: (typeof towns)[number]): Promise<number> => {
    const times: number[] = []
    const ctx = await now()
    for (let i = 0; i < 300; i++) {
      const { by } = known[(i * 7) % known.length]!
      const wish = {
        guardian: by.person,
        household: by.household,
        children: null,
        now: ctx.now,
        first,
        last: first.add({ days: 34 }),
      }
      times.push(await timed(() => gatherFamily(of, wish)))
    }
    return median(times)
  }
  try {
    for (const each of towns) await read(each)
    const [small, large]: [number[], number[]] = [[], []]
    for (let run = 0; run < RUNS * 2; run++) {
      small.push(await read(towns[0]!))
      large.push(await read(towns[1]!))
    }
    const each = large.map((ms, i) => ms / small[i]!)
    say({
      what: `Reading a family's month, ${MANY} families of 1,000`,
      value: median(each),
      shown: `${median(each).toFixed(2)} (${median(large).toFixed(2)} / ${median(small).toFixed(2)} ms; each run ${each.map((ratio) => ratio.toFixed(2)).join(' ')})`,
      aim: { at: 'most', value: 1.3, limit: 1.6, shown: '≤ 1.3' },
    })
  } finally {
    for (const each of towns) await each.close()
  }
}

const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice(7)
const parts = { queries: benchQueries, group: benchGroup, singles: benchSingles, size: benchSize }
try {
  for (const [name, part] of Object.entries(parts)) if (only === undefined || only === name) await part()
} finally {
  await town.close()
}
const { table, missed } = show(lines)
console.log(table)
if (missed.length > 0) process.exitCode = 1
