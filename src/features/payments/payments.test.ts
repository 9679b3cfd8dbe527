import { sql } from 'kysely'
import { type ComponentType, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Body } from '#core/body.ts'
import { day } from '#core/days.ts'
import { balanceOf, charge, statementOf } from '#features/ledger/index.ts'
import { decideDemoPayment } from '#platform/bank/demo-bank.ts'
import type { PaymentProvider } from '#platform/bank/provider.ts'
import { providerNamed, providerOf } from '#platform/bank/providers.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Page } from '#platform/http/page.ts'
import { sendMail } from '#platform/mail/mail.ts'
import { moneyTown } from '#support/money.ts'
import { Frame } from '#ui/shell.ts'
import { monthsToShow } from './domain/months.ts'
import { balanceSentence, openTopUp, receiveHint, settle, startPayment, upcomingSentence } from './index.ts'
import { settleWaiting } from './jobs/settle-pending.ts'
import { amountForm } from './pages/citizen/amount.form.ts'
import { paymentsFeature } from './plugin.ts'
import { getAnyTopUp } from './store/top-ups.ts'

const town = await moneyTown()
type Family = Awaited<ReturnType<typeof town.family>>
const T = '2017-11-13T10:02'
const MANUAL_DAY = day('2017-11-13')

const as = (who: Citizen, paris = T, mode: TownCtx['mode'] = 'demo'): Ctx<Citizen> => ({
  ...town.at(paris),
  mode,
  actor: who,
  from: { ip: '127.0.0.1', prefetch: false },
})

let keys = 0
const newKey = () => `00000000-0000-4000-8000-${String(++keys).padStart(12, '0')}`

/** An order handed to the pretend bank. */
const started = async (f: Family, amountCents = 3000, paris = T) => {
  const ctx = as(f.citizen, paris)
  const id = await openTopUp(ctx, { amountCents, formKey: newKey() })
  const done = await startPayment(ctx, { id, seen: amountCents }, providerOf(ctx))
  if (!done.ok) throw new Error(done.refusal)
  const { providerRef } = await getAnyTopUp(ctx.db, id)
  return { ctx, id, url: done.value.url, ref: providerRef! }
}

const decide = (ctx: TownCtx, ref: string, decision: 'paid' | 'refused' | 'abandoned') =>
  inTransaction(ctx, (tx) => decideDemoPayment(tx, ref, decision))
const balance = async (f: Family) => (await balanceOf(town.at(T).db, f.citizen.household, MANUAL_DAY)).balanceCents
const letters = async (f: Family) => town.at(T).db.selectFrom('demo_mail').selectAll().where('recipient', '=', f.email).execute()
const sendLetters = async () => {
  town.jobs.define({ jobs: { [sendMail.name]: sendMail.run as never }, reactions: {}, schedules: [] }, async () => town.at(T), [
    'isques',
  ])
  await town.jobs.runAll()
}

describe('PA-1 · the amount', () => {
  const read = (typed: string) => amountForm({ topUpMin: 100, topUpMax: 500_00 }).read({ montant: [typed] })

  test.each([
    ['30', 3000],
    ['30,5', 3050],
    ['30.50', 3050],
    ['30 €', 3000],
    ['30\u00a0€', 3000],
    ['1', 100],
    ['500,00', 500_00],
  ])('«%s» is %i cents', (typed, cents) => {
    expect(read(typed)).toMatchObject({ ok: true, values: { montant: cents } })
  })

  test.each([
    ['', 'Indiquez un montant'],
    ['abc', 'Indiquez un montant en chiffres, par exemple 30 ou 30,50'],
    ['-30', 'Indiquez un montant en chiffres, par exemple 30 ou 30,50'],
    ['30,505', 'Indiquez un montant en chiffres, par exemple 30 ou 30,50'],
    ['0', 'Le montant doit être compris entre 1,00\u00a0€ et 500,00\u00a0€'],
    ['0,99', 'Le montant doit être compris entre 1,00\u00a0€ et 500,00\u00a0€'],
    ['500,01', 'Le montant doit être compris entre 1,00\u00a0€ et 500,00\u00a0€'],
  ])('«%s» is refused: %s', (typed, message) => {
    const form = read(typed)
    expect(form.ok).toBe(false)
    expect(form.faults).toEqual([{ field: 'montant', input: 'montant', message }])
  })

  test('the bounds are the town’s', () => {
    expect(amountForm({ topUpMin: 1000, topUpMax: 2000 }).read({ montant: ['30'] }).ok).toBe(false)
  })
})

