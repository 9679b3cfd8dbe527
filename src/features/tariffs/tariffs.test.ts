import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { inTransaction } from '#platform/db/database.ts'
import { moneyTown } from '#support/money.ts'
import { addTariff, type NewTariff, pricesFor } from './index.ts'

const town = await moneyTown()
const { meal, evening, morning } = town.activities
const ctx = town.at('2017-11-10T18:05')
const add = (t: NewTariff) => inTransaction(ctx, (tx) => addTariff(tx, t))
const prices = async (activities: readonly number[], from: string, to: string) => {
  const priceOf = await pricesFor(ctx.db, { household: 1, children: [1], activities, first: day(from), last: day(to) })
  return (activity: number, on: string) => priceOf(1, activity, day(on))
}
const one = async (activity: number, on: string) => (await prices([activity], on, on))(activity, on)

const first: NewTariff = {
  activity: meal,
  label: 'Tarif enfant',
  amountCents: 390,
  validFrom: day('2017-09-01'),
  deliberation: '2017-31',
}
await add(first)
await add({ ...first, activity: evening, label: null, amountCents: 110 })

describe('TA-1 · the price is that of the day of the service', () => {
  test('from its first day on, with its label', async () => {
    expect(await one(meal, '2017-09-01')).toMatchObject({ cents: 390, label: 'Tarif enfant' })
    expect(await one(evening, '2037-09-01')).toMatchObject({ cents: 110, label: null })
  })

  test('changing the row changes the price', async () => {
    await sql`update tariff set amount_cents = 415 where activity_id = ${meal}`.execute(ctx.db as never)
    expect(await one(meal, '2017-09-01')).toMatchObject({ cents: 415 })
    await sql`update tariff set amount_cents = 390 where activity_id = ${meal}`.execute(ctx.db as never)
    expect(await one(meal, '2017-09-01')).toMatchObject({ cents: 390 })
  })

  test('the database refuses two prices on one day', async () => {
    await expect(
      sql`insert into tariff (activity_id, amount_cents, valid_from, valid_until, deliberation, published_at) values (${evening}, 1, '2016-01-01', '2017-09-01', 'x', now())`.execute(
        ctx.db as never,
      ),
    ).rejects.toThrow(/tariff_no_overlap/)
  })

  test('a day that was not read is a mistake, not a refusal', async () => {
    const priceOf = await prices([meal], '2017-11-13', '2017-11-17')
    expect(priceOf(meal, '2017-11-17')).not.toBeNull()
    expect(() => priceOf(meal, '2017-11-18')).toThrow(RangeError)
  })
})

test('TA-2 · no price is none, not zero; zero is a price', async () => {
  expect(await one(meal, '2017-08-31')).toBeNull()
  expect(await one(morning, '2017-11-13')).toBeNull()
  await add({ ...first, activity: morning, amountCents: 0 })
  expect(await one(morning, '2017-11-13')).toMatchObject({ cents: 0 })
})

test('TA-3 · a new version ends the former one at its eve, and never reaches back', async () => {
  await add({ ...first, activity: evening, label: null, amountCents: 120, validFrom: day('2018-09-03') })
  const priceOf = await prices([evening, meal], '2018-09-02', '2018-09-03')
  expect([priceOf(evening, '2018-09-02'), priceOf(evening, '2018-09-03')]).toMatchObject([{ cents: 110 }, { cents: 120 }])
  expect(priceOf(meal, '2018-09-03')).toMatchObject({ cents: 390 })
  await expect(add({ ...first, activity: evening, validFrom: day('2018-01-01') })).rejects.toMatchObject({ code: '23P01' })
  expect(await one(evening, '2018-06-01')).toMatchObject({ cents: 110 })
})
