import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { providerOf, usePayfip } from '#platform/bank/providers.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { sendMailJob } from '#support/mail-job.ts'
import { moneyTown } from '#support/money.ts'
import { standInPayfip, type Trouble } from '#support/payfip.ts'
import { liveThrough } from '#support/payfip-storm.ts'
import { settleLater } from './actions/receive-hint.ts'
import { enterByHand, openTopUp, receiveHint, settle, settleWaiting, startPayment } from './index.ts'
import { notified, sentBack } from './pages/machines/payfip.endpoint.ts'
import { getAnyTopUp } from './store/top-ups.ts'

const town = await moneyTown()
const payfip = await standInPayfip()
const settings = {
  serviceUrl: payfip.serviceUrl,
  paymentUrl: payfip.paymentUrl,
  clients: { isques: '006270' },
  saisie: 'W',
  timeoutMs: 5_000,
} as const
usePayfip(settings)

const T = '2017-11-13T10:02'
const at = (paris = T): TownCtx => ({ ...town.at(paris), mode: 'production' })
const from = { ip: '127.0.0.1', prefetch: false }
const as = (actor: Citizen, paris = T): Ctx<Citizen> => ({ ...at(paris), actor, from })
let keys = 0
const newKey = () => `00000000-0000-4000-9000-${String(++keys).padStart(12, '0')}`
const opened = async (amountCents = 3000) => {
  const family = await town.family()
  const ctx = as(family.citizen)
  const id = await openTopUp(ctx, { amountCents, formKey: newKey() })
  return { family, ctx, id, begin: () => startPayment(ctx, { id, seen: amountCents }, providerOf(ctx)) }
}
const started = async (amountCents = 3000) => {
  const order = await opened(amountCents)
  const done = await order.begin()
  if (!done.ok) throw new Error(done.refusal)
  const { providerRef } = await getAnyTopUp(at().db, order.id)
  return { ...order, url: done.value.url, ref: providerRef! }
}
type Order = Awaited<ReturnType<typeof started>>
const state = async (order: Pick<Order, 'family' | 'id'>) => ({
  status: (await getAnyTopUp(at().db, order.id)).status,
  cents: (await balanceOf(at().db, order.family.citizen.household, day('2017-12-31'))).balanceCents,
})
const letters = async (to: string) => {
  await sendMailJob(town, at())
  return (await at().db.selectFrom('demo_mail').select('subject').where('recipient', '=', to).execute()).map((l) => l.subject)
}
const answersOf = (reference: string) =>
  at().db.selectFrom('bank_answer').selectAll().where('reference', '=', reference).orderBy('id').execute()
const hint = (ref: string) => ({ provider: 'payfip', providerRef: ref })
const minutesLater = (minutes: number) => Temporal.PlainDateTime.from(T).add({ minutes }).toString()

describe('PA-10 · the order', () => {
  test('is what the contract asks, and leads to the payment page', async () => {
    const order = await started()
    expect(order.url).toBe(`${payfip.paymentUrl}?idop=${order.ref}`)
    expect(payfip.idops.get(order.ref)!.asked).toEqual({
      exer: '2017',
      mel: order.family.email,
      montant: '3000',
      numcli: '006270',
      objet: 'Compte famille Regie d Isques',
      refdet: expect.stringMatching(/^CF\d{6}171113[2-9A-Z]{8}$/),
      saisie: 'W',
      urlnotif: 'http://localhost:3000/paiements/notification/payfip',
      urlredirect: `http://localhost:3000/paiements/retour-banque/${order.id}`,
    })
    expect((await fetch(order.url)).status).toBe(200)
  })

  test('under one euro, it is refused before anybody is asked', async () => {
    const { begin } = await opened(99)
    const before = payfip.received.length
    expect(await begin()).toMatchObject({ ok: false, refusal: 'payments.unreachable' })
    expect(payfip.received.length).toBe(before)
  })

  test.each<Trouble>(['999', '502', 'malformed', 'bomb', 'huge', 'empty', 'hang-up'])(
    'answered by %s, it costs nothing and can be made again; what came back is kept, raw',
    async (trouble) => {
      const order = await opened()
      payfip.troubles.push(trouble)
      expect(await order.begin()).toMatchObject({ ok: false, refusal: 'payments.unreachable' })
      expect(await state(order)).toEqual({ status: 'created', cents: 0 })
      const { reference } = await getAnyTopUp(at().db, order.id)
      expect(await order.begin()).toMatchObject({ ok: true })
      expect(await answersOf(reference)).toHaveLength(2)
      expect(payfip.of(reference)).toHaveLength(1)
    },
  )

  test('a silence of 20 s is given up before; the next attempt has another idop', async () => {
    const order = await opened()
    usePayfip({ ...settings, timeoutMs: 200 })
    payfip.troubles.push('silence')
    expect(await order.begin()).toMatchObject({ ok: false, refusal: 'payments.unreachable' })
    usePayfip(settings)
    expect(await order.begin()).toMatchObject({ ok: true })
    const { reference } = await getAnyTopUp(at().db, order.id)
    expect((await answersOf(reference))[0]).toMatchObject({ body: null, failure: expect.stringMatching(/timeout/i) })
  })

  test('sent ten times at once: nine idops that nobody is sent to, one payment', async () => {
    const order = await opened()
    const all = await Promise.all(Array.from({ length: 10 }, order.begin))
    expect(new Set(all.map((a) => JSON.stringify(a))).size).toBe(1)
  })

  test('stopped between the platform’s answer and our row: nobody was sent there, the next click makes another idop', async () => {
    const order = await opened()
    const provider = providerOf(order.ctx)!
    await provider.create(order.ctx, {
      reference: (await getAnyTopUp(at().db, order.id)).reference,
      amountCents: 3000,
      object: 'x',
      returnUrl: 'http://localhost:3000/a',
      backUrl: 'http://localhost:3000/a',
      notifyUrl: 'http://localhost:3000/b',
      email: 'a@b.example',
    })
    expect(await order.begin()).toMatchObject({ ok: true })
    const { reference, providerRef } = await getAnyTopUp(at().db, order.id)
    expect(payfip.of(reference)).toHaveLength(2)
    payfip.decide(providerRef!, 'P')
    await settle(at(), order.id)
    expect(await state(order)).toEqual({ status: 'paid', cents: 3000 })
  })

  test('a town without a client number has no PayFiP; the demo has it for tests only', () => {
    usePayfip({ ...settings, clients: { autre: '006271' } })
    expect(providerOf(at())).toBeNull()
    usePayfip(settings)
    expect(providerOf({ ...at(), mode: 'demo' })!.name).toBe('demo')
    usePayfip({ ...settings, saisie: 'T' })
    expect(providerOf({ ...at(), mode: 'demo' })!.name).toBe('payfip')
    usePayfip(settings)
  })
})