describe('PA-2 · the amount chosen is a payment to check', () => {
  test('the same form sent twice is the same payment; with another amount before paying, it changes it', async () => {
    const f = await town.family()
    const ctx = as(f.citizen)
    const formKey = newKey()
    const first = await openTopUp(ctx, { amountCents: 3000, formKey })
    expect(await openTopUp(ctx, { amountCents: 3000, formKey })).toBe(first)
    expect(await openTopUp(ctx, { amountCents: 5000, formKey })).toBe(first)
    expect((await getAnyTopUp(ctx.db, first)).amountCents).toBe(5000)
    await startPayment(ctx, { id: first, seen: 5000 }, providerOf(ctx))
    expect(await openTopUp(ctx, { amountCents: 100, formKey })).toBe(first)
    expect((await getAnyTopUp(ctx.db, first)).amountCents).toBe(5000)
  })

  test('another household’s form key opens nothing', async () => {
    const [f, g] = [await town.family(), await town.family()]
    const formKey = newKey()
    await openTopUp(as(f.citizen), { amountCents: 3000, formKey })
    await expect(openTopUp(as(g.citizen), { amountCents: 3000, formKey })).rejects.toThrow(Absent)
  })
})

describe('PA-3 · the payment is handed to the bank once', () => {
  test('twice, or ten times at once, leads to the same place', async () => {
    const f = await town.family()
    const ctx = as(f.citizen)
    const id = await openTopUp(ctx, { amountCents: 3000, formKey: newKey() })
    const all = await Promise.all(Array.from({ length: 10 }, () => startPayment(ctx, { id, seen: 3000 }, providerOf(ctx))))
    expect(new Set(all.map((a) => JSON.stringify(a))).size).toBe(1)
    expect(all[0]).toMatchObject({ ok: true, value: { url: expect.stringMatching(/^\/demo\/banque\/[0-9a-f-]{36}$/) } })
    expect(await startPayment(ctx, { id, seen: 3000 }, providerOf(ctx))).toEqual(all[0])
  })

  test('an amount changed since it was shown is refused, and nothing is handed over', async () => {
    const f = await town.family()
    const ctx = as(f.citizen)
    const id = await openTopUp(ctx, { amountCents: 3000, formKey: newKey() })
    expect(await startPayment(ctx, { id, seen: 2000 }, providerOf(ctx))).toMatchObject({ ok: false, refusal: 'payments.changed' })
    expect((await getAnyTopUp(ctx.db, id)).status).toBe('created')
  })

  test('an amount changed while the bank was asked is refused too', async () => {
    const f = await town.family()
    const ctx = as(f.citizen)
    const formKey = newKey()
    const id = await openTopUp(ctx, { amountCents: 3000, formKey })
    const slow: PaymentProvider = {
      ...providerOf(ctx)!,
      create: async (c, order) => {
        await openTopUp(ctx, { amountCents: 5000, formKey })
        return providerOf(ctx)!.create(c, order)
      },
    }
    expect(await startPayment(ctx, { id, seen: 3000 }, slow)).toMatchObject({ ok: false, refusal: 'payments.changed' })
    expect((await getAnyTopUp(ctx.db, id)).status).toBe('created')
  })

  test('a bank that does not answer costs nothing, and can be asked again', async () => {
    const f = await town.family()
    const ctx = as(f.citizen)
    const id = await openTopUp(ctx, { amountCents: 3000, formKey: newKey() })
    const down: PaymentProvider = { ...providerOf(ctx)!, create: () => Promise.reject(new Error('timeout')) }
    expect(await startPayment(ctx, { id, seen: 3000 }, down)).toMatchObject({ ok: false, refusal: 'payments.unreachable' })
    expect(await startPayment(ctx, { id, seen: 3000 }, providerOf(ctx))).toMatchObject({ ok: true })
  })

  test('another household’s payment is absent', async () => {
    const [f, g] = [await town.family(), await town.family()]
    const id = await openTopUp(as(f.citizen), { amountCents: 3000, formKey: newKey() })
    await expect(startPayment(as(g.citizen), { id, seen: 3000 }, providerOf(as(g.citizen)))).rejects.toThrow(Absent)
  })
})

