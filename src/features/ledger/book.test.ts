import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { moneyTown } from '#support/money.ts'
import {
  balanceAt,
  balanceOf,
  charge,
  checkBook,
  closePeriod,
  credit,
  firstBrokenSeal,
  LedgerConflict,
  lastCheck,
  listMovedAtClosing,
  type Posting,
  post,
  reverse,
  sealPosted,
  statementBetween,
  statementOf,
  undo,
} from './index.ts'

const town = await moneyTown()
const at = town.at
const run = <T>(work: Parameters<typeof inTransaction<T>>[1], ctx: TownCtx = at('2017-11-10T18:05')) => inTransaction(ctx, work)
const { db } = at('2017-11-10T18:05')
const query = <T>(text: string) => sql.raw<T>(text).execute(db as never)
const family = await town.family()
const me = { household: family.citizen.household, actor: family.citizen.account }
const meal = (ref: string, valueDate: string) => ({
  ref,
  household: me.household,
  person: family.child,
  activity: town.activities.meal,
  service: town.services.canteen,
  quantity: 1,
  unitCents: 390,
  tariffLabel: 'Tarif enfant',
  valueDate: day(valueDate),
  actor: me.actor,
})
const cash = (ref: string, cents: number, over: Partial<Posting> = {}): Posting => ({
  ref,
  kind: 'counter',
  entries: [
    { account: { household: me.household }, cents },
    { account: 'cash', cents: -cents },
  ],
  note: 'Espèces',
  actor: me.actor,
  ...over,
})

describe('LE-2, LE-3 · money that moves otherwise than by a charge', () => {
  test('is posted once, whatever is asked again, and undone once, with a reason', async () => {
    const [id] = [...(await run((tx) => post(tx, [cash('counter:1', 2000)]))).values()]
    expect([...(await run((tx) => post(tx, [cash('counter:1', 2000)]))).values()]).toEqual([id])
    await expect(run((tx) => post(tx, [cash('counter:1', 2100)]))).rejects.toThrow(LedgerConflict)
    expect((await balanceOf(db, me.household, day('2017-11-10'))).balanceCents).toBe(2000)
    const wish = { transaction: id!, actor: me.actor, reason: 'chèque sans provision' }
    const later = at('2017-11-12T09:00')
    const reversal = await run((tx) => undo(tx, wish), later)
    expect(await run((tx) => undo(tx, wish), later)).toBe(reversal)
    await expect(run((tx) => undo(tx, { ...wish, transaction: reversal }), later)).rejects.toThrow(LedgerConflict)
    const { months } = await statementOf(db, me.household, 2017)
    const lines = months.flatMap((m) => m.lines)
    expect(lines.map((l) => [l.label, l.creditCents, l.debitCents, l.undoes?.entry ?? null, String(l.undoneOn)])).toEqual([
      ['Annulation – Paiement à la mairie', null, 2000, lines[1]!.id, 'null'],
      ['Paiement à la mairie', 2000, null, null, '2017-11-12'],
    ])
    expect(lines[0]!.reason).toBe('chèque sans provision')
  })

  test.each<[string, Partial<Posting>]>([
    ['one entry', { entries: [{ account: 'cash', cents: 5 }] }],
    [
      'a sum that is not zero',
      {
        entries: [
          { account: 'cash', cents: 5 },
          { account: 'bank', cents: -4 },
        ],
      },
    ],
    ['a correction without a reason', { kind: 'correction' }],
  ])('refuses %s', async (_, over) => {
    await expect(run((tx) => post(tx, [cash('wrong:1', 100, over)]))).rejects.toThrow(RangeError)
  })
})

test('LE-4 · a balanced pair added to a transaction already written is refused, even one that its entries leave at zero', async () => {
  const [id] = [...(await run((tx) => charge(tx, [meal('late:1', '2017-11-20')]))).values()]
  await expect(
    query(`insert into ledger_entry (transaction_id, account_id, amount_cents, value_date)
      select ${id}, id, case kind when 'cash' then 5 else -5 end, '2017-11-20' from ledger_account where kind in ('cash', 'bank')`),
  ).rejects.toThrow(/already written/)
  await run((tx) => reverse(tx, { transactions: [id!], actor: me.actor }))
})

