import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { charge, checkBook, closePeriod } from '#features/ledger/index.ts'
import { statement } from '#features/payments/pages/citizen/statement.route.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { moneyTown } from '#support/money.ts'

const town = await moneyTown()
const ctx = town.at('2017-12-01T08:00')
const FAMILIES = 10_000
const EACH = 20

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Bookings of a month for many families, as the ledger would have written them; the triggers do not run for each row. */
const fill = () =>
  inTransaction(ctx, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`insert into household (created_at) select now() from generate_series(1, ${FAMILIES})`.execute(tx)
    await sql`insert into ledger_account (kind, household_id) select 'household', id from household
      where not exists (select 1 from ledger_account where household_id = household.id)`.execute(tx)
    await sql`insert into ledger_account (kind, service_id) values ('revenue', ${town.services.canteen}) on conflict do nothing`.execute(
      tx,
    )
    await sql`insert into ledger_transaction (kind, business_ref, recorded_at, recorded_on, xact)
      select 'charge', 'fill:' || a.id || ':' || n, '2017-11-02T12:00:00Z', '2017-11-02', pg_current_xact_id()
      from ledger_account a cross join generate_series(1, ${EACH}) n where a.kind = 'household'`.execute(tx)
    await sql`insert into ledger_entry (transaction_id, account_id, amount_cents, value_date)
      select t.id, l.id, l.sign * 390, '2017-11-02'::date + (t.id % 28)::integer from ledger_transaction t cross join lateral (
        select split_part(t.business_ref, ':', 2)::bigint as id, -1 as sign
        union all select id, 1 from ledger_account where service_id = ${town.services.canteen}) l
      where t.business_ref like 'fill:%'`.execute(tx)
    await sql`insert into ledger_balance (account_id, balance_cents)
      select account_id, sum(amount_cents) from ledger_entry e join ledger_account a on a.id = e.account_id
      where a.kind = 'household' group by account_id`.execute(tx)
    await sql`set local session_replication_role = origin`.execute(tx)
  })

test('LE-11, LE-12 · ten thousand families of forty entries are closed in a few statements; memory does not follow', {
  timeout: 280_000,
}, async () => {
  await fill()
  const before = process.memoryUsage().rss
  const ms = await timed(async () => {
    const done = await inTransaction(ctx, (tx) => closePeriod(tx, { lastDay: day('2017-11-30'), actor: null }))
    expect(done).toMatchObject({ ok: true, value: { sealed: FAMILIES * EACH } })
  })
  const megabytes = Math.round((process.memoryUsage().rss - before) / 1_048_576)
  console.log(
    `closing ${FAMILIES} families × ${EACH * 2} entries: ${(ms / 1000).toFixed(1)} s, ${megabytes} MB more in the process`,
  )
  expect(megabytes).toBeLessThan(100)
  expect(await checkBook(ctx)).toEqual([])
})

/** Both sides in turn, medians, the best of three: what else the machine does weighs on both. */
const ratioOf = async (above: () => Promise<number>, below: () => Promise<number>, rounds: number): Promise<number[]> => {
  const ratios: number[] = []
  for (let attempt = 0; attempt < 3; attempt++) {
    const times = { above: [] as number[], below: [] as number[] }
    for (let i = 0; i < rounds; i++) {
      const sides = [async () => times.above.push(await above()), async () => times.below.push(await below())]
      for (const side of i % 2 === 0 ? sides : sides.reverse()) await side()
    }
    ratios.push(median(times.above) / median(times.below))
  }
  return ratios
}

test('LE-8 · the statement of 5,000 entries costs at most half as much again as that of 50', { timeout: 120_000 }, async () => {
  const many = async (howMany: number) => {
    const f = await town.family()
    const wishes = Array.from({ length: howMany }, (_, i) => ({
      ref: `many:${f.child}:${i}`,
      household: f.citizen.household,
      person: f.child,
      activity: town.activities.meal,
      service: town.services.canteen,
      quantity: 1,
      unitCents: 390,
      tariffLabel: 'Tarif enfant',
      valueDate: day('2017-12-28').subtract({ days: Math.floor(i / 2) }),
      actor: f.citizen.account,
    }))
    for (let i = 0; i < wishes.length; i += 1000) await inTransaction(ctx, (tx) => charge(tx, wishes.slice(i, i + 1000)))
    return f.citizen
  }
  const [large, small] = [await many(5000), await many(50)]
  await sql`analyze ledger_entry`.execute(ctx.db as never)
  const read = async (citizen: Citizen) => statement.get!({ ...ctx, actor: citizen } as never, {})
  const ratios = await ratioOf(
    () => timed(() => read(large)),
    () => timed(() => read(small)),
    30,
  )
  console.log(`statement of 5,000 entries, of that of 50: ${ratios.map((r) => r.toFixed(2)).join(' ')}`)
  expect(Math.min(...ratios)).toBeLessThan(1.5)
})

test('posting goes at half the speed of the same rows sent straight, at least', { timeout: 120_000 }, async () => {
  const f = await town.family()
  let round = 0
  const posted = (howMany: number) => {
    round += 1
    const wishes = Array.from({ length: howMany }, (_, i) => ({
      ref: `speed:${round}:${i}`,
      household: f.citizen.household,
      person: f.child,
      activity: town.activities.meal,
      service: town.services.canteen,
      quantity: 1,
      unitCents: 390,
      tariffLabel: 'Tarif enfant',
      valueDate: day('2017-12-20'),
      actor: f.citizen.account,
    }))
    return timed(() => inTransaction(ctx, (tx) => charge(tx, wishes)))
  }
  const straight = (howMany: number) => {
    round += 1
    return timed(() =>
      inTransaction(ctx, async (tx) => {
        await sql`with written as (
            insert into ledger_transaction (kind, business_ref, recorded_at, recorded_on, account_id)
            select 'charge', ${`straight:${round}:`}::text || n, ${ctx.now}, '2017-12-01', ${f.citizen.account}::bigint
            from generate_series(1, ${howMany}::integer) n returning id)
          insert into ledger_entry (transaction_id, account_id, amount_cents, value_date, person_id, activity_id,
            service_label, activity_label, sub_label, quantity, unit_cents)
          select w.id, a.id, a.sign * 390, '2017-12-20', case when a.sign < 0 then ${f.child}::bigint end, ${town.activities.meal}::bigint,
            'Restauration scolaire', 'Restauration scolaire - Repas de midi', 'Tarif enfant', 1, 390
          from written w cross join lateral (
            select id, -1 as sign from ledger_account where household_id = ${f.citizen.household}
            union all select id, 1 from ledger_account where service_id = ${town.services.canteen}) a`.execute(tx)
      }),
    )
  }
  await posted(500)
  await straight(500)
  const ratios = await ratioOf(
    () => straight(500),
    () => posted(500),
    9,
  )
  console.log(`posting, of the same rows sent straight: ${ratios.map((r) => r.toFixed(2)).join(' ')}`)
  expect(Math.max(...ratios)).toBeGreaterThan(0.5)
})
