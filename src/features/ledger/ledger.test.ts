import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { asPrinted, PRINTED } from '#support/manual.ts'
import { moneyTown } from '#support/money.ts'
import {
  balanceOf,
  type Charge,
  charge,
  credit,
  LedgerConflict,
  lastMovementsOf,
  openHouseholdAccount,
  reverse,
  statementMonths,
  statementOf,
} from './index.ts'

const town = await moneyTown()
const { activities, services } = town
const now = () => town.at('2017-11-10T18:05')

type Family = Awaited<ReturnType<typeof town.family>>
const meal = (f: Family, ref: string, valueDate: string, more: Partial<Charge> = {}): Charge => ({
  ref,
  household: f.citizen.household,
  person: f.child,
  activity: activities.meal,
  service: services.canteen,
  quantity: 1,
  unitCents: 390,
  tariffLabel: 'Tarif enfant',
  valueDate: day(valueDate),
  actor: f.citizen.account,
  ...more,
})
const care = (f: Family, ref: string, valueDate: string, activity: number): Charge =>
  meal(f, ref, valueDate, { activity, service: services.childcare, unitCents: 110, tariffLabel: null })

const bookedLikeTheManual = (f: Family): Charge[] => [
  care(f, `m1:${f.child}`, '2017-11-17', activities.morning),
  care(f, `m2:${f.child}`, '2017-11-20', activities.morning),
  meal(f, `r2:${f.child}`, '2017-11-20'),
  care(f, `s2:${f.child}`, '2017-11-20', activities.evening),
]

const run = <T>(work: Parameters<typeof inTransaction<T>>[1], ctx: TownCtx = now()) => inTransaction(ctx, work)
const count = async (table: 'ledger_transaction' | 'ledger_entry') =>
  (await now().db.selectFrom(table).select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()).n

describe('the manual’s account', async () => {
  const f = await town.family()
  await run((tx) => charge(tx, bookedLikeTheManual(f)))

  test('LE-6 · four debits recorded on 10/11 for 17/11 and 20/11 make −7,20 € on 13/11, and nothing is due yet', async () => {
    expect(await balanceOf(now().db, f.citizen.household, day('2017-11-13'))).toEqual({
      balanceCents: -720,
      upcomingCents: 720,
      dueCents: 0,
    })
  })

  test('LE-7 · «Vous devez» counts the services up to the day asked, that day included', async () => {
    const on = (d: string) => balanceOf(now().db, f.citizen.household, day(d))
    expect(await on('2017-11-16')).toMatchObject({ dueCents: 0, upcomingCents: 720 })
    expect(await on('2017-11-17')).toMatchObject({ dueCents: 110, upcomingCents: 610 })
    expect(await on('2017-11-20')).toMatchObject({ dueCents: 720, upcomingCents: 0, balanceCents: -720 })
  })

  test('LE-8, LE-9 · the statement has the manual’s rows, in its order, with its labels', async () => {
    const { months, openingCents, closingCents, years } = await statementOf(now().db, f.citizen.household, 2017)
    const [november] = months
    expect(months).toHaveLength(1)
    expect([openingCents, closingCents, years]).toEqual([0, -720, [2017]])
    expect(november).toMatchObject({
      year: 2017,
      month: 11,
      openingCents: 0,
      debitCents: 720,
      creditCents: 0,
      closingCents: -720,
    })
    expect(november!.lines.map(asPrinted)).toEqual(PRINTED)
  })

  test('LE-8 · on one day, the activity that starts last comes first, whatever the order of booking', async () => {
    const g = await town.family()
    await run((tx) => charge(tx, [care(g, `last:${g.child}`, '2017-11-20', activities.evening)]))
    await run((tx) => charge(tx, [care(g, `first:${g.child}`, '2017-11-20', activities.morning)]))
    await run(
      (tx) =>
        credit(tx, { ref: `same-day:${g.child}`, household: g.citizen.household, amountCents: 500, actor: g.citizen.account }),
      town.at('2017-11-20T20:00'),
    )
    await run((tx) => charge(tx, [meal(g, `middle:${g.child}`, '2017-11-20')]))
    const { months } = await statementOf(now().db, g.citizen.household, 2017)
    expect(months[0]!.lines.map((l) => [l.debitCents, l.creditCents, l.balanceCents])).toEqual([
      [110, null, -110],
      [390, null, 0],
      [110, null, 390],
      [null, 500, 500],
    ])
  })

  test('LE-9 · the label keeps the words of the day it was charged, and follows the person’s name', async () => {
    const g = await town.family('O’Neill <b>', 'Zoé')
    await run((tx) => charge(tx, [meal(g, `label:${g.child}`, '2017-12-01')]))
    const { db } = town.at('2017-12-02T10:00')
    await sql`update activity set name = 'Déjeuner' where id = ${activities.meal}`.execute(db as never)
    await sql`update person set usual_name = 'Ñandú-Œuvré' where id = ${g.child}`.execute(db as never)
    const { months } = await statementOf(db, g.citizen.household, 2017)
    await sql`update activity set name = 'Repas de midi' where id = ${activities.meal}`.execute(db as never)
    expect(months[0]!.lines[0]!.label).toBe(
      'ÑANDÚ-ŒUVRÉ Zoé Restauration scolaire (1\u00a0x\u00a03,90\u00a0€) Restauration scolaire - Repas de midi',
    )
  })
})

