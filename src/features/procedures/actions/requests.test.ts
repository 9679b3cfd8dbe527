import type { Kysely } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#core/days.ts'
import { enrolmentEffects, listActivityEnrolments, listSchoolEnrolments } from '#features/enrolment/index.ts'
import { listMessagesAbout } from '#features/messages/index.ts'
import { sentenceOf } from '#forms/form.ts'
import type { DB } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { Absent } from '#platform/http/errors.ts'
import { requestTown } from '#support/requests.ts'
import { publishShippedProcedures } from '../../../../db/content/procedures.ts'
import { DUPIN, restOfFiche } from '../../../../db/demo/fiche.ts'
import { effects } from '../effects.ts'
import { sentences } from '../refusals.ts'
import { getOwnRequest, getSentRequest, listEvents } from '../store/requests.ts'
import { acceptRequest, openFile, refuseRequest, replyToRequest } from './process-decide.ts'
import { releaseRequest, takeRequest } from './process-take.ts'
import { saveStep } from './save-step.ts'
import { startRequest } from './start-request.ts'
import { submitRequest } from './submit-request.ts'
import { discardDraft, withdrawRequest } from './withdraw-request.ts'

const town = await requestTown()
beforeAll(() => effects.plug(enrolmentEffects))

let keys = 0
/** The indispensable papers, shown at the counter. */
const seen = { without: 'Originaux vus au guichet.' }
const value = <T>(result: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`)
  return result.value
}
const draft = async (citizen: Citizen, key = `key-${keys++}`, procedure = 'fiche-enfant') =>
  value(await startRequest(town.as(citizen), { procedure, key }))
const stepsFor = (child: number, year = '2017') =>
  [
    ['enfant', { enfant: String(child) }],
    ['transport', { transport: ['aucun'] }],
    ['scolarite', { 'scolarite-annee': year, 'scolarite-etablissement': String(town.school), 'scolarite-niveau': 'MS' }],
    ['sessions', { sessions: [String(town.services.canteen), String(town.services.childcare)] }],
    ...restOfFiche(DUPIN),
  ] as const
const fill = async (citizen: Citizen, number: number, child: number, year?: string) => {
  for (const [step, answers] of stepsFor(child, year)) value(await saveStep(town.as(citizen), { number, step, answers }))
}
const sent = async (citizen: Citizen, child: number) => {
  const number = await draft(citizen)
  await fill(citizen, number, child)
  value(await submitRequest(town.as(citizen), number))
  return number
}
const statusOf = async (number: number) => (await getSentRequest(town.as(await anAgent).db, number)).status
const anAgent = town.agent('Élodie')
const aCtx = async () => town.as(await anAgent)

describe('a draft', () => {
  it('PR-2 · the same form key gives the same number; somebody else’s key is absent', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const first = await draft(a.citizen, 'same')
    expect(await draft(a.citizen, 'same')).toBe(first)
    await expect(draft(b.citizen, 'same')).rejects.toThrow(Absent)
    expect(await listEvents(town.as(a.citizen).db, first)).toHaveLength(1)
  })
  it('PR-2 · the same form sent twice at once gives one draft', async () => {
    const { citizen } = await town.family()
    const numbers = await Promise.all([draft(citizen, 'at-once'), draft(citizen, 'at-once')])
    expect(new Set(numbers).size).toBe(1)
  })
  it('PR-1 · another household’s draft is absent: read, saved, sent, withdrawn, deleted', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const number = await draft(a.citizen)
    const other = town.as(b.citizen)
    await expect(getOwnRequest(other.db, number, b.citizen.person)).rejects.toThrow(Absent)
    await expect(saveStep(other, { number, step: 'transport', answers: { transport: ['matin'] } })).rejects.toThrow(Absent)
    await expect(submitRequest(other, number)).rejects.toThrow(Absent)
    await expect(withdrawRequest(other, number)).rejects.toThrow(Absent)
    await expect(discardDraft(other, number)).rejects.toThrow(Absent)
    expect((await getOwnRequest(other.db, number, a.citizen.person)).answers).toEqual({})
  })
  it('PR-4 · somebody else’s child is absent', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const number = await draft(a.citizen)
    await expect(saveStep(town.as(a.citizen), { number, step: 'enfant', answers: { enfant: String(b.child) } })).rejects.toThrow(
      Absent,
    )
  })
  it('PR-4 · a forged step, level or session is refused and nothing is kept', async () => {
    const { citizen, child } = await town.family()
    const number = await draft(citizen)
    const ctx = town.as(citizen)
    await expect(saveStep(ctx, { number, step: 'intruse', answers: {} })).rejects.toThrow(Absent)
    const forged = { 'scolarite-annee': '2017', 'scolarite-etablissement': String(town.school), 'scolarite-niveau': 'L3' }
    expect(await saveStep(ctx, { number, step: 'scolarite', answers: forged })).toMatchObject({
      ok: false,
      refusal: 'requests.answer-not-offered',
    })
    expect(await saveStep(ctx, { number, step: 'sessions', answers: { sessions: [String(town.office.desk)] } })).toMatchObject({
      ok: false,
      refusal: 'requests.answer-not-offered',
    })
    // Another step's answer does not come in by this one.
    await saveStep(ctx, { number, step: 'enfant', answers: { enfant: String(child), intrus: 'x', sessions: ['999'] } })
    expect((await getOwnRequest(ctx.db, number, citizen.person)).answers).toEqual({ enfant: String(child) })
  })
  it('PR-3 · cannot be sent before every step is answered', async () => {
    const { citizen, child } = await town.family()
    const number = await draft(citizen)
    await saveStep(town.as(citizen), { number, step: 'enfant', answers: { enfant: String(child) } })
    expect(await submitRequest(town.as(citizen), number)).toMatchObject({ ok: false, refusal: 'requests.incomplete' })
  })
  it('PR-7 · is deleted by its author; a sent request is not', async () => {
    const { citizen, child } = await town.family()
    const number = await draft(citizen)
    value(await discardDraft(town.as(citizen), number))
    await expect(getOwnRequest(town.as(citizen).db, number, citizen.person)).rejects.toThrow(Absent)
    const kept = await sent(citizen, child)
    expect(await discardDraft(town.as(citizen), kept)).toMatchObject({ ok: false, refusal: 'requests.not-a-draft' })
  })
  it('PR-14 · agents do not see it', async () => {
    const { citizen } = await town.family()
    await expect(getSentRequest(town.as(citizen).db, await draft(citizen))).rejects.toThrow(Absent)
  })
})

describe('sending', () => {
  it('PR-8 · posts one acknowledgement, however often it is sent', async () => {
    const { citizen, child, email } = await town.family()
    const number = await sent(citizen, child)
    value(await submitRequest(town.as(citizen), number))
    const letters = await town.letters(email)
    expect(letters).toHaveLength(1)
    expect(letters[0]!.subject.replace(/\u00a0/g, ' ')).toBe(`Accusé de réception de votre demande n° ${number}`)
    expect(letters[0]!.text).toContain('5 décembre 2017')
    expect(letters[0]!.text).toContain('scolarite@isques.example')
  })
  it('PR-5 · a second fiche for the same child and year is refused and names the first; the next year is not', async () => {
    const { citizen, child } = await town.family()
    const first = await sent(citizen, child)
    const second = await draft(citizen)
    await saveStep(town.as(citizen), { number: second, step: 'enfant', answers: { enfant: String(child) } })
    const refused = await saveStep(town.as(citizen), { number: second, step: 'scolarite', answers: stepsFor(child)[2][1] })
    expect(refused).toMatchObject({ ok: false, refusal: 'requests.already-open', details: { number: first } })
    if (!refused.ok) expect(sentenceOf(sentences, refused)).toContain(String(first))
    await fill(citizen, second, child, '2018')
    value(await submitRequest(town.as(citizen), second))
  })
  it('PR-5 · two drafts for the same child sent at once: one stands, the other is refused', async () => {
    const { citizen, child } = await town.family()
    const [a, b] = [await draft(citizen), await draft(citizen)]
    await fill(citizen, a, child)
    await fill(citizen, b, child)
    const results = await Promise.all([submitRequest(town.as(citizen), a), submitRequest(town.as(citizen), b)])
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    expect(results.find((r) => !r.ok)).toMatchObject({ refusal: 'requests.already-open' })
  })
  it('PR-5 · another guardian’s fiche is said to exist, without its number', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const db = town.as(a.citizen).db as Kysely<DB>
    await db
      .insertInto('guardianship')
      .values({
        adult_id: b.citizen.person,
        child_id: a.child,
        may_see: true,
        may_book: true,
        may_pay: true,
        is_written_to: true,
        since: town.as(a.citizen).now,
      })
      .execute()
    await sent(a.citizen, a.child)
    const number = await draft(b.citizen)
    await saveStep(town.as(b.citizen), { number, step: 'enfant', answers: { enfant: String(a.child) } })
    const refused = await saveStep(town.as(b.citizen), { number, step: 'scolarite', answers: stepsFor(a.child)[2][1] })
    expect(refused).toEqual({ ok: false, refusal: 'requests.opened-by-other', details: {} })
  })
  it('PR-5 · a withdrawn fiche makes room for another', async () => {
    const { citizen, child } = await town.family()
    value(await withdrawRequest(town.as(citizen), await sent(citizen, child)))
    expect(await sent(citizen, child)).toBeGreaterThan(0)
  })
})

describe('an agent', () => {
  it('PR-6, PR-9 · taking a request locks it; releasing it unlocks it', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    value(await takeRequest(await aCtx(), number))
    const change = { number, step: 'transport', answers: { transport: ['matin'] } }
    expect(await saveStep(town.as(citizen), change)).toMatchObject({ ok: false, refusal: 'requests.taken' })
    expect(await withdrawRequest(town.as(citizen), number)).toMatchObject({ ok: false, refusal: 'requests.taken' })
    value(await releaseRequest(await aCtx(), number))
    value(await saveStep(town.as(citizen), change))
    expect((await listEvents(town.as(citizen).db, number)).map((e) => e.kind)).toEqual([
      'creee',
      'enregistree',
      'prise_en_charge',
      'relachee',
      'modifiee',
    ])
  })
  it('PR-9 · of two agents at once one holds it, and the other is told', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    const second = town.as(await town.agent('Marc'))
    const results = await Promise.all([takeRequest(await aCtx(), number), takeRequest(second, number)])
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    expect(results.find((r) => !r.ok)).toMatchObject({ refusal: 'requests.taken-by-other' })
    expect((await getSentRequest(second.db, number)).takenBy).not.toBeNull()
  })
  it('PR-9 · the family edits and the agent takes at once: whatever the order, nothing is changed after the taking', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    const [edit] = await Promise.all([
      saveStep(town.as(citizen), { number, step: 'transport', answers: { transport: ['soir'] } }),
      takeRequest(await aCtx(), number),
    ])
    const kinds = (await listEvents(town.as(citizen).db, number)).map((e) => e.kind)
    expect(kinds.at(-1)).toBe('prise_en_charge')
    expect(kinds.includes('modifiee')).toBe(edit.ok)
  })
  it('PR-10 · accepting twice, even at once, enrols once and writes once', async () => {
    const { citizen, child, email } = await town.family()
    const number = await sent(citizen, child)
    value(await takeRequest(await aCtx(), number))
    const both = await Promise.all([acceptRequest(await aCtx(), number, seen), acceptRequest(await aCtx(), number, seen)])
    expect(both.every((r) => r.ok)).toBe(true)
    value(await acceptRequest(await aCtx(), number, seen))
    const { db } = town.as(citizen)
    const enrolled = await listActivityEnrolments(db, [child], day('2017-11-17'), day('2017-11-17'))
    expect(enrolled.map((e) => e.activity).toSorted()).toEqual(
      [town.activities.morning, town.activities.meal, town.activities.evening].toSorted(),
    )
    expect(await listSchoolEnrolments(db, [child], 2017)).toMatchObject([{ schoolName: 'École Le petit prince', level: 'MS' }])
    expect(await listMessagesAbout(db, citizen.person, number)).toHaveLength(1)
    expect((await listEvents(db, number)).filter((e) => e.kind === 'acceptee')).toHaveLength(1)
    const letters = await town.letters(email)
    expect(letters.map((l) => l.subject)).toContain('Un message vous attend dans votre espace citoyen')
    expect(letters.at(-1)!.text).not.toMatch(/accept|Fiche/)
  })
  it('PR-10 · a request that nobody took, or that another holds, is not decided', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    expect(await acceptRequest(await aCtx(), number)).toMatchObject({ ok: false, refusal: 'requests.not-yours' })
    value(await takeRequest(await aCtx(), number))
    const second = town.as(await town.agent('Marc'))
    expect(await acceptRequest(second, number)).toMatchObject({ ok: false, refusal: 'requests.taken-by-other' })
    expect(await refuseRequest(second, number, 'Hors commune')).toMatchObject({ ok: false, refusal: 'requests.taken-by-other' })
    expect(await releaseRequest(second, number)).toMatchObject({ ok: false, refusal: 'requests.taken-by-other' })
    expect(await statusOf(number)).toBe('en_traitement')
  })
  it('PR-10 · when the effect is refused, nothing is accepted', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    value(await takeRequest(await aCtx(), number))
    effects.plug({ ...enrolmentEffects, apply: async () => ({ ok: false, refusal: 'enrolment.no-such-level', details: {} }) })
    try {
      expect(await acceptRequest(await aCtx(), number, seen)).toMatchObject({ ok: false, refusal: 'requests.effect-refused' })
    } finally {
      effects.plug(enrolmentEffects)
    }
    expect(await statusOf(number)).toBe('en_traitement')
  })
  it('PR-11 · refusing writes the reason, the appeal and who decides; the child may be asked for again', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    value(await takeRequest(await aCtx(), number))
    value(await refuseRequest(await aCtx(), number, 'L’enfant n’est pas scolarisé dans la commune.'))
    const [message] = await listMessagesAbout(town.as(citizen).db, citizen.person, number)
    expect(message!.body).toContain('L’enfant n’est pas scolarisé dans la commune.')
    expect(message!.body).toContain('tribunal administratif')
    expect(message!.body).toContain('Élodie Petit, Agent du service scolaire')
    expect(await sent(citizen, child)).toBeGreaterThan(number)
  })
  it('PR-12 · a message to the town hall is answered once by the service that the family chose', async () => {
    const { citizen } = await town.family()
    const number = await draft(citizen, undefined, 'contacter-la-mairie')
    const answers = {
      service: String(town.office.desk),
      objet: 'Horaires',
      message: 'Bonjour',
      nom: 'O’Neill <b>',
      email: 'a@example.org',
      telephone: null,
      demande: null,
    }
    value(await saveStep(town.as(citizen), { number, step: 'message', answers }))
    value(await submitRequest(town.as(citizen), number))
    expect((await getSentRequest(town.as(citizen).db, number)).service).toBe(town.office.desk)
    const desk = town.as(await town.agent('Sophie', town.office.desk))
    await expect(takeRequest(await aCtx(), number)).rejects.toThrow(Absent)
    expect(await acceptRequest(desk, number)).toMatchObject({ ok: false, refusal: 'requests.wrong-outcome' })
    value(await takeRequest(desk, number))
    value(await replyToRequest(desk, number, 'De 9 h à 12 h.'))
    value(await replyToRequest(desk, number, 'De 9 h à 12 h.'))
    expect(await listMessagesAbout(town.as(citizen).db, citizen.person, number)).toHaveLength(1)
  })
  it('PR-8, PR-10, PR-11 · each fact is told once, with the number', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const [yes, no] = [await sent(a.citizen, a.child), await sent(b.citizen, b.child)]
    for (const number of [yes, no]) value(await takeRequest(await aCtx(), number))
    for (const _ of [1, 2]) {
      value(await acceptRequest(await aCtx(), yes, seen))
      value(await refuseRequest(await aCtx(), no, 'Hors commune'))
      value(await submitRequest(town.as(a.citizen), yes))
    }
    const facts = (await town.told()).filter(({ number }) => number === yes || number === no)
    expect(facts.map(({ fact, number }) => `${fact} ${number === yes ? 'yes' : 'no'}`).toSorted()).toEqual([
      'procedures.accepted yes',
      'procedures.refused no',
      'procedures.submitted no',
      'procedures.submitted yes',
      'procedures.taken no',
      'procedures.taken yes',
    ])
  })
  it('PR-13 · opening a file and every gesture on it are traced', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    const ctx = await aCtx()
    await openFile(ctx, number)
    value(await takeRequest(ctx, number))
    const rows = await ctx.db
      .selectFrom('audit_event')
      .select(['action', 'account_id'])
      .where('subject', '=', `demande/${number}`)
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { action: 'requests.read', account_id: ctx.actor.account },
      { action: 'requests.take', account_id: ctx.actor.account },
    ])
  })
})

it('publishing the shipped procedures again makes no new version', async () => {
  const { db } = await aCtx()
  const before = await db
    .selectFrom('procedure_version')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  await publishShippedProcedures(await aCtx())
  expect(
    await db
      .selectFrom('procedure_version')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ).toEqual(before)
})