describe('PA-4 · what it becomes', () => {
  test.each([
    ['P', 'paid', 3000],
    ['V', 'paid', 3000],
    ['R', 'refused', 0],
    ['Z', 'refused', 0],
  ] as const)('%s: %s', async (result, status, cents) => {
    const order = await started()
    payfip.decide(order.ref, result)
    expect(await settle(at(), order.id)).toEqual({ ok: true, value: status })
    expect(await state(order)).toEqual({ status, cents })
    if (cents > 0) expect(await letters(order.family.email)).toEqual(['Accusé de réception de votre paiement'])
  })

  test('A is not final before 20 minutes: the payer may come back and pay, once', async () => {
    const order = await started()
    payfip.decide(order.ref, 'A')
    await settle(at(minutesLater(19)), order.id)
    expect(await state(order)).toEqual({ status: 'pending', cents: 0 })
    await settle(at(minutesLater(20)), order.id)
    expect(await state(order)).toEqual({ status: 'abandoned', cents: 0 })
    payfip.decide(order.ref, 'P')
    for (let again = 0; again < 2; again++) await receiveHint(at(minutesLater(25)), hint(order.ref))
    expect(await state(order)).toEqual({ status: 'paid', cents: 3000 })
  })

  test.each(['P5', 'P1'])('%s is waited for 20 minutes, then it is expired; paid after all, it is credited', async (fault) => {
    const order = await started()
    const idop = payfip.idops.get(order.ref)!
    if (fault === 'P1') payfip.idops.delete(order.ref)
    await settle(at(minutesLater(19)), order.id)
    expect((await state(order)).status).toBe('pending')
    await settle(at(minutesLater(20)), order.id)
    expect((await state(order)).status).toBe('expired')
    payfip.idops.set(order.ref, idop)
    payfip.decide(order.ref, 'P')
    await settleWaiting(at(minutesLater(20 + 5 * 60)))
    expect((await state(order)).status).toBe('expired')
    await settleWaiting(at(minutesLater(20 + 6 * 60)))
    expect(await state(order)).toEqual({ status: 'paid', cents: 3000 })
  })

  test.each<Trouble>(['999', '502', 'malformed', 'bomb', 'huge', 'empty', 'hang-up'])(
    'asked and answered by %s, it waits; the clock asks again',
    async (trouble) => {
      const order = await started()
      payfip.decide(order.ref, 'P')
      payfip.troubles.push(trouble)
      expect(await settle(at(), order.id)).toMatchObject({ ok: false, refusal: 'payments.unreachable' })
      expect(await state(order)).toEqual({ status: 'pending', cents: 0 })
      await settleWaiting(at(minutesLater(2)))
      expect(await state(order)).toEqual({ status: 'paid', cents: 3000 })
    },
  )

  test.each([
    ['another amount', { montant: '2999' }, '29,99'],
    ['another reference', { refdet: 'AUTRE1234' }, '30,00'],
    ['another town’s client', { numcli: '090909' }, 'autre paiement'],
    ['another payment', { idOp: '11111111-1111-4111-8111-111111111111' }, 'autre paiement'],
  ] as const)('PA-5 · %s is disputed: no credit; the town hall is told once', async (_what, altered, _words) => {
    const order = await started()
    payfip.decide(order.ref, 'P', altered)
    const before = (await letters('mairie@isques.example')).length
    for (let again = 0; again < 3; again++) await receiveHint(at(), hint(order.ref))
    expect(await state(order)).toEqual({ status: 'disputed', cents: 0 })
    expect((await letters('mairie@isques.example')).length).toBe(before + 1)
    payfip.decide(order.ref, 'P')
    expect(await settle(at(), order.id)).toEqual({ ok: true, value: 'disputed' })
    expect(await settle(at(), order.id, { again: true })).toEqual({ ok: true, value: 'paid' })
    expect(await state(order)).toEqual({ status: 'paid', cents: 3000 })
  })
})

