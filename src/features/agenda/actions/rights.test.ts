import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { ok } from '#core/result.ts'
import { keepSchoolYears } from '#features/catalogue/index.ts'
import { enrolmentEffects, bookingsUnder as port } from '#features/enrolment/index.ts'
import { getProcedure, type RequestForEffect, startRequest } from '#features/procedures/index.ts'
import { addTariff } from '#features/tariffs/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { requestTown } from '#support/requests.ts'
import { bookingsUnder } from '../store/bookings-under.ts'
import { bookDays, cancelDays } from './book-days.ts'
import { addUnexpected } from './call-roll.ts'
import { changeDays } from './change-days.ts'
import { undoGroup } from './change-group.ts'
import { closeDays, previewClosing, reopenDays } from './close-days.ts'

const town = await requestTown()
port.plug(bookingsUnder)
const ctx = town.at('2017-11-13T10:00')
const { meal } = town.activities
const lunch = { activity: meal, day: day('2018-02-12') }

await keepSchoolYears(ctx)
await inTransaction(ctx, (tx) =>
  addTariff(tx, {
    activity: meal,
    label: 'Tarif enfant',
    amountCents: 390,
    validFrom: day('2017-09-01'),
    deliberation: 'test',
  }),
)

let keys = 0
const key = () => `rights-${++keys}`
/** A child whose fiche was accepted: the right to book lunch comes from that request. */
const enrolledByRequest = async () => {
  const { citizen, child } = await town.family()
  const started = await startRequest(town.as(citizen), { procedure: 'fiche-enfant', key: key() })
  if (!started.ok) throw new Error(started.refusal)
  const { definition } = await getProcedure(ctx.db, 'fiche-enfant')
  const answers = {
    'scolarite-annee': '2017',
    'scolarite-etablissement': String(town.school),
    'scolarite-niveau': 'MS',
    sessions: [String(town.services.canteen)],
  }
  const request: RequestForEffect = { number: started.value, effect: 'enrolment', child, schoolYear: 2017, answers, definition }
  await inTransaction(ctx, (tx) => enrolmentEffects.apply(tx, request))
  return { citizen, child, request }
}
const order = (child: number) => ({ changes: [{ child, ...lunch, wish: 'book' as const, seen: 390 }], formKey: key() })
const said = (result: { ok: boolean; refusal?: string }) => (result.ok ? 'ok' : result.refusal)
const undo = (request: RequestForEffect) => inTransaction(ctx, (tx) => enrolmentEffects.undo(tx, request))
const bookingsOf = (child: number) =>
  ctx.db.selectFrom('booking').select('id').where('child_id', '=', child).where('cancelled_at', 'is', null).execute()

const somebodyWaits = async () => {
  const { rows } =
    await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(ctx.db)
  return rows.length > 0
}

test('AG-4, EN-5 · what a family has booked with is not taken back', async () => {
  const { citizen, child, request } = await enrolledByRequest()
  expect(said(await changeDays(ctx, citizen, order(child)))).toBe('ok')
  expect(await undo(request)).toMatchObject({ ok: false, refusal: 'enrolment.booked-since', details: { count: 1 } })
})

test('AG-4, EN-5 · a booking made while the right is taken back waits, then finds the right gone and writes nothing', async () => {
  const { citizen, child, request } = await enrolledByRequest()
  let booking: ReturnType<typeof changeDays> | undefined
  const undone = await inTransaction(ctx, async (tx) => {
    const result = await enrolmentEffects.undo(tx, request)
    booking = changeDays(ctx, citizen, order(child))
    while (!(await somebodyWaits())) await new Promise((resolve) => setTimeout(resolve, 5))
    return result
  })
  expect([said(undone), said(await booking!)]).toEqual(['ok', 'agenda.changed'])
  expect(await bookingsOf(child)).toEqual([])
})