describe('PA-4 · whatever arrives, however often: one credit, one receipt, one letter', () => {
  const paidOnce = async (f: Family, id: number, cents = 3000) => {
    const { db } = town.at(T)
    expect(await balance(f)).toBe(cents)
    expect(await getAnyTopUp(db, id)).toMatchObject({ status: 'paid', receiptNumber: expect.any(Number) })
    const { months } = await statementOf(db, f.citizen.household, 2017)
    expect(months.flatMap((m) => m.lines)).toHaveLength(1)
    await sendLetters()
    expect(await letters(f)).toHaveLength(1)
  }

  test('a notification received twice', async () => {
    const f = await town.family()
    const { ctx, id, ref } = await started(f)
    await decide(ctx, ref, 'paid')
    for (let i = 0; i < 2; i++) await receiveHint(ctx, { provider: 'demo', providerRef: ref })
    await paidOnce(f, id)
  })

  test('the notification and the return at the same time', async () => {
    const f = await town.family()
    const { ctx, id, ref } = await started(f)
    await decide(ctx, ref, 'paid')
    await Promise.all([receiveHint(ctx, { provider: 'demo', providerRef: ref }), settle(ctx, id), settleWaiting(ctx)])
    await paidOnce(f, id)
  })

  test('fifty settlements at once', async () => {
    const f = await town.family()
    const { ctx, id, ref } = await started(f)
    await decide(ctx, ref, 'paid')
    const all = await Promise.all(Array.from({ length: 50 }, () => settle(ctx, id)))
    expect(all.every((a) => a.ok && a.value === 'paid')).toBe(true)
    await paidOnce(f, id)
  })

  test('stopped after the bank’s answer, before the credit is committed: asked again, it is credited', async () => {
    const f = await town.family()
    const { ctx, id, ref } = await started(f)
    await decide(ctx, ref, 'paid')
    const stopped: TownCtx = { ...ctx, jobs: { ...ctx.jobs, send: () => Promise.reject(new Error('killed')) } }
    const before = await ctx.db.selectFrom('counter').select('value').where('name', '=', 'receipt').executeTakeFirst()
    await expect(settle(stopped, id)).rejects.toThrow('killed')
    expect(await balance(f)).toBe(0)
    expect((await getAnyTopUp(ctx.db, id)).status).toBe('pending')
    expect(await ctx.db.selectFrom('counter').select('value').where('name', '=', 'receipt').executeTakeFirst()).toEqual(before)
    await settleWaiting(town.at('2017-11-13T10:04'))
    await paidOnce(f, id)
  })

  test('no notification at all: the sweep finds it', async () => {
    const f = await town.family()
    const { ctx, id, ref } = await started(f)
    await decide(ctx, ref, 'paid')
    await settleWaiting(ctx)
    await paidOnce(f, id)
  })

  test('nothing is credited on a hint when the bank has not decided', async () => {
    const f = await town.family()
    const { ctx, id, ref } = await started(f)
    await receiveHint(ctx, { provider: 'demo', providerRef: ref })
    expect(await settle(ctx, id)).toEqual({ ok: true, value: 'pending' })
    expect(await balance(f)).toBe(0)
  })

  test('an unknown reference does nothing', async () => {
    const { ctx } = await started(await town.family())
    await receiveHint(ctx, { provider: 'demo', providerRef: 'forged' })
    await receiveHint(ctx, { provider: 'other', providerRef: 'forged' })
  })

  test.each(['refused', 'abandoned'] as const)(
    '%s: nothing is credited, no letter, and the bank may still change its mind',
    async (outcome) => {
      const f = await town.family()
      const { ctx, id, ref } = await started(f)
      await decide(ctx, ref, outcome)
      expect(await settle(ctx, id)).toEqual({ ok: true, value: outcome })
      expect(await settle(ctx, id)).toEqual({ ok: true, value: outcome })
      expect(await balance(f)).toBe(0)
      await sendLetters()
      expect(await letters(f)).toHaveLength(0)
      await sql`update demo_bank_payment set status = 'paid' where id = ${ref}`.execute(ctx.db as never)
      await receiveHint(ctx, { provider: 'demo', providerRef: ref })
      await paidOnce(f, id)
    },
  )

  test('PA-5 · another amount or reference than asked is disputed: no credit, the town hall is told, once', async () => {
    const f = await town.family()
    const { ctx, id, ref } = await started(f)
    await decide(ctx, ref, 'paid')
    await sql`update demo_bank_payment set amount_cents = 2999 where id = ${ref}`.execute(ctx.db as never)
    expect(await settle(ctx, id)).toEqual({ ok: true, value: 'disputed' })
    await sql`update demo_bank_payment set amount_cents = 3000 where id = ${ref}`.execute(ctx.db as never)
    expect(await settle(ctx, id)).toEqual({ ok: true, value: 'disputed' })
    expect(await balance(f)).toBe(0)
    await sendLetters()
    const told = await ctx.db
      .selectFrom('demo_mail')
      .select(['subject', 'text_part'])
      .where('recipient', '=', ctx.town.email)
      .execute()
    expect(told).toHaveLength(1)
    expect(told[0]!.text_part).toContain('29,99\u00a0€')
  })

  test('a bank that cannot be asked leaves it pending, and the sweep says so', async () => {
    const f = await town.family()
    const { ctx, id, ref } = await started(f)
    await decide(ctx, ref, 'paid')
    const production: TownCtx = { ...ctx, mode: 'production' }
    expect(await settle(production, id)).toMatchObject({ ok: false, refusal: 'payments.unreachable' })
    await expect(settleWaiting({ ...town.at('2017-11-13T10:04'), mode: 'production' })).rejects.toThrow(/did not answer/)
    expect((await getAnyTopUp(ctx.db, id)).status).toBe('pending')
    await settleWaiting(town.at('2017-11-13T10:06'))
    await paidOnce(f, id)
  })

  test('receipts are numbered without a hole, whatever fails between', async () => {
    const { db } = town.at(T)
    const { rows } = await sql<{ n: number; last: number; least: number }>`
      select count(*) as n, max(receipt_number) as last, min(receipt_number) as least from top_up where status = 'paid'`.execute(
      db as never,
    )
    expect(rows[0]!.n).toBeGreaterThan(5)
    expect(rows[0]).toEqual({ n: rows[0]!.last, last: rows[0]!.last, least: 1 })
  })
})

