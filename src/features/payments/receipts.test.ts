import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { charge } from '#features/ledger/index.ts'
import { decideDemoPayment } from '#platform/bank/demo-bank.ts'
import { providerOf } from '#platform/bank/providers.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { sendMailJob } from '#support/mail-job.ts'
import { moneyTown } from '#support/money.ts'
import { setAlert } from './actions/set-alert.ts'
import { forecast, forecastSentence, topUpSentence } from './domain/forecast.ts'
import { openTopUp, settle, startPayment } from './index.ts'
import { warnNow } from './jobs/warn-of-low-balances.ts'
import { receipt } from './pages/citizen/receipts.route.ts'
import { addEdition, listReceipts } from './store/receipts.ts'
import { getAnyTopUp } from './store/top-ups.ts'

const town = await moneyTown()
const T = '2017-11-13T10:02'
type Family = Awaited<ReturnType<typeof town.family>>
const as = (actor: Citizen, paris = T): Ctx<Citizen> => ({ ...town.at(paris), actor, from: { ip: '::1', prefetch: false } })

let keys = 0
const pay = async (f: Family, amountCents: number, paris = T) => {
  const ctx = as(f.citizen, paris)
  const id = await openTopUp(ctx, { amountCents, formKey: `00000000-0000-4000-a000-${String(++keys).padStart(12, '0')}` })
  await startPayment(ctx, { id, seen: amountCents }, providerOf(ctx))
  const { providerRef } = await getAnyTopUp(ctx.db, id)
  await inTransaction(ctx, (tx) => decideDemoPayment(tx, providerRef!, 'paid'))
  await settle(ctx, id)
}
const bookDay = (f: Family, d: string, paris = T) =>
  inTransaction(town.at(paris), (tx) =>
    charge(tx, [
      {
        ref: `test:${f.child}:${d}`,
        household: f.citizen.household,
        person: f.child,
        activity: town.activities.meal,
        service: town.services.canteen,
        quantity: 1,
        unitCents: 390,
        tariffLabel: null,
        valueDate: day(d),
        actor: f.citizen.account,
      },
    ]),
  )

describe('PA-7 · receipts', () => {
  test('one series without holes, append-only; each household sees its own, as a PDF', async () => {
    const [f, g] = [await town.family(), await town.family()]
    await pay(f, 3000)
    await pay(g, 1000)
    await pay(f, 500)
    const { db } = town.at(T)
    const mine = await listReceipts(db, f.citizen.household, 10)
    expect(mine.map((r) => [r.number, r.amountCents, r.means, r.isCancelled])).toEqual([
      [3, 500, 'card', false],
      [1, 3000, 'card', false],
    ])
    const answer = await receipt.get!(as(f.citizen), { recu: '1' })
    if (answer.kind !== 'file') throw new Error('not a file')
    expect([answer.name, answer.bytes.slice(0, 5).toString()]).toEqual(['recu-1.pdf', '%PDF-'])
    for (const recu of ['2', '99', 'x', undefined]) await expect(receipt.get!(as(f.citizen), { recu })).rejects.toThrow(Absent)
    await expect(sql`update receipt set amount_cents = 1`.execute(db as never)).rejects.toThrow(/append-only/)
    await expect(sql`delete from receipt`.execute(db as never)).rejects.toThrow(/append-only/)
  })

  test('printed by an agent, it is an original once, a duplicate afterwards, also twice at once', async () => {
    const agent = await town.agentNamed('agent.regie', ['regisseur'])
    const print = () => inTransaction(town.at(T), (tx) => addEdition(tx, 1, agent.account))
    expect((await Promise.all([print(), print(), print()])).sort()).toEqual([false, true, true])
    expect(await print()).toBe(true)
  })
})

describe('PA-13 · what is to come', () => {
  test.each([
    ['covered', 1000, [-390, -390], null, 0],
    ['to the cent', 780, [-390, -390], null, 0],
    ['the manual’s family', 0, [-110, -610], '2017-11-14', 720],
    ['on the second day', 500, [-390, -390], '2017-11-15', 280],
    ['in debt already', -500, [-390], null, 890],
    ['back above by a cancellation to come', 100, [-390, 390], '2017-11-14', 290],
    ['nothing booked', 0, [], null, 0],
  ] as const)('%s', (_what, start, cents, below, topUpCents) => {
    const coming = cents.map((c, i) => ({ day: day('2017-11-14').add({ days: i }), cents: c }))
    const found = forecast(start, coming)
    expect([found.below?.toString() ?? null, found.topUpCents]).toEqual([below, topUpCents])
  })

  test('is said in words', () => {
    const found = forecast(0, [{ day: day('2017-11-17'), cents: -40 }])
    expect(forecastSentence(found)).toBe('Votre compte passera sous zéro le vendredi 17 novembre 2017.')
    expect(topUpSentence(found, 100)?.replaceAll('\u00a0', ' ')).toContain('Rechargement conseillé : 1,00 €')
    expect([forecastSentence(forecast(1, [])), topUpSentence(forecast(1, []), 100)]).toEqual([null, null])
  })
})

test('PA-14 · one letter each time the balance falls below, by value date, for who asked', async () => {
  const [f, g] = [await town.family(), await town.family()]
  for (const who of [f, g]) await pay(who, 1000, '2017-11-13T10:02')
  await setAlert(as(f.citizen), 900)
  await bookDay(f, '2017-11-16')
  await bookDay(g, '2017-11-16')
  const told = async (who: Family) =>
    (await town.at(T).db.selectFrom('demo_mail').select('subject').where('recipient', '=', who.email).execute()).filter(
      (l) => l.subject === 'Votre compte famille est bas',
    ).length
  const evening = async (d: string) => {
    await Promise.all([warnNow(town.at(`${d}T18:00`)), warnNow(town.at(`${d}T18:00`))])
    await sendMailJob(town, town.at(`${d}T18:01`))
    return [await told(f), await told(g)]
  }
  expect(await evening('2017-11-15')).toEqual([0, 0])
  expect(await evening('2017-11-16')).toEqual([1, 0])
  expect(await evening('2017-11-17')).toEqual([1, 0])
  await pay(f, 1000, '2017-11-18T10:00')
  expect(await evening('2017-11-18')).toEqual([1, 0])
  for (const d of ['2017-11-20', '2017-11-21', '2017-11-23']) await bookDay(f, d, '2017-11-18T11:00')
  expect(await evening('2017-11-23')).toEqual([2, 0])
  await setAlert(as(f.citizen, '2017-11-23T19:00'), 900)
  expect(await evening('2017-11-24')).toEqual([2, 0])
  await setAlert(as(f.citizen, '2017-11-24T19:00'), null)
  await bookDay(f, '2017-11-27', '2017-11-24T20:00')
  expect(await evening('2017-11-27')).toEqual([2, 0])
})
