import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { balanceOf, charge, credit, listDebts, listHeld, reverse } from '#features/ledger/index.ts'
import {
  addEdition,
  countToMatch,
  householdOfReference,
  listOnlineOrders,
  listReceipts,
  openTopUp,
  settle,
  startPayment,
} from '#features/payments/index.ts'
import { decideDemoPayment } from '#platform/bank/demo-bank.ts'
import { providerOf } from '#platform/bank/providers.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { moneyTown } from '#support/money.ts'
import { closePeriod } from './actions/close-period.ts'
import { countTill } from './actions/count-till.ts'
import { giveBack } from './actions/give-back.ts'
import { handOver } from './actions/hand-over.ts'
import { type Reception, receive } from './actions/receive.ts'
import { settleAct } from './actions/settle-act.ts'
import { takeBack } from './actions/take-back.ts'
import { allows } from './domain/act.ts'
import { periodOf } from './domain/period.ts'
import { countedCents, differenceSentence } from './domain/till.ts'
import { getAct } from './store/act.ts'
import { listJournal, sumJournal } from './store/journal.ts'

const town = await moneyTown()
const agent = await town.agentNamed('agent.regie', ['regisseur'])
const T = '2017-11-13T10:02'
const at = (paris = T): Ctx<Agent> => ({ ...town.at(paris), actor: agent, from: { ip: '::1', prefetch: false } })
const { db } = at()
type Family = Awaited<ReturnType<typeof town.family>>

let keys = 0
const newKey = () => `00000000-0000-4000-b000-${String(++keys).padStart(12, '0')}`
const plain = { tenderedCents: null, issuer: null, bank: null, piece: null }
const by = (f: Family, part: Partial<Reception> & Pick<Reception, 'means' | 'amountCents'>): Reception => ({
  ...plain,
  household: f.citizen.household,
  payer: f.citizen.person,
  ...part,
})
const cash = (f: Family, amountCents: number, tenderedCents = amountCents) => by(f, { means: 'cash', amountCents, tenderedCents })
const cheque = (f: Family, amountCents: number, piece: string) =>
  by(f, { means: 'cheque', amountCents, issuer: 'Mounier', bank: 'Banque du Nord', piece })
const take = async (wish: Reception, paris = T) => {
  const done = await receive(at(paris), wish, newKey())
  if (!done.ok) throw new Error(done.refusal)
  return done.value.id
}
const balance = async (f: Family) => (await balanceOf(db, f.citizen.household, day('2018-12-31'))).balanceCents
const held = async () => Object.fromEntries(await listHeld(db))
const bill = async (f: Family, d: string, unitCents: number, recorded = '2017-07-01T10:00') =>
  inTransaction(town.at(recorded), (tx) =>
    charge(tx, [
      {
        ref: `test:${f.child}:${d}:${unitCents}`,
        household: f.citizen.household,
        person: f.child,
        activity: town.activities.meal,
        service: town.services.canteen,
        quantity: 1,
        unitCents,
        tariffLabel: null,
        valueDate: day(d),
        actor: f.citizen.account,
      },
    ]),
  )

describe('RG-1 · the act', () => {
  test('what it does not allow is refused, to the cent', async () => {
    const act = await getAct(db, day('2017-11-13'))
    expect(allows(act, { means: 'cash', amountCents: 300_00 })).toMatchObject({ ok: true })
    expect(allows(act, { means: 'cash', amountCents: 300_01 })).toMatchObject({ refusal: 'regie.above-ceiling' })
    const f = await town.family()
    expect(await receive(at(), cash(f, 300_01), newKey())).toMatchObject({ ok: false, refusal: 'regie.above-ceiling' })
    const dated = { reference: 'Arrêté n° 2018-1', validFrom: day('2018-01-01'), floatCents: 5000, heldMaxCents: 100_00 }
    await settleAct(at(), { ...dated, means: new Map([['cheque', { ceilingCents: null, mayRefund: false }]]) })
    expect(await receive(at('2018-01-02T10:00'), cash(f, 100), newKey())).toMatchObject({ refusal: 'regie.means-not-allowed' })
    expect(await receive(at('2017-12-29T10:00'), cash(f, 100), newKey())).toMatchObject({ ok: true })
    expect(await balance(f)).toBe(100)
    await settleAct(at(), { ...dated, means: act.means })
  })

  test('nobody raises cash above 300 €', async () => {
    const act = await getAct(db, day('2017-11-13'))
    const more = new Map([['cash', { ceilingCents: 300_01, mayRefund: false }]] as const)
    await expect(settleAct(at(), { ...act, validFrom: day('2019-01-01'), means: more })).rejects.toThrow(/check/)
  })
})