test('PA-7 · the letter is the acknowledgement that the law asks for', async () => {
  const f = await town.family()
  const { ctx, id, ref } = await started(f, 3050)
  await decide(ctx, ref, 'paid')
  await settle(ctx, id)
  await sendLetters()
  const [letter] = await letters(f)
  const { receiptNumber } = await getAnyTopUp(ctx.db, id)
  expect(letter!.subject).toBe('Accusé de réception de votre paiement')
  const text = letter!.text_part.replaceAll('\u00a0', ' ')
  for (const part of [
    'Bonjour Hubert Mounier,',
    'Montant : 30,50 €',
    `Reçu n° : ${receiptNumber}`,
    'Date de réception : 13 novembre 2017 à 10 h 02',
    'Régie d’Isques, 1 rue de la Mairie',
    '03 53 01 00 00',
  ]) {
    expect(text).toContain(part)
  }
})

describe('PA-6 · what nobody finishes is closed after a day', () => {
  test.each([
    ['2017-11-14T10:02', 'created', 'pending'],
    ['2017-11-14T10:03', 'expired', 'expired'],
  ])('at %s: %s, %s', async (moment, untouched, handedOver) => {
    const f = await town.family()
    const { id, ref } = await started(f)
    const chosen = await openTopUp(as(f.citizen), { amountCents: 3000, formKey: newKey() })
    const later = town.at(moment)
    await settleWaiting(later)
    expect((await getAnyTopUp(later.db, chosen)).status).toBe(untouched)
    expect((await getAnyTopUp(later.db, id)).status).toBe(handedOver)
    await decide(later, ref, 'paid')
    await receiveHint(later, { provider: 'demo', providerRef: ref })
    expect(await balance(f)).toBe(3000)
  })
})

