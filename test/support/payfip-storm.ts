import { expect } from 'vitest'
import { day } from '#core/days.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { enterByHand, openTopUp, receiveHint, settle, settleWaiting, startPayment } from '#features/payments/index.ts'
import { providerOf, usePayfip } from '#platform/bank/providers.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { sendMailJob } from '#support/mail-job.ts'
import type { MoneyTown } from './money.ts'
import type { Payfip, Trouble } from './payfip.ts'

const LAST = day('2030-01-01')

/** A generator of chance that a number repeats (mulberry32). */
const chanceOf = (seed: number) => {
  let a = seed
  return (below: number): number => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const TROUBLES: readonly Trouble[] = ['999', '502', 'malformed', 'bomb', 'empty', 'hang-up']

/**
 * One payment lived at random: paid, refused or abandoned, notified, come back from, polled, entered by hand, in any order, at
 * once or after a while, with answers that fail and processes that die before they commit. In the end, once everybody is well
 * again: exactly one credit, one receipt and one letter when it was paid, nothing otherwise.
 */
export const liveThrough = async (town: MoneyTown, payfip: Payfip, regisseur: Agent, seed: number): Promise<string> => {
  const chance = chanceOf(seed)
  usePayfip({ serviceUrl: payfip.serviceUrl, paymentUrl: payfip.paymentUrl, clients: { '': '006270' }, saisie: 'W' })
  const family = await town.family()
  let minutes = 0
  const start = Temporal.PlainDateTime.from('2017-11-13T10:00')
  const ctxNow = (): TownCtx => ({ ...town.at(start.add({ minutes }).toString()), mode: 'production' })
  const asParent = (): Ctx<typeof family.citizen> => ({
    ...ctxNow(),
    actor: family.citizen,
    from: { ip: '::1', prefetch: false },
  })
  payfip.now = () => Date.parse('2017-11-13T09:00:00Z') + minutes * 60_000
  const amountCents = 100 + chance(50_000)
  const formKey = `00000000-0000-4000-8000-${String(seed).padStart(12, '0')}`
  const id = await openTopUp(asParent(), { amountCents, formKey })
  const begin = async () => startPayment(asParent(), { id, seen: amountCents }, providerOf(ctxNow()))
  await begin()
  const { reference, provider_ref: ref } = await ctxNow()
    .db.selectFrom('top_up')
    .select(['reference', 'provider_ref'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const story: string[] = []
  let byHand = false
  const idop = () => payfip.idops.get(ref!)
  const dying = (): TownCtx => ({ ...ctxNow(), jobs: { ...ctxNow().jobs, send: () => Promise.reject(new Error('killed')) } })
  const decide = (result: 'P' | 'V' | 'R' | 'A') => {
    const now = idop()
    if (now && (now.result === null || (now.result === 'A' && minutes < 20))) payfip.decide(ref!, result)
  }
  const does: Record<string, () => Promise<unknown> | unknown> = {
    pay: () => decide(chance(3) === 0 ? 'V' : 'P'),
    refuse: () => decide('R'),
    abandon: () => decide('A'),
    notify: () => receiveHint(ctxNow(), { provider: 'payfip', providerRef: ref! }),
    forge: () => receiveHint(ctxNow(), { provider: 'payfip', providerRef: '00000000-0000-4000-8000-000000000000' }),
    return: () => settle(ctxNow(), id),
    poll: () => settleWaiting(ctxNow()).catch(() => null),
    die: () => settle(dying(), id).catch(() => null),
    again: begin,
    trouble: () => payfip.troubles.push(TROUBLES[chance(TROUBLES.length)]!),
    wait: () => {
      minutes += 1 + chance(20)
    },
    purge: () => payfip.purge(),
    hand: async () => {
      // Staff enter what the platform's letter says: only what was paid has one.
      if (idop()?.result !== 'P' || chance(3) > 0) return
      const ctx: Ctx<Agent> = { ...ctxNow(), actor: regisseur, from: { ip: '::1', prefetch: false } }
      await enterByHand(ctx, { id, amountCents, means: 'card', authorisation: 'A55A', why: 'courriel de la DGFiP' })
      byHand = true
    },
    several: () =>
      Promise.all([
        settle(ctxNow(), id),
        receiveHint(ctxNow(), { provider: 'payfip', providerRef: ref! }),
        settleWaiting(ctxNow()).catch(() => null),
        settle(dying(), id).catch(() => null),
      ]),
  }
  const names = Object.keys(does)
  for (let step = 6 + chance(10); step > 0; step--) {
    const name = step === 4 && chance(2) === 0 ? 'pay' : names[chance(names.length)]!
    story.push(name)
    await does[name]!()
  }
  payfip.troubles.length = 0
  minutes += 30
  for (let turn = 0; turn < 2; turn++) {
    await settle(ctxNow(), id)
    await does.poll!()
    await does.notify!()
  }
  const told = `seed ${seed}: ${story.join(' ')}`
  const isPaid = byHand || ['P', 'V'].includes(idop()?.result ?? '')
  const { db } = ctxNow()
  const after = await db.selectFrom('top_up').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const credits = await db.selectFrom('ledger_transaction').select('id').where('business_ref', '=', `top-up:${id}`).execute()
  const { balanceCents } = await balanceOf(db, family.citizen.household, LAST)
  await sendMailJob(town, ctxNow())
  const letters = await db.selectFrom('demo_mail').select('id').where('recipient', '=', family.email).execute()
  expect([told, after.status === 'paid', credits.length, balanceCents, letters.length]).toEqual([
    told,
    isPaid,
    isPaid ? 1 : 0,
    isPaid ? amountCents : 0,
    isPaid ? 1 : 0,
  ])
  expect([told, reference.slice(0, 2)]).toEqual([told, 'CF'])
  return after.status
}