describe('LE-1 · the record date is the day in Paris', () => {
  test.each([
    ['2017-11-10T23:59', '2017-11-10'],
    ['2017-11-11T00:00', '2017-11-11'],
    ['2018-07-01T00:30', '2018-07-01'],
  ])('%s is recorded on %s', async (moment, recordedOn) => {
    const f = await town.family()
    await run((tx) => charge(tx, [meal(f, `day:${f.child}`, '2018-09-03')]), town.at(moment))
    const [line] = await lastMovementsOf(now().db, f.citizen.household, 1)
    expect(line!.recordedOn.toString()).toBe(recordedOn)
  })

  test('the database refuses another one', async () => {
    await expect(
      sql`insert into ledger_transaction (kind, business_ref, recorded_at, recorded_on) values ('charge', 'night', '2017-11-10T23:30:00Z', '2017-11-10')`.execute(
        now().db as never,
      ),
    ).rejects.toThrow(/check constraint/)
  })
})

describe('LE-2 · a business reference is written once', () => {
  test('asked again, it is the same transaction', async () => {
    const f = await town.family()
    const first = await run((tx) => charge(tx, bookedLikeTheManual(f)))
    const again = await run((tx) => charge(tx, [...bookedLikeTheManual(f), meal(f, `more:${f.child}`, '2017-11-21')]))
    expect([...again].slice(0, 4)).toEqual([...first])
    expect((await balanceOf(now().db, f.citizen.household, day('2017-11-13'))).balanceCents).toBe(-720 - 390)
  })

  test.each<[string, Partial<Charge>]>([
    ['price', { unitCents: 400 }],
    ['day', { valueDate: day('2017-11-24') }],
    ['quantity', { quantity: 2 }],
    ['label', { tariffLabel: null }],
    ['activity', { activity: activities.evening }],
  ])('with another %s it is refused, and nothing is written', async (_, other) => {
    const f = await town.family()
    await run((tx) => charge(tx, [meal(f, `ref:${f.child}`, '2017-11-23')]))
    const before = await count('ledger_entry')
    await expect(
      run((tx) => charge(tx, [meal(f, `new:${f.child}`, '2017-11-23'), meal(f, `ref:${f.child}`, '2017-11-23', other)])),
    ).rejects.toThrow(LedgerConflict)
    expect(await count('ledger_entry')).toBe(before)
  })

  test('another household’s reference is refused', async () => {
    const [f, g] = [await town.family(), await town.family()]
    await run((tx) => charge(tx, [meal(f, `shared:${f.child}`, '2017-11-23')]))
    await expect(run((tx) => charge(tx, [meal(g, `shared:${f.child}`, '2017-11-23')]))).rejects.toThrow(LedgerConflict)
  })

  test('twice in one call, it is one transaction when alike, refused otherwise', async () => {
    const f = await town.family()
    const one = meal(f, `twice:${f.child}`, '2017-11-23')
    expect((await run((tx) => charge(tx, [one, { ...one }]))).size).toBe(1)
    expect((await balanceOf(now().db, f.citizen.household, day('2017-11-13'))).balanceCents).toBe(-390)
    const other = meal(f, `third:${f.child}`, '2017-11-23')
    await expect(run((tx) => charge(tx, [other, { ...other, unitCents: 1 }]))).rejects.toThrow(LedgerConflict)
  })

  test('twenty transactions at once write it once', async () => {
    const f = await town.family()
    const ctx = now()
    const answers = await Promise.all(Array.from({ length: 20 }, () => run((tx) => charge(tx, bookedLikeTheManual(f)), ctx)))
    expect(new Set(answers.map((a) => JSON.stringify([...a]))).size).toBe(1)
    expect((await balanceOf(ctx.db, f.citizen.household, day('2017-11-13'))).balanceCents).toBe(-720)
  })

  test('a credit too', async () => {
    const f = await town.family()
    const wish = { ref: `credit:${f.child}`, household: f.citizen.household, amountCents: 3000, actor: f.citizen.account }
    const ids = [await run((tx) => credit(tx, wish)), await run((tx) => credit(tx, wish))]
    expect(ids[0]).toBe(ids[1])
    await expect(run((tx) => credit(tx, { ...wish, amountCents: 3001 }))).rejects.toThrow(LedgerConflict)
    expect((await balanceOf(now().db, f.citizen.household, day('2017-11-13'))).balanceCents).toBe(3000)
  })
})