test('PA-9 · production never gets the pretend bank', () => {
  expect(providerOf({ ...town.at(T), mode: 'production' })).toBeNull()
  expect(providerNamed({ ...town.at(T), mode: 'production' }, 'demo')).toBeNull()
  const bank = paymentsFeature.pages.find((p) => p.url.startsWith('/demo'))
  expect(bank?.demoOnly).toBe(true)
})

describe('sentences', () => {
  test.each([
    [{ balanceCents: -720, upcomingCents: 720 }, 'dont 7,20 € de réservations à venir'],
    [{ balanceCents: -1000, upcomingCents: 720 }, 'dont 7,20 € de réservations à venir'],
    [{ balanceCents: -220, upcomingCents: 720 }, 'après déduction de 7,20 € de réservations à venir'],
    [{ balanceCents: 2280, upcomingCents: 720 }, 'après déduction de 7,20 € de réservations à venir'],
    [{ balanceCents: -720, upcomingCents: 0 }, null],
  ])('%o', (figures, sentence) => {
    expect(upcomingSentence(figures)?.replaceAll('\u00a0', ' ') ?? null).toBe(sentence)
  })

  test.each([
    [{ balanceCents: -720, dueCents: 110 }, 'Vous devez 1,10 €.'],
    [{ balanceCents: -720, dueCents: 0 }, 'Vous n’avez rien à payer aujourd’hui.'],
    [{ balanceCents: 0, dueCents: 0 }, 'Votre compte est à zéro.'],
    [{ balanceCents: 1240, dueCents: 0 }, 'Il vous reste 12,40 €.'],
  ])('%o', (figures, sentence) => {
    expect(balanceSentence(figures).replaceAll('\u00a0', ' ')).toBe(sentence)
  })
})

test('PA-8 · for each day of two years, leap day included, what is booked for four days later and after is seen without a click', () => {
  const start = day('2027-09-01')
  for (let i = 0; i < 731; i++) {
    const today = start.add({ days: i })
    for (const gap of [1, 3, 17, 60]) {
      const days = [today.add({ days: 4 }), today.add({ days: 4 + gap })]
      const keys = [...new Set(days.map((d) => d.toString().slice(0, 7)))].sort().reverse()
      const months = keys.map((key) => ({
        year: Number(key.slice(0, 4)),
        month: Number(key.slice(5)),
        movements: 2,
        cents: -100,
      }))
      expect(monthsToShow(months, { year: null, oldest: null }, today).shown, String(today)).toEqual(months)
    }
  }
})

test('PA-8 · what is to come and the current month at first, then one more each time, empty months skipped', () => {
  const month = (text: string, movements = 3, cents = -100) => {
    const [year = 0, number = 0] = text.split('-').map(Number)
    return { year, month: number, movements, cents }
  }
  const months = [month('2018-1'), month('2017-12'), month('2017-10'), month('2017-6')]
  const shown = (asked: { year: number | null; oldest: number | null }, today: string, all = months) => {
    const answer = monthsToShow(all, asked, month(today))
    const said = (m: { year: number; month: number }) => `${m.year}-${m.month}`
    return [answer.shown.map(said).join(' '), answer.earlier && said(answer.earlier), answer.openingCents]
  }
  const first = { year: null, oldest: null }
  expect(shown(first, '2017-12')).toEqual(['2018-1 2017-12', '2017-10', -200])
  expect(shown(first, '2018-4')).toEqual(['2018-1', '2017-12', -300])
  expect(shown(first, '2017-12', [month('2017-12')])).toEqual(['2017-12', '2017-11', 0])
  const booked = [month('2018-3', 12), month('2018-2', 12), month('2018-1', 12)]
  expect(shown(first, '2018-1', booked)).toEqual(['2018-3 2018-2', '2018-1', -100])
  expect(shown({ year: 2017, oldest: null }, '2018-4')).toEqual(['2017-12', '2017-10', -200])
  expect(shown({ year: 2017, oldest: 10 }, '2018-4')).toEqual(['2017-12 2017-10', '2017-6', -100])
  expect(shown({ year: 2017, oldest: 1 }, '2018-4')).toEqual(['2017-12 2017-10 2017-6', null, 0])
  expect(shown({ year: 2016, oldest: 3 }, '2018-4')).toEqual(['', null, 0])
})