describe('RG-2 · at the counter', () => {
  test('sent ten times at once with one form key: one credit, one receipt', async () => {
    const f = await town.family()
    const key = newKey()
    const all = await Promise.all(Array.from({ length: 10 }, () => receive(at(), cash(f, 2000, 5000), key)))
    expect(new Set(all.map((a) => JSON.stringify(a))).size).toBe(1)
    expect([await balance(f), (await listReceipts(db, f.citizen.household, 9)).length]).toEqual([2000, 1])
  })

  test('fifty writers at once: receipts 1 to n without a hole', async () => {
    const families = [await town.family(), await town.family(), await town.family()]
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        i % 5 === 0
          ? receive(at(), { ...cash(families[0]!, 100), payer: 1 }, newKey()).catch(() => null)
          : take(i % 2 ? cash(families[i % 3]!, 100) : cheque(families[i % 3]!, 100, `S${i}`)),
      ),
    )
    const { rows } = await sql<{
      n: number
      last: number
    }>`select count(*)::integer as n, max(number) as last from receipt`.execute(db as never)
    expect(rows[0]!.n).toBe(rows[0]!.last)
    expect(rows[0]!.n).toBeGreaterThan(40)
  })

  test('a cheque is received once, except once taken back; another household’s payer is absent', async () => {
    const [f, g] = [await town.family(), await town.family()]
    const both = await Promise.all([receive(at(), cheque(f, 500, 'A1'), newKey()), receive(at(), cheque(f, 500, 'A1'), newKey())])
    expect(both.filter((done) => done.ok)).toHaveLength(1)
    expect(both.find((done) => !done.ok)).toMatchObject({ refusal: 'regie.cheque-known' })
    const ok = both.find((done) => done.ok)!
    if (ok.ok) await takeBack(at(), { id: ok.value.id, reason: 'chèque impayé' })
    expect(await receive(at(), cheque(f, 500, 'A1'), newKey())).toMatchObject({ ok: true })
    await expect(receive(at(), { ...cash(f, 100), payer: g.citizen.person }, newKey())).rejects.toThrow(Absent)
  })

  test('printed again, it is a duplicate', async () => {
    const f = await town.family()
    await take(cash(f, 100))
    const [receipt] = await listReceipts(db, f.citizen.household, 1)
    const print = () => inTransaction(at(), (tx) => addEdition(tx, receipt!.number, agent.account))
    expect([await print(), await print()]).toEqual([false, true])
  })
})

test('RG-3 · taken back once, by a reversal of the day, whoever asks at once', async () => {
  const f = await town.family()
  const id = await take(cheque(f, 1000, 'B1'))
  const all = await Promise.all([1, 2, 3].map(() => takeBack(at('2017-11-20T09:00'), { id, reason: 'chèque impayé' })))
  expect(all.filter((done) => done.ok)).toHaveLength(1)
  expect(all.find((done) => !done.ok)).toMatchObject({ refusal: 'regie.already-taken-back' })
  expect(await balance(f)).toBe(0)
  const lines = await listJournal(db, { from: day('2017-11-20'), to: day('2017-11-20'), means: 'cheque', limit: 10 })
  expect(lines.map((l) => [l.kind, l.amountCents, l.reason])).toEqual([['taken-back', -1000, 'chèque impayé']])
  expect((await listReceipts(db, f.citizen.household, 1))[0]!.isCancelled).toBe(true)
})

