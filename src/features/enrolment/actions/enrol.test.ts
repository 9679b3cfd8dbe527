import { describe, expect, it } from 'vitest'
import { day } from '#core/days.ts'
import { getProcedure, type RequestForEffect, startRequest } from '#features/procedures/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { requestTown } from '#support/requests.ts'
import { bookingsUnder } from '../bookings.ts'
import { listActivityEnrolments, listSchoolEnrolments } from '../store/enrolments.ts'
import { enrolAtCounter, enrolmentEffects } from './enrol.ts'
import { schoolingOf } from './schooling-of.ts'

const town = await requestTown()
let booked = 0
bookingsUnder.plug(async (_, rights) => (rights.length > 0 ? booked : 0))
const ctx = town.at('2017-10-05T14:02')
const { canteen, childcare } = town.services
const [first, last] = [day('2017-09-01'), day('2018-07-31')]
const activitiesOf = async (child: number) =>
  (await listActivityEnrolments(ctx.db, [child], first, last)).map((e) => e.activity).toSorted()
const counter = (child: number, level = 'MS', services = [canteen]) =>
  inTransaction(ctx, (tx) => enrolAtCounter(tx, { child, schoolYear: 2017, school: town.school, level, services }))

let keys = 0
/** The effect of a draft of this family, with these answers. */
const effectFor = async (answers: RequestForEffect['answers']): Promise<{ child: number; request: RequestForEffect }> => {
  const { citizen, child } = await town.family()
  const started = await startRequest(town.as(citizen), { procedure: 'fiche-enfant', key: `en-${keys++}` })
  if (!started.ok) throw new Error(started.refusal)
  const { definition } = await getProcedure(ctx.db, 'fiche-enfant')
  return { child, request: { number: started.value, effect: 'enrolment', child, schoolYear: 2017, answers, definition } }
}
const answers = {
  'scolarite-annee': '2017',
  'scolarite-etablissement': String(town.school),
  'scolarite-niveau': 'MS',
  sessions: [String(childcare)],
}

describe('enrolling at the counter', () => {
  it('EN-3, EN-6 · twice gives the same enrolments; nobody else is enrolled', async () => {
    const [{ child }, other] = [await town.family(), await town.family()]
    expect((await counter(child)).ok).toBe(true)
    expect((await counter(child)).ok).toBe(true)
    expect(await activitiesOf(child)).toEqual([town.activities.meal])
    expect(await activitiesOf(other.child)).toEqual([])
    expect(await listSchoolEnrolments(ctx.db, [child, other.child], 2017)).toHaveLength(1)
  })
  it('EN-3 · at once, twice, gives the same enrolments', async () => {
    const { child } = await town.family()
    await Promise.all([counter(child), counter(child)])
    expect(await activitiesOf(child)).toEqual([town.activities.meal])
    expect(await listSchoolEnrolments(ctx.db, [child], 2017)).toHaveLength(1)
  })
  it('EN-3 · two levels at once: one stands, the other is closed, none is lost in silence', async () => {
    const { child } = await town.family()
    await Promise.all(['PS', 'MS', 'GS', 'CP'].map((level) => counter(child, level)))
    expect(await listSchoolEnrolments(ctx.db, [child], 2017)).toHaveLength(1)
    const all = await ctx.db.selectFrom('school_enrolment').select('level_code').where('child_id', '=', child).execute()
    expect(all.map((r) => r.level_code).toSorted()).toEqual(['CP', 'GS', 'MS', 'PS'])
  })
  it('EN-3 · another level closes the former one and keeps the rights to book', async () => {
    const { child } = await town.family()
    await counter(child, 'MS')
    await counter(child, 'GS')
    expect(await listSchoolEnrolments(ctx.db, [child], 2017)).toMatchObject([{ level: 'GS' }])
    expect(await activitiesOf(child)).toEqual([town.activities.meal])
    const kept = await ctx.db
      .selectFrom('school_enrolment')
      .select(['level_code', 'closed_at'])
      .where('child_id', '=', child)
      .orderBy('id')
      .execute()
    expect(kept.map((r) => [r.level_code, r.closed_at !== null])).toEqual([
      ['MS', true],
      ['GS', false],
    ])
  })
  it('EN-6 · a level that the school does not have writes nothing', async () => {
    const { child } = await town.family()
    expect(await counter(child, 'L3')).toMatchObject({ ok: false, refusal: 'enrolment.no-such-level' })
    expect(await activitiesOf(child)).toEqual([])
  })
})