describe('LE-3 · a correction is a reversal', () => {
  test('it gives back what was charged, at the same value date, once', async () => {
    const f = await town.family()
    const written = [...(await run((tx) => charge(tx, bookedLikeTheManual(f)))).values()]
    const ctx = town.at('2017-11-14T08:00')
    const first = await run((tx) => reverse(tx, { transactions: [written[2]!], actor: f.citizen.account }), ctx)
    const again = await run((tx) => reverse(tx, { transactions: written, actor: f.citizen.account }), ctx)
    expect(again.get(written[2]!)).toBe(first.get(written[2]!))
    expect(await balanceOf(ctx.db, f.citizen.household, day('2017-11-14'))).toEqual({
      balanceCents: 0,
      upcomingCents: 0,
      dueCents: 0,
    })
    const { months } = await statementOf(ctx.db, f.citizen.household, 2017)
    const line = months[0]!.lines.find((l) => l.creditCents === 390)!
    expect([line.valueDate.toString(), line.recordedOn.toString()]).toEqual(['2017-11-20', '2017-11-14'])
    expect(line.label.startsWith('Annulation – MOUNIER Éric Restauration scolaire')).toBe(true)
  })

  test('many at once reverse once', async () => {
    const f = await town.family()
    const transactions = [...(await run((tx) => charge(tx, bookedLikeTheManual(f)))).values()]
    const ctx = now()
    await Promise.all(Array.from({ length: 20 }, () => run((tx) => reverse(tx, { transactions, actor: f.citizen.account }), ctx)))
    expect((await balanceOf(ctx.db, f.citizen.household, day('2017-11-13'))).balanceCents).toBe(0)
  })

  test('neither a reversal nor a top-up is reversed', async () => {
    const f = await town.family()
    const [written] = [...(await run((tx) => charge(tx, [meal(f, `rr:${f.child}`, '2017-11-20')]))).values()]
    const [reversal] = [...(await run((tx) => reverse(tx, { transactions: [written!], actor: f.citizen.account }))).values()]
    await expect(run((tx) => reverse(tx, { transactions: [reversal!], actor: f.citizen.account }))).rejects.toThrow(
      LedgerConflict,
    )
    const paid = await run((tx) =>
      credit(tx, { ref: `rc:${f.child}`, household: f.citizen.household, amountCents: 1, actor: f.citizen.account }),
    )
    await expect(run((tx) => reverse(tx, { transactions: [paid], actor: f.citizen.account }))).rejects.toThrow(LedgerConflict)
  })
})