describe('RG-4 · the till', () => {
  test.each([
    [{ '2000': 2, '50': 3 }, 4150],
    [{}, 0],
  ])('%o is %i cents', (pieces, cents) => expect(countedCents(pieces)).toBe(cents))

  test('says what is missing or too much, writes it in the book, and starts again from what is there', async () => {
    const expected = 5000 + ((await held()).cash ?? 0)
    const count = (cents: number, seen: number, why: string | null, key = newKey()) =>
      countTill(at(), { pieces: { '1': cents }, why, seen }, key)
    expect(await count(expected, expected - 1, null)).toMatchObject({ ok: false, refusal: 'regie.changed' })
    expect(await count(expected, expected, null)).toEqual({ ok: true, value: { differenceCents: 0 } })
    const key = newKey()
    for (let again = 0; again < 2; again++) {
      expect(await count(expected - 200, expected, 'rendu de monnaie', key)).toEqual({
        ok: true,
        value: { differenceCents: -200 },
      })
    }
    expect(5000 + (await held()).cash!).toBe(expected - 200)
    expect(await count(expected, expected - 200, 'retrouvé')).toEqual({ ok: true, value: { differenceCents: 200 } })
    expect([(await held()).cash, (await held()).differences]).toEqual([expected - 5000, 0])
    expect(differenceSentence(-200).replaceAll('\u00a0', ' ')).toBe('Il manque 2,00 €.')
  })
})

test('RG-5 · a refund is what the family has, once, by a means that the act allows', async () => {
  const f = await town.family()
  await take(cheque(f, 1000, 'C1'))
  const refund = (amountCents: number, means: 'cash' | 'transfer' = 'transfer', key = newKey()) =>
    giveBack(at(), { household: f.citizen.household, means, amountCents, reason: 'déménagement' }, key)
  expect(await refund(1001)).toMatchObject({ refusal: 'regie.nothing-to-refund', details: { most: 1000 } })
  expect(await refund(100, 'cash')).toMatchObject({ refusal: 'regie.refund-not-allowed' })
  const key = newKey()
  await Promise.all([refund(600, 'transfer', key), refund(600, 'transfer', key), refund(600), refund(600)])
  expect(await balance(f)).toBe(400)
})

test('RG-6 · the journal sums to what it lists, by means', async () => {
  const [from, to] = [day('2017-11-01'), day('2017-11-30')]
  const lines = await listJournal(db, { from, to, means: null, limit: 10_000 })
  const totals = await sumJournal(db, from, to)
  expect(lines.length).toBeGreaterThan(40)
  for (const t of totals) {
    const mine = lines.filter((l) => l.means === t.means)
    expect(t.receivedCents - t.takenBackCents - t.refundedCents).toBe(mine.reduce((sum, l) => sum + l.amountCents, 0))
  }
})

test('RG-8 · no more is handed over than is held, once', async () => {
  const before = (await held()).cheques!
  const give = (amountCents: number, key = newKey()) => handOver(at(), { till: 'cheques', amountCents, slip: 'B-1' }, key)
  expect(await give(before + 1)).toMatchObject({ refusal: 'regie.more-than-held', details: { held: before } })
  const key = newKey()
  await Promise.all([give(100, key), give(100, key), give(before), give(before)])
  expect([0, before - 100]).toContain((await held()).cheques)
})

test('RG-9 · debts by age: what came in covers the oldest, what was taken back counts no more, what is to come neither', async () => {
  const f = await town.family()
  for (const [d, cents] of [
    ['2017-07-03', 1000],
    ['2017-09-05', 500],
    ['2017-10-10', 300],
    ['2017-11-10', 200],
    ['2017-12-01', 900],
  ] as const) {
    await bill(f, d, cents)
  }
  const wrong = await bill(f, '2017-10-20', 7777)
  await inTransaction(at(), (tx) => reverse(tx, { transactions: [...wrong.values()], actor: agent.account }))
  await take(cheque(f, 1200, 'D1'))
  const debt = (await listDebts(db, day('2017-11-13'))).find((d) => d.household === f.citizen.household)!
  expect([debt.dueCents, debt.since.toString(), debt.byAge]).toEqual([800, '2017-09-05', [200, 300, 300, 0]])
})