test('LE-8 · a balance at any date, by value date or by record date', async () => {
  const f = await town.family()
  const wish = { ...meal('dates:1', '2017-11-20'), household: f.citizen.household }
  await run((tx) => charge(tx, [wish]), at('2017-11-10T18:05'))
  const balance = (on: string, by: 'value' | 'record') => balanceAt(db, f.citizen.household, { day: day(on), by })
  expect([await balance('2017-11-19', 'value'), await balance('2017-11-20', 'value')]).toEqual([0, -390])
  expect([await balance('2017-11-09', 'record'), await balance('2017-11-10', 'record')]).toEqual([0, -390])
  const recorded = { first: day('2017-11-10'), last: day('2017-11-10'), by: 'record' } as const
  expect(await statementBetween(db, f.citizen.household, recorded)).toMatchObject({ openingCents: 0, closingCents: -390 })
})

describe('LE-11, LE-12, LE-13 · sealed, closed, checked', () => {
  test('fifty at once are numbered 1 to n without a hole, and the chain holds', async () => {
    const families = [await town.family(), await town.family(), await town.family()]
    const ctx = at('2017-11-12T10:00')
    await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const f = families[i % 3]!.citizen
        await run((tx) => credit(tx, { ref: `many:${i}`, household: f.household, amountCents: 100 + i, actor: f.account }), ctx)
        if (i % 10 === 0) await sealPosted(ctx)
      }),
    )
    await sealPosted(ctx)
    const { rows } = await query<{ n: number; top: number; left: number }>(
      `select count(*) as n, max(number) as top, (select count(*) from ledger_transaction) - count(*) as left from ledger_seal`,
    )
    expect(rows[0]).toMatchObject({ n: rows[0]!.top, left: 0 })
    expect(await firstBrokenSeal(db)).toBeNull()
  })

  test('a closed day takes nothing more; the next day does', async () => {
    const ctx = at('2017-11-16T08:00')
    const close = (on: string) => run((tx) => closePeriod(tx, { lastDay: day(on), actor: null }), ctx)
    expect(await close('2017-11-16')).toMatchObject({ ok: false, refusal: 'ledger.not-over' })
    const done = await close('2017-11-13')
    expect(done).toMatchObject({ ok: true, value: { firstDay: day('2017-11-10') } })
    expect(await close('2017-11-13')).toMatchObject({ ok: false, refusal: 'ledger.already-closed' })
    await expect(run((tx) => charge(tx, [meal('closed:1', '2017-11-20')]), at('2017-11-13T23:59'))).rejects.toThrow(
      /closed up to/,
    )
    await run((tx) => charge(tx, [meal('closed:1', '2017-11-10')]), at('2017-11-14T00:00'))
    const moved = await listMovedAtClosing(db, done.ok ? done.value.id : 0)
    expect(moved.reduce((sum, m) => sum + m.creditCents - m.debitCents, 0)).toBe(0)
    expect(moved.find((m) => m.kind === 'cash')).toMatchObject({ debitCents: 2000, creditCents: 2000 })
    await expect(query('delete from ledger_closing')).rejects.toThrow(/refused/)
  })

  test('the nightly check finds what a superuser altered: a row, a balance', async () => {
    const ctx = at('2017-11-17T03:20')
    expect(await checkBook(ctx)).toEqual([])
    const { rows } = await query<{ number: number; transaction_id: number }>(
      'select number, transaction_id from ledger_seal where number = 7',
    )
    const altered = async (text: string) => {
      await query(`set session_replication_role = replica; ${text}; set session_replication_role = origin`)
    }
    await altered(`update ledger_transaction set business_ref = business_ref || '!' where id = ${rows[0]!.transaction_id}`)
    await altered(
      `update ledger_balance set balance_cents = balance_cents + 1 where account_id = (select id from ledger_account where household_id = ${me.household})`,
    )
    const found = await checkBook(ctx)
    expect(found.map((d) => [d.kind, d.cents])).toEqual([
      ['balance', 1],
      ['seal', 0],
    ])
    expect(found[1]!.number).toBe(7)
    expect((await lastCheck(db))!.differences).toEqual(found)
    await altered(`update ledger_transaction set business_ref = rtrim(business_ref, '!') where id = ${rows[0]!.transaction_id}`)
    await altered(
      `update ledger_balance set balance_cents = balance_cents - 1 where account_id = (select id from ledger_account where household_id = ${me.household})`,
    )
    expect(await checkBook(ctx)).toEqual([])
  })
})