test('AG-4, EN-5 · both at once: a booking that stands keeps its right, a right taken back has no booking', async () => {
  for (let round = 0; round < 6; round++) {
    const { citizen, child, request } = await enrolledByRequest()
    const book = () => changeDays(ctx, citizen, order(child))
    const [booked, undone] =
      round % 2 === 0
        ? await Promise.all([book(), undo(request)])
        : await Promise.all([undo(request), book()]).then(([u, b]) => [b, u] as const)
    expect([said(booked), said(undone)].toSorted()).toEqual(
      (booked.ok ? ['enrolment.booked-since', 'ok'] : ['agenda.changed', 'ok']).toSorted(),
    )
    expect(await bookingsOf(child)).toHaveLength(booked.ok ? 1 : 0)
  }
})

/** The group that gave these bookings back, as the page of group bookings keeps it. */
const groupOf = async (citizen: Citizen, cancelled: number[]) =>
  (
    await inTransaction(ctx, (tx) =>
      tx
        .insertInto('booking_group')
        .values({ account_id: citizen.account, made_at: ctx.now, added: [], cancelled })
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
  ).id

test('AG-23 · places given back are not taken again once the right to book is gone', async () => {
  const { citizen, child, request } = await enrolledByRequest()
  const by = { account: citizen.account, person: citizen.person, household: citizen.household }
  await bookDays(ctx, by, { child, days: [lunch], formKey: key() })
  const given = (await bookingsOf(child)).map(({ id }) => id)
  await cancelDays(ctx, by, { child, days: [lunch], formKey: key() })
  const group = await groupOf(citizen, given)
  expect(said(await undo(request))).toBe('ok')
  expect(said(await undoGroup(ctx, by, group))).toBe('agenda.undo-moved')
  expect(await bookingsOf(child)).toEqual([])
})

const clerk = async () =>
  (await ctx.db.selectFrom('account').select('id').where('kind', '=', 'agent').orderBy('id').executeTakeFirst())?.id

/** A closure of that day that cancelled what was booked. */
const closeLunch = async (actor: number) => {
  const closures = [{ kind: 'fermeture' as const, label: 'grève', firstDay: lunch.day, lastDay: lunch.day, activities: [] }]
  const { mark } = await previewClosing(ctx.db, closures, ctx.now)
  const done = await closeDays(ctx, actor, { closures, seen: mark, formKey: key() })
  if (!done.ok) throw new Error(done.refusal)
  return done.value.closures[0]!
}

test('AG-4, AG-12 · a closure taken back gives no place to a child whose right is gone', async () => {
  const { citizen, child, request } = await enrolledByRequest()
  const kept = await enrolledByRequest()
  const actor = (await clerk()) ?? citizen.account
  expect(said(await changeDays(ctx, citizen, order(child)))).toBe('ok')
  expect(said(await changeDays(ctx, kept.citizen, order(kept.child)))).toBe('ok')
  const closure = await closeLunch(actor)
  let reopened: Promise<number> | undefined
  const undone = await inTransaction(ctx, async (tx) => {
    const result = await enrolmentEffects.undo(tx, request)
    reopened = reopenDays(ctx, actor, closure)
    while (!(await somebodyWaits())) await new Promise((resolve) => setTimeout(resolve, 5))
    return result
  })
  expect(said(undone)).toBe('ok')
  await reopened
  expect(await bookingsOf(child)).toEqual([])
  expect(await bookingsOf(kept.child)).toHaveLength(1)
})

test('AG-4, AG-13 · a child added at the roll-call waits for whoever changes its rights', async () => {
  const { citizen, child, request } = await enrolledByRequest()
  const actor = (await clerk()) ?? citizen.account
  const that = town.at('2018-02-12T12:00')
  let added: Promise<{ ok: boolean; refusal?: string }> | undefined
  await inTransaction(ctx, async (tx) => {
    await enrolmentEffects.undo(tx, request)
    added = addUnexpected(that, actor, lunch, child)
    while (!(await somebodyWaits())) await new Promise((resolve) => setTimeout(resolve, 5))
    return ok(null)
  })
  expect(said(await added!)).toBe('ok')
})