describe('RG-7 · closings', () => {
  test.each([
    ['day', '2017-11-15', null, '2017-11-01', '2017-11-15'],
    ['day', '2017-11-15', '2017-11-14', '2017-11-15', '2017-11-15'],
    ['month', '2017-11-15', null, '2017-11-01', '2017-11-30'],
    ['month', '2018-02-02', '2018-01-31', '2018-02-01', '2018-02-28'],
  ] as const)('%s of %s after %s: %s to %s', (kind, of, before, first, last) => {
    const { firstDay, lastDay } = periodOf(kind, day(of), before && day(before))
    expect([firstDay.toString(), lastDay.toString()]).toEqual([first, last])
  })

  test('once the day is over and the cash counted: closed once, nothing is recorded there any more', async () => {
    const f = await town.family()
    await take(cash(f, 500), '2018-02-05T10:00')
    const close = (kind: 'day' | 'month', of: string, paris: string) => closePeriod(at(paris), { kind, day: day(of) })
    expect(await close('day', '2018-02-05', '2018-02-05T23:00')).toMatchObject({ refusal: 'regie.day-not-over' })
    expect(await close('day', '2018-02-05', '2018-02-06T08:00')).toMatchObject({ refusal: 'regie.not-counted' })
    const expected = 5000 + (await held()).cash!
    await countTill(at('2018-02-06T08:01'), { pieces: { '1': expected }, why: null, seen: expected }, newKey())
    const all = await Promise.all([1, 2, 3].map(() => close('day', '2018-02-05', '2018-02-06T08:05')))
    expect(all.filter((done) => done.ok)).toHaveLength(1)
    expect(all.find((done) => !done.ok)).toMatchObject({ refusal: 'regie.already-closed' })
    await expect(take(cash(f, 100), '2018-02-05T22:00')).rejects.toThrow(/closed/)
    expect(await take(cash(f, 100), '2018-02-06T09:00')).toBeGreaterThan(0)
    expect(await close('month', '2018-01-15', '2018-02-06T10:00')).toMatchObject({ ok: true })
    const sums = await db.selectFrom('regie_closing_line').selectAll().execute()
    expect(sums.length).toBeGreaterThan(0)
    await expect(sql`delete from regie_closing`.execute(db as never)).rejects.toThrow(/append-only/)
  })
})

test('RG-10 · online payments beside the book: matched, unpaid, to match, orphan; found by their reference', async () => {
  const f = await town.family()
  const parent = (paris: string) => ({ ...town.at(paris), actor: f.citizen, from: { ip: '::1', prefetch: false } })
  const begin = async (paris: string) => {
    const id = await openTopUp(parent(paris), { amountCents: 1500, formKey: newKey() })
    await startPayment(parent(paris), { id, seen: 1500 }, providerOf(parent(paris)))
    return id
  }
  const [paid, waiting, disputed] = [
    await begin('2018-03-01T10:00'),
    await begin('2018-03-01T10:10'),
    await begin('2018-03-01T10:20'),
  ]
  const refOf = async (id: number) => (await db.selectFrom('top_up').selectAll().where('id', '=', id).executeTakeFirstOrThrow())!
  for (const id of [paid, disputed]) {
    const { provider_ref } = await refOf(id)
    await inTransaction(at(), (tx) => decideDemoPayment(tx, provider_ref!, 'paid'))
  }
  await sql`update demo_bank_payment set amount_cents = 1400 where reference = ${(await refOf(disputed)).reference}`.execute(
    db as never,
  )
  for (const id of [paid, waiting, disputed]) await settle(town.at('2018-03-01T10:21'), id)
  await inTransaction(town.at('2018-03-01T11:00'), (tx) =>
    credit(tx, { ref: 'top-up:999999', household: f.citizen.household, amountCents: 1, actor: agent.account }),
  )
  const states = async (paris: string) =>
    (
      await listOnlineOrders(db, { from: day('2018-03-01'), to: day('2018-03-01'), state: null, limit: 9 }, town.at(paris).now)
    ).map((o) => [o.id, o.state])
  expect(await states('2018-03-01T10:30')).toEqual([
    [null, 'orphan'],
    [disputed, 'to-match'],
    [waiting, 'unpaid'],
    [paid, 'matched'],
  ])
  const before = await countToMatch(db, town.at('2018-03-01T10:30').now)
  expect(await countToMatch(db, town.at('2018-03-01T10:36').now)).toBe(before + 1)
  expect((await states('2018-03-01T10:36'))[2]).toEqual([waiting, 'to-match'])
  expect(await householdOfReference(db, (await refOf(paid)).reference)).toBe(f.citizen.household)
})

test('the book always sums to zero', async () => {
  const { rows } = await sql<{ sum: number }>`select coalesce(sum(amount_cents), 0)::bigint as sum from ledger_entry`.execute(
    db as never,
  )
  expect(rows[0]!.sum).toBe(0)
})