describe('LE-4 · the database keeps the book', async () => {
  const f = await town.family()
  const [id] = [...(await run((tx) => charge(tx, [meal(f, `book:${f.child}`, '2017-11-20')]))).values()]

  test.each([
    'update ledger_entry set amount_cents = 1',
    'update ledger_entry set value_date = value_date where false',
    'delete from ledger_entry',
    'truncate ledger_entry',
    'update ledger_transaction set recorded_on = recorded_on',
    'delete from ledger_transaction',
    'update ledger_account set household_id = household_id',
    'update ledger_balance set balance_cents = 0',
    'delete from ledger_balance',
    "insert into ledger_balance (account_id, balance_cents) select id, 1 from ledger_account where kind = 'bank'",
  ])('refuses «%s»', async (statement) => {
    await expect(sql.raw(statement).execute(now().db as never)).rejects.toThrow(/refused/)
  })

  const account = (kind: string) => sql`(select id from ledger_account where kind = ${kind} order by id limit 1)`
  const written = (entries: readonly (readonly [string, number])[]) =>
    run(async (tx) => {
      const { rows } = await sql<{ id: number }>`
        insert into ledger_transaction (kind, business_ref, recorded_at, recorded_on)
        values ('top_up', gen_random_uuid()::text, '2017-11-10T12:00:00Z', '2017-11-10') returning id`.execute(tx)
      for (const [kind, cents] of entries) {
        await sql`insert into ledger_entry (transaction_id, account_id, amount_cents, value_date) values (${rows[0]!.id}, ${account(kind)}, ${cents}, '2017-11-10')`.execute(
          tx,
        )
      }
    })

  test.each<[string, [string, number][]]>([
    [
      'one that does not sum to zero',
      [
        ['household', 100],
        ['revenue', -99],
      ],
    ],
    ['one with a single entry', [['household', 100]]],
    ['one without an entry', []],
    [
      'an entry of zero',
      [
        ['household', 0],
        ['revenue', 0],
      ],
    ],
  ])('refuses %s', async (_, entries) => {
    await expect(written(entries)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
  })

  test('refuses one more entry on a transaction already written', async () => {
    await expect(
      sql`insert into ledger_entry (transaction_id, account_id, amount_cents, value_date) values (${id}, ${account('household')}, 5, '2017-11-10')`.execute(
        now().db as never,
      ),
    ).rejects.toThrow(/already written/)
  })

  test('refuses an amount that is not quantity × unit price', async () => {
    await expect(
      sql`insert into ledger_entry (transaction_id, account_id, amount_cents, value_date, quantity, unit_cents) values (${id}, ${account('household')}, 5, '2017-11-10', 2, 3)`.execute(
        now().db as never,
      ),
    ).rejects.toThrow(/check constraint/)
  })
})

describe('LE-5 · what is charged', () => {
  test('nothing writes nothing, and a free service neither', async () => {
    const f = await town.family()
    const before = await count('ledger_transaction')
    expect((await run((tx) => charge(tx, []))).size).toBe(0)
    expect((await run((tx) => charge(tx, [meal(f, `free:${f.child}`, '2017-11-20', { unitCents: 0 })]))).size).toBe(0)
    expect((await run((tx) => reverse(tx, { transactions: [], actor: f.citizen.account }))).size).toBe(0)
    expect(await count('ledger_transaction')).toBe(before)
  })

  test.each([{ unitCents: 1.5 }, { unitCents: -1 }, { quantity: 0 }, { quantity: 1.5 }])('refuses %o', async (wrong) => {
    const f = await town.family()
    await expect(run((tx) => charge(tx, [meal(f, `wrong:${f.child}`, '2017-11-20', wrong)]))).rejects.toThrow(RangeError)
  })

  test('two hundred charges are written by one statement, each a transaction of its own', async () => {
    const f = await town.family()
    const first = day('2018-01-01')
    const wishes = Array.from({ length: 200 }, (_, i) => meal(f, `many:${f.child}:${i}`, first.add({ days: i }).toString()))
    const written = await run((tx) => charge(tx, wishes))
    expect(new Set(written.values()).size).toBe(200)
    expect((await balanceOf(now().db, f.citizen.household, day('2017-11-13'))).balanceCents).toBe(-200 * 390)
  })
})

test('LE-8 · months are told from a day on; what came before is one more, however long; a child has its own', async () => {
  const f = await town.family()
  const dates = ['2015-03-02', '2015-03-05', '2016-07-01', '2017-11-17', '2017-11-20', '2018-01-08']
  await run((tx) =>
    charge(
      tx,
      dates.map((d) => meal(f, `months:${f.child}:${d}`, d)),
    ),
  )
  const at = (wish: Parameters<typeof statementMonths>[2]) => statementMonths(now().db, f.citizen.household, wish)
  const month = (text: string, movements: number, cents: number) => {
    const [year, number] = text.split('-').map(Number)
    return { year, month: number, movements, cents }
  }
  const years = [2018, 2017, 2016, 2015]
  expect(await at({ from: day('2017-11-01') })).toEqual({
    months: [month('2018-1', 1, -390), month('2017-11', 2, -780), month('2016-7', 0, -1170)],
    years,
  })
  expect(await at({ from: day('2016-01-01'), until: day('2016-12-31') })).toEqual({
    months: [month('2016-7', 1, -390), month('2015-3', 0, -780)],
    years,
  })
  expect((await at({ from: day('2019-05-01') })).months).toEqual([month('2018-1', 1, -390), month('2017-11', 0, -1950)])
  expect((await at({ from: day('2015-01-01') })).months.at(-1)).toEqual(month('2015-3', 2, -780))
  expect((await at({ from: day('2017-11-01'), child: f.child })).months.at(-1)).toEqual(month('2016-7', 0, 0))
  expect(await at({ from: day('2017-11-01'), child: f.child + 1000 })).toEqual({ months: [], years: [] })
})

test('LE-10 · a household sees its own account only, and an account opened twice is one', async () => {
  const [f, g] = [await town.family(), await town.family()]
  await run((tx) => openHouseholdAccount(tx, g.citizen.household))
  await run((tx) => openHouseholdAccount(tx, g.citizen.household))
  await run((tx) => charge(tx, bookedLikeTheManual(f)))
  expect(await statementOf(now().db, g.citizen.household, 2017)).toEqual({
    year: 2017,
    years: [],
    openingCents: 0,
    closingCents: 0,
    months: [],
  })
  expect(await lastMovementsOf(now().db, g.citizen.household, 5)).toEqual([])
  expect(await balanceOf(now().db, g.citizen.household, day('2017-11-13'))).toEqual({
    balanceCents: 0,
    upcomingCents: 0,
    dueCents: 0,
  })
})

describe('after any sequence of charges, reversals, credits and replays', () => {
  type Step = { do: 'charge' | 'reverse' | 'credit' | 'replay'; who: number; offset: number; cents: number; pick: number }
  const step: fc.Arbitrary<Step> = fc.record({
    do: fc.constantFrom('charge' as const, 'charge' as const, 'reverse' as const, 'credit' as const, 'replay' as const),
    who: fc.nat(2),
    offset: fc.integer({ min: -400, max: 400 }),
    cents: fc.integer({ min: 1, max: 100_000 }),
    pick: fc.nat(1000),
  })

  test('LE-4, LE-8 · entries sum to zero, balances are their sum, opening + movements = closing', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const families = [await town.family(), await town.family(), await town.family()]
        const ctx = now()
        const expected = [0, 0, 0]
        const charges: { who: number; wish: Charge; id: number; undone: boolean }[] = []
        for (const [i, s] of steps.entries()) {
          const f = families[s.who]!
          const actor = f.citizen.account
          const old = charges[s.pick % (charges.length || 1)]
          if (s.do === 'charge') {
            const wish = meal(f, `any:${f.child}:${i}`, day('2017-11-10').add({ days: s.offset }).toString(), {
              unitCents: s.cents,
            })
            const written = await run((tx) => charge(tx, [wish]), ctx)
            charges.push({ who: s.who, wish, id: written.get(wish.ref)!, undone: false })
            expected[s.who]! -= s.cents
          } else if (s.do === 'credit') {
            await run(
              (tx) =>
                credit(tx, { ref: `any-credit:${f.child}:${i}`, household: f.citizen.household, amountCents: s.cents, actor }),
              ctx,
            )
            expected[s.who]! += s.cents
          } else if (old && s.do === 'reverse') {
            await run((tx) => reverse(tx, { transactions: [old.id], actor }), ctx)
            if (!old.undone) expected[old.who]! += old.wish.unitCents
            old.undone = true
          } else if (old) await run((tx) => charge(tx, [old.wish]), ctx)
        }
        const { rows } = await sql<{ total: number; wrong: number }>`
          select (select coalesce(sum(amount_cents), 0)::bigint from ledger_entry) as total,
            (select count(*) from ledger_account a left join ledger_balance b on b.account_id = a.id
              where a.kind = 'household' and coalesce(b.balance_cents, 0) <>
                (select coalesce(sum(e.amount_cents), 0) from ledger_entry e where e.account_id = a.id)) as wrong`.execute(
          ctx.db as never,
        )
        expect(rows[0]).toEqual({ total: 0, wrong: 0 })
        for (const [who, f] of families.entries()) {
          expect((await balanceOf(ctx.db, f.citizen.household, day('2017-11-10'))).balanceCents).toBe(expected[who])
          let carried = 0
          for (const year of [2016, 2017, 2018]) {
            const statement = await statementOf(ctx.db, f.citizen.household, year)
            expect(statement.openingCents).toBe(carried)
            for (const month of statement.months.toReversed()) {
              expect(month.openingCents).toBe(carried)
              carried += month.creditCents - month.debitCents
              expect(month.closingCents).toBe(carried)
              expect(month.lines[0]!.balanceCents).toBe(carried)
            }
            expect(statement.closingCents).toBe(carried)
          }
          expect(carried).toBe(expected[who])
        }
      }),
      { numRuns: 20 },
    )
  })
})