describe('pages', async () => {
  const pageAt = (url: string): Page => paymentsFeature.pages.find((p) => p.url === url)!
  const drawn = (answer: { view: unknown; props: unknown }) =>
    renderToString(
      h(Frame.Provider, {
        value: ({ title, children }) => h('main', { title }, children),
        children: h(answer.view as ComponentType<object>, answer.props as object),
      }),
    )
      .replaceAll('\u00a0', ' ')
      .replaceAll('&nbsp;', ' ')
  /** Text, as read: tags become spaces. */
  const said = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  const get = async (ctx: Ctx, url: string, input: Record<string, string> = {}) => {
    const answer = await pageAt(url).get!(ctx, input)
    if (answer.kind === 'go') return { to: answer.url, html: '', text: '', status: 303 }
    if (answer.kind !== 'show') throw new Error(answer.kind)
    const html = drawn(answer)
    return { to: null, html, text: said(html), status: answer.status }
  }
  const send = async (ctx: Ctx, url: string, input: Record<string, string>, body: Body) => {
    const answer = await pageAt(url).post!(ctx, input, body)
    if (answer.kind === 'go') return { to: answer.url, text: '', status: 303 }
    if (answer.kind !== 'show') throw new Error(answer.kind)
    return { to: null, text: said(drawn(answer)), status: answer.status }
  }

  let hubert: Family
  let other: Family
  beforeAll(async () => {
    hubert = await town.family()
    other = await town.family('Dupin', 'Florian')
    const { activities, services } = town
    const row = (ref: string, d: string, activity: number, isMeal = false) => ({
      ref: `manual:${ref}`,
      household: hubert.citizen.household,
      person: hubert.child,
      activity,
      service: isMeal ? services.canteen : services.childcare,
      quantity: 1,
      unitCents: isMeal ? 390 : 110,
      tariffLabel: isMeal ? 'Tarif enfant' : null,
      valueDate: day(d),
      actor: hubert.citizen.account,
    })
    await inTransaction(town.at('2017-11-10T18:05'), (tx) =>
      charge(tx, [
        row('1', '2017-11-17', activities.morning),
        row('2', '2017-11-20', activities.morning),
        row('3', '2017-11-20', activities.meal, true),
        row('4', '2017-11-20', activities.evening),
      ]),
    )
  })

  test('/paiements says what the manual says', async () => {
    const { text } = await get(as(hubert.citizen), '/paiements')
    for (const words of [
      'Régie d’Isques',
      'Solde au 13/11/2017 : −7,20 euros',
      'dont 7,20 € de réservations à venir',
      'Recharger mon compte',
      'Relevé de compte',
      'Derniers mouvements',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('Vous devez')
    expect((await get(as(hubert.citizen, '2017-11-17T08:00'), '/paiements')).text).toContain('Vous devez 1,10 €.')
  })

  test('/paiements/releve has the manual’s columns, group and rows, and nothing of another household', async () => {
    const { text, html } = await get(as(hubert.citizen), '/paiements/releve')
    expect(text).toContain('Votre solde au 13/11/2017 : −7,20 euros')
    expect(text).toContain('Sélectionner l’année')
    expect(text).toContain('Date de valeur Date d’enregistrement Libellé Sous libellé Débit Crédit')
    expect(html).toContain('<h2>Mois de Novembre 2017</h2>')
    expect(text).toContain(
      '20/11/2017 10/11/2017 MOUNIER Éric Garderie (1 x 1,10 €) Garderie soir - Garderie soir 1,10 € −7,20 € ' +
        '20/11/2017 10/11/2017 MOUNIER Éric Restauration scolaire (1 x 3,90 €) Restauration scolaire - Repas de midi Tarif enfant 3,90 € −6,10 € ' +
        '20/11/2017 10/11/2017 MOUNIER Éric Garderie (1 x 1,10 €) Garderie matin - Garderie matin 1,10 € −2,20 € ' +
        '17/11/2017 10/11/2017 MOUNIER Éric Garderie (1 x 1,10 €) Garderie matin - Garderie matin 1,10 € −1,10 €',
    )
    const theirs = await get(as(other.citizen), '/paiements/releve')
    expect(theirs.text).toContain('Aucun mouvement en 2017.')
    expect(theirs.text).not.toContain('MOUNIER')
  })

  test('/paiements/releve opens on one month, and the link adds the one before', async () => {
    const f = await town.family()
    for (const paris of ['2017-06-05T10:00', '2017-09-05T10:00', '2017-10-05T10:00']) {
      const { ctx, id, ref } = await started(f, 1000, paris)
      await decide(ctx, ref, 'paid')
      await settle(ctx, id)
    }
    const first = await get(as(f.citizen), '/paiements/releve', {})
    expect(first.text).toContain('Mois de Octobre 2017')
    expect(first.text).not.toContain('Mois de Septembre 2017')
    expect(first.html).toContain('href="/paiements/releve?annee=2017&amp;mois=9#septembre-2017"')
    const second = await get(as(f.citizen), '/paiements/releve', { annee: '2017', mois: '9' })
    expect(second.text).toContain('Mois de Septembre 2017')
    expect(second.html).toContain('id="septembre-2017"')
    expect((await get(as(f.citizen), '/paiements/releve', { annee: '2017', mois: '6' })).text).not.toContain(
      'Afficher le mois précédent',
    )
    for (const wrong of ['abc', '0', '99999', "2017'"]) {
      expect((await get(as(f.citizen), '/paiements/releve', { annee: wrong, mois: wrong })).text).toContain(
        'Mois de Octobre 2017',
      )
    }
    expect((await get(as(f.citizen), '/paiements/releve', { annee: '2016' })).text).toContain('Aucun mouvement en 2016.')
  })

  test('PA-8 · «Afficher le mois précédent» on an account of one month shows the month before, empty, not the same again', async () => {
    const f = await town.family()
    const { ctx, id, ref } = await started(f, 1000, '2017-10-05T10:00')
    await decide(ctx, ref, 'paid')
    await settle(ctx, id)
    const first = await get(as(f.citizen), '/paiements/releve', {})
    expect(first.html).toContain('href="/paiements/releve?annee=2017&amp;mois=9#septembre-2017"')
    const second = await get(as(f.citizen), '/paiements/releve', { annee: '2017', mois: '9' })
    expect(second.text).toContain('Mois de Octobre 2017')
    expect(second.text).toContain('Mois de Septembre 2017 Aucun mouvement ce mois-ci.')
    expect(second.text).not.toContain('Afficher le mois précédent')
  })

  test('the whole way: amount, check, bank, return, as many times as one likes', async () => {
    const f = await town.family()
    const ctx = as(f.citizen)
    const asked = await get(ctx, '/paiements/recharger')
    expect(asked.text).toContain(
      'Vous allez saisir ici, le montant que vous désirez affecter à votre compte famille. Le montant est exprimé en Euros (€)',
    )
    expect(asked.text).toContain(
      'Après avoir saisi le montant désiré, vous serez redirigé vers une plateforme sécurisée de paiement en ligne.',
    )
    expect(asked.text).toMatch(/Montant à charger \*.*Valider le paiement Retour/)
    const cle = /name="cle" value="([^"]+)"/.exec(asked.html)![1]!
    expect(await send(ctx, '/paiements/recharger', {}, { cle: [cle], montant: ['500,01'] })).toMatchObject({ status: 422 })
    const chosen = await send(ctx, '/paiements/recharger', {}, { cle: [cle], montant: ['30 €'] })
    const id = /^\/paiements\/recharger\/(\d+)$/.exec(chosen.to!)![1]!
    const check = await get(ctx, '/paiements/recharger/:id', { id })
    expect(check.text).toContain('Valider le paiement de 30,00 €')
    expect((await get(ctx, '/paiements/retour/:id', { id })).to).toBe(chosen.to)
    const left = await send(ctx, '/paiements/recharger/:id', { id }, { vu: ['3000'] })
    const bankId = /^\/demo\/banque\/(.+)$/.exec(left.to!)![1]!
    const bank = await get(ctx, '/demo/banque/:id', { id: bankId })
    expect(bank.text).toMatch(/Banque de démonstration.*Payer 30,00 € Refuser Abandonner/)
    expect((await get(ctx, '/paiements')).text).toContain('Paiement de 30,00 € en cours de confirmation')
    const waiting = await get(ctx, '/paiements/retour/:id', { id })
    expect(waiting.text).toContain('Ne payez pas une seconde fois')
    expect(waiting.html).toContain(`href="/paiements/retour/${id}"`)
    expect((await send(ctx, '/demo/banque/:id', { id: bankId }, { decision: ['autre'] })).status).toBe(422)
    for (const decision of ['payer', 'payer', 'refuser']) {
      expect(await send(ctx, '/demo/banque/:id', { id: bankId }, { decision: [decision] })).toMatchObject({
        to: `/paiements/retour/${id}`,
      })
    }
    for (let again = 0; again < 2; again++) {
      const { text } = await get(ctx, '/paiements/retour/:id', { id })
      expect(text).toContain('Paiement de 30,00 € enregistré')
      expect(text).toContain('Votre nouveau solde au 13/11/2017 : 30,00 euros')
      expect(text).toMatch(new RegExp(`Paiement n° ${id} Reçu n° \\d+`))
    }
    expect((await get(ctx, '/paiements/recharger/:id', { id })).to).toBe(`/paiements/retour/${id}`)
    expect((await send(ctx, '/paiements/recharger/:id', { id }, { vu: ['3000'] })).to).toBe(`/paiements/retour/${id}`)
    expect((await get(ctx, '/demo/banque/:id', { id: bankId })).text).not.toContain('Refuser')
    expect((await get(ctx, '/paiements')).text).toMatch(/Rechargement du compte \+30,00 €/)
    expect(await balance(f)).toBe(3000)
  })

  test.each([
    ['refuser', 'Votre banque a refusé le paiement.'],
    ['abandonner', 'Vous avez quitté la page de paiement sans payer.'],
  ])('%s: nothing was debited', async (decision, why) => {
    const f = await town.family()
    const { ctx, id, ref } = await started(f)
    await send(ctx, '/demo/banque/:id', { id: ref }, { decision: [decision] })
    const { text } = await get(ctx, '/paiements/retour/:id', { id: String(id) })
    expect(text).toContain('Le paiement n’a pas été effectué. Aucun montant n’a été débité.')
    expect(text).toContain(why)
  })

  test.each(['/paiements/recharger/:id', '/paiements/retour/:id'])(
    '%s of another household, or of nobody, is absent',
    async (url) => {
      const { id } = await started(hubert)
      for (const wrong of [String(id), '999999999', 'abc', '0'])
        await expect(get(as(other.citizen), url, { id: wrong })).rejects.toThrow(Absent)
      await expect(get(as(other.citizen), '/demo/banque/:id', { id: 'abc' })).rejects.toThrow(Absent)
    },
  )

  test('PA-9 · in production without a platform: no button to pay, and where to pay instead', async () => {
    const ctx = as(hubert.citizen, T, 'production')
    for (const url of ['/paiements', '/paiements/recharger']) {
      const { text } = await get(ctx, url)
      expect(text).toContain('Le paiement en ligne n’est pas ouvert.')
      expect(text).toContain('03 53 01 00 00')
      expect(text).not.toContain('Valider le paiement')
    }
    expect((await get(ctx, '/paiements')).text).not.toContain('Recharger mon compte')
    expect((await send(ctx, '/paiements/recharger', {}, { cle: [newKey()], montant: ['30'] })).status).toBe(409)
  })

  test('what is due is a thing to do, what is to come is not', async () => {
    const todos = paymentsFeature.contributes!.todos!
    expect(await todos(as(hubert.citizen))).toEqual([])
    expect(await todos(as(hubert.citizen, '2017-11-20T08:00'))).toMatchObject([
      { label: 'Régler 7,20\u00a0€', url: '/paiements' },
    ])
  })
})