describe('PA-12 · the doors that the platform uses', () => {
  const visitor = (): Ctx => ({ ...at(), actor: { kind: 'visitor' }, from })
  const runHints = async () => {
    town.jobs.define(
      {
        jobs: { [settleLater.name]: settleLater.run as never, 'mail.send': (async () => {}) as never },
        reactions: {},
        schedules: [],
      },
      async () => at(),
      ['isques'],
    )
    await town.jobs.runAll()
  }

  test.each([
    ['POST idop', {}, { idop: 1 }, 1],
    ['POST idOp, twice', {}, { idOp: 1 }, 2],
    ['GET idop', { idop: 1 }, {}, 1],
    ['GET idOp, five times', { idOp: 1 }, {}, 5],
  ])('a notification by %s credits once, and is answered 200', async (_how, query, body, times) => {
    const order = await started()
    payfip.decide(order.ref, 'P')
    const named = (o: object) => Object.fromEntries(Object.keys(o).map((name) => [name, order.ref]))
    const listed = (o: object) => Object.fromEntries(Object.keys(o).map((name) => [name, [order.ref]]))
    for (let n = 0; n < times; n++) {
      expect(await notified.handle(visitor(), named(query), listed(body))).toMatchObject({ status: 200 })
    }
    expect((await state(order)).status).toBe('pending')
    await runHints()
    expect(await state(order)).toEqual({ status: 'paid', cents: 3000 })
  })

  test('a forged one is answered the same, and nothing is asked', async () => {
    const before = payfip.received.length
    for (const idop of ['00000000-0000-4000-8000-000000000000', "'; drop table top_up --", 'x'.repeat(5000), '']) {
      expect(await notified.handle(visitor(), {}, { idop: [idop] })).toEqual({
        status: 200,
        type: 'text/plain; charset=utf-8',
        body: 'OK',
      })
    }
    await runHints()
    expect(payfip.received.length).toBe(before)
  })

  test('the browser comes back by GET or POST and goes on to its own page, nowhere else', async () => {
    const to = async (id: string) => (await sentBack.handle(visitor(), { id, idop: 'x' }, {})).location
    expect(await to('12')).toBe('/paiements/retour/12')
    for (const id of ['//evil.example', 'abc', '-1']) expect(await to(id)).toBe('/paiements')
  })
})

describe('PA-11 · entered by hand', () => {
  test('what the platform never told is credited once, whoever comes first', async () => {
    const agent = await town.agentNamed('agent.regie', ['regisseur'])
    const byHand = (id: number, amountCents = 3000) =>
      enterByHand(
        { ...at(), actor: agent, from },
        { id, amountCents, means: 'card', authorisation: null, why: 'courriel DGFiP du 13/11' },
      )
    const lost = await started()
    expect(await byHand(lost.id)).toMatchObject({ ok: true })
    payfip.decide(lost.ref, 'P')
    await receiveHint(at(), hint(lost.ref))
    expect(await byHand(lost.id)).toMatchObject({ ok: false, refusal: 'payments.already-paid' })
    expect(await state(lost)).toEqual({ status: 'paid', cents: 3000 })
    const race = await started()
    payfip.decide(race.ref, 'P')
    await Promise.all([byHand(race.id), settle(at(), race.id), byHand(race.id), receiveHint(at(), hint(race.ref))])
    expect(await state(race)).toEqual({ status: 'paid', cents: 3000 })
    const disputed = await started()
    payfip.decide(disputed.ref, 'P', { montant: '2500' })
    await settle(at(), disputed.id)
    expect(await byHand(disputed.id, 2500)).toMatchObject({ ok: true })
    expect(await state(disputed)).toEqual({ status: 'paid', cents: 2500 })
    const never = await opened()
    expect(await byHand(never.id)).toMatchObject({ ok: false, refusal: 'payments.never-started' })
    for (let seed = 1; seed <= 60; seed++) await liveThrough(town, payfip, agent, seed)
    usePayfip(settings)
  }, 60_000)
})

test('raw answers are never changed nor removed', async () => {
  const db = at().db as never
  await expect(sql`update bank_answer set body = 'x'`.execute(db)).rejects.toThrow(/append-only/)
  await expect(sql`delete from bank_answer`.execute(db)).rejects.toThrow(/append-only/)
})