describe('the effect of a request', () => {
  it('EN-1, EN-5 · applied twice is once; undone closes only what it opened', async () => {
    const { child, request } = await effectFor(answers)
    await counter(child, 'MS', [canteen])
    for (const _ of [1, 2]) await inTransaction(ctx, (tx) => enrolmentEffects.apply(tx, request))
    expect(await activitiesOf(child)).toEqual([town.activities.morning, town.activities.meal, town.activities.evening].toSorted())
    await inTransaction(ctx, (tx) => enrolmentEffects.undo(tx, request))
    expect(await activitiesOf(child)).toEqual([town.activities.meal])
    expect(await schoolingOf(ctx.db, child, 2017)).toMatchObject({ levelName: 'MS' })
  })
  describe('undone, it brings back the school that it had replaced', () => {
    const undo = (request: RequestForEffect) => inTransaction(ctx, (tx) => enrolmentEffects.undo(tx, request))
    const apply = (request: RequestForEffect) => inTransaction(ctx, (tx) => enrolmentEffects.apply(tx, request))
    const levelOf = async (child: number) => (await schoolingOf(ctx.db, child, 2017))?.levelName ?? null
    /** A child of MS, enrolled at the counter, of whom two requests ask for something else. */
    const disputed = async () => {
      const { child, request } = await effectFor({ ...answers, 'scolarite-niveau': 'GS' })
      const other = await effectFor({ ...answers, 'scolarite-niveau': 'CP' })
      await counter(child, 'MS')
      return { child, request, later: { ...other.request, child } }
    }
    it('EN-5 · once, twice, and accepted again in between', async () => {
      const { child, request } = await disputed()
      for (const _ of [1, 2]) {
        await apply(request)
        expect(await levelOf(child)).toBe('GS')
        await undo(request)
        expect(await levelOf(child)).toBe('MS')
        await undo(request)
        expect(await levelOf(child)).toBe('MS')
      }
    })
    it('EN-5 · two requests undone from the last to the first', async () => {
      const { child, request, later } = await disputed()
      await apply(request)
      await apply(later)
      await undo(later)
      expect(await levelOf(child)).toBe('GS')
      await undo(request)
      expect(await levelOf(child)).toBe('MS')
    })
    it('EN-5 · two requests undone from the first to the last', async () => {
      const { child, request, later } = await disputed()
      await apply(request)
      await apply(later)
      for (const _ of [1, 2]) await undo(request)
      expect(await levelOf(child)).toBe('CP')
      await undo(later)
      expect(await levelOf(child)).toBe('MS')
    })
    it('EN-5 · unless the child was enrolled elsewhere since, even when it is accepted again afterwards', async () => {
      const { child, request } = await disputed()
      await apply(request)
      await counter(child, 'CP')
      await undo(request)
      expect(await levelOf(child)).toBe('CP')
      await apply(request)
      expect(await levelOf(child)).toBe('GS')
      await undo(request)
      expect(await levelOf(child)).toBe('CP')
    })
    it('EN-5 · a child who was enrolled nowhere is enrolled nowhere', async () => {
      const { child, request } = await effectFor(answers)
      await apply(request)
      await undo(request)
      expect(await levelOf(child)).toBe(null)
    })
  })
  it('EN-5 · what a family has booked with is not undone; once the bookings are cancelled, it is', async () => {
    const { child, request } = await effectFor(answers)
    await inTransaction(ctx, (tx) => enrolmentEffects.apply(tx, request))
    booked = 2
    const undo = () => inTransaction(ctx, (tx) => enrolmentEffects.undo(tx, request))
    expect(await undo()).toMatchObject({ ok: false, refusal: 'enrolment.booked-since', details: { count: 2 } })
    expect(await activitiesOf(child)).toHaveLength(2)
    booked = 0
    for (const _ of [1, 2]) expect((await undo()).ok).toBe(true)
    expect(await activitiesOf(child)).toEqual([])
  })
  it('EN-4 · the preview writes nothing', async () => {
    const { child, request } = await effectFor(answers)
    expect((await enrolmentEffects.preview(ctx.db, request)).join(' ')).toContain('Inscription scolaire de MOUNIER Éric')
    expect(await activitiesOf(child)).toEqual([])
  })
  it('EN-4 · an agent reads beforehand that an enrolment cannot be made, and why', async () => {
    const { request } = await effectFor({ ...answers, 'scolarite-niveau': 'L3' })
    expect(await enrolmentEffects.preview(ctx.db, request)).toEqual([
      'L’inscription ne pourra pas être faite. Ce niveau n’existe pas dans cet établissement.',
    ])
  })
  it('EN-1 · answers without a school are refused', async () => {
    const { request } = await effectFor({ sessions: [String(canteen)] })
    expect(await inTransaction(ctx, (tx) => enrolmentEffects.apply(tx, request))).toMatchObject({
      ok: false,
      refusal: 'enrolment.incomplete',
    })
  })
})

it('EN-1 · the right to book touches a period by its first and last day only', async () => {
  const { child } = await town.family()
  await counter(child)
  const touching = async (a: string, b: string) => (await listActivityEnrolments(ctx.db, [child], day(a), day(b))).length
  expect(await touching('2017-08-01', '2017-09-03')).toBe(0)
  expect(await touching('2017-08-01', '2017-09-04')).toBe(1)
  expect(await touching('2018-07-06', '2018-07-31')).toBe(1)
  expect(await touching('2018-07-07', '2018-07-31')).toBe(0)
  expect(await listActivityEnrolments(ctx.db, [], first, last)).toEqual([])
})
