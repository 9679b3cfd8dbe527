import { type Kysely, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { enrolmentEffects } from '#features/enrolment/index.ts'
import type { DB } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { requestTown } from '#support/requests.ts'
import { DUPIN, restOfFiche } from '../../../../db/demo/fiche.ts'
import { EVERY_RIGHT } from '../domain/confidential.ts'
import type { Definition } from '../domain/definition.ts'
import { decidedBefore, erasedHealth, healthNames } from '../domain/erased.ts'
import { nextSentence } from '../domain/next-step.ts'
import { effects } from '../effects.ts'
import { childFactsOf } from '../store/child-facts.ts'
import { getOwnRequest, getSentRequest } from '../store/requests.ts'
import { addChildToRequest } from './add-child-to-request.ts'
import { sendComplement } from './complete-request.ts'
import { forgetEnded } from './forget-answers.ts'
import { askComplement } from './process-complement.ts'
import { correctAnswers } from './process-correct.ts'
import { acceptRequest, refuseRequest, reopenRequest } from './process-decide.ts'
import { noteRequest } from './process-note.ts'
import { takeRequest } from './process-take.ts'
import { reusableFor } from './reusable.ts'
import { saveStep } from './save-step.ts'
import { startRequest } from './start-request.ts'
import { submitRequest } from './submit-request.ts'

const town = await requestTown()
beforeAll(() => effects.plug(enrolmentEffects))
const db = town.at('2017-10-05T14:02').db as Kysely<DB>

const AUTUMN = '2017-10-05T14:02'
const JUNE = '2018-06-20T10:00'
/** The school year 2017/2018 ends on 6 July 2018, the next on 6 July 2019. */
const LAST_DAY = '2018-07-06T23:30'
const DAY_AFTER = '2018-07-07T03:25'

let keys = 0
const seen = { without: 'Originaux vus au guichet.' }
const value = <T>(result: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`)
  return result.value
}
const stepsFor = (child: number, year: string) =>
  [
    ['enfant', { enfant: String(child) }],
    ['transport', { transport: ['aucun'] }],
    ['scolarite', { 'scolarite-annee': year, 'scolarite-etablissement': String(town.school), 'scolarite-niveau': 'MS' }],
    ['sessions', { sessions: [String(town.services.canteen)] }],
    ...restOfFiche({ ...DUPIN, pai: 'oui' }),
  ] as const
const draft = async (citizen: Citizen, child: number, { year = '2017', at = AUTUMN } = {}) => {
  const number = value(await startRequest(town.as(citizen, at), { procedure: 'fiche-enfant', key: `key-${keys++}` }))
  for (const [step, answers] of stepsFor(child, year)) value(await saveStep(town.as(citizen, at), { number, step, answers }))
  return number
}
const sent = async (citizen: Citizen, child: number, when = {}) => {
  const number = await draft(citizen, child, when)
  value(await submitRequest(town.as(citizen, AUTUMN), number))
  return number
}
const clerk = await town.agent('Élodie')
const as = (at: string) => town.as(clerk, at)
const accepted = async (citizen: Citizen, child: number, when = {}) => {
  const number = await sent(citizen, child, when)
  value(await takeRequest(as(AUTUMN), number))
  value(await acceptRequest(as(AUTUMN), number, seen))
  return number
}
const HEALTH = ['pai', 'allergies', 'allergies-lesquelles', 'medecin', 'medecin-telephone']
const rawOf = (number: number) => db.selectFrom('request').selectAll().where('number', '=', number).executeTakeFirstOrThrow()
const healthOf = async (number: number) => {
  const { answers } = await rawOf(number)
  return HEALTH.filter((name) => name in (answers as object))
}
/** Which writing of its row it is: the same as long as nothing writes it. */
const writingOf = async (number: number) =>
  (await sql<{ xmin: string }>`select xmin::text from request where number = ${number}`.execute(db)).rows[0]!.xmin
const lastCount = async (rule: string) =>
  (await db.selectFrom('retention_run').select('last_count').where('rule', '=', rule).executeTakeFirstOrThrow()).last_count

describe('answers about health', () => {
  it('PR-58 · are kept on the last day of their school year and gone on the next; everything else stays, next year’s too', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    value(await takeRequest(as(AUTUMN), number))
    const sante = { pai: 'oui', allergies: 'oui', 'allergies-lesquelles': 'Œuf', regime: 'classique', medecin: null }
    value(await correctAnswers(as(AUTUMN), number, { step: 'sante', answers: sante, rights: EVERY_RIGHT }))
    value(await acceptRequest(as(AUTUMN), number, seen))
    const next = await sent(citizen, child, { year: '2018', at: JUNE })
    const before = await rawOf(number)
    const changed = async () =>
      (await db.selectFrom('request_change').select('id').where('request_number', '=', number).execute()).length

    await forgetEnded(town.at(LAST_DAY))
    expect([await rawOf(number), await changed()]).toEqual([before, 3])
    await forgetEnded(town.at(DAY_AFTER))
    const { answers, health_erased_at, ...rest } = await rawOf(number)
    const { answers: were, health_erased_at: _, ...others } = before
    expect(rest, 'number, dates, decision, revision').toEqual(others)
    expect(Object.keys(answers as object).toSorted()).toEqual(
      Object.keys(were as object)
        .filter((name) => !HEALTH.includes(name))
        .toSorted(),
    )
    expect(health_erased_at!.toString()).toBe('2018-07-07T01:25:00Z')
    expect(await changed(), 'what they were').toEqual(0)
    expect(await healthOf(next), 'sent in June for the next year').toEqual(HEALTH)
    expect((await childFactsOf(db, [child])).get(child)).toMatchObject({
      meal: 'Menu habituel',
      allergies: 'À redemander\u00a0: supprimé à la fin de l’année scolaire',
      pai: 'À redemander\u00a0: supprimé à la fin de l’année scolaire',
    })
  })
  it('PR-58 · a request that names no school year ends with the one that it was sent in', async () => {
    const { citizen, child } = await town.family()
    const number = await accepted(citizen, child)
    await db.updateTable('request').set({ school_year: null }).where('number', '=', number).execute()
    await forgetEnded(town.at(LAST_DAY))
    expect(await healthOf(number)).toEqual(HEALTH)
    await forgetEnded(town.at(DAY_AFTER))
    expect(await healthOf(number)).toEqual([])
  })
  it('PR-58 · the night after does nothing more, and says so', async () => {
    const { citizen, child } = await town.family()
    const number = await accepted(citizen, child)
    await forgetEnded(town.at(DAY_AFTER))
    expect(await lastCount('procedures.health')).toBeGreaterThan(0)
    const before = await rawOf(number)
    await forgetEnded(town.at('2018-07-08T03:25'))
    expect([await rawOf(number), await lastCount('procedures.health')]).toEqual([before, 0])
  })
  it('PR-58 · go even when nobody has decided: the family changes it no more, an agent still decides', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const [waiting, held] = [await sent(a.citizen, a.child), await sent(b.citizen, b.child)]
    value(await takeRequest(as(AUTUMN), held))
    await forgetEnded(town.at(DAY_AFTER))
    expect([await healthOf(waiting), await healthOf(held)]).toEqual([[], []])
    const change = { number: waiting, step: 'transport', answers: { transport: ['matin'] } }
    expect(await saveStep(town.as(a.citizen, DAY_AFTER), change)).toMatchObject({ refusal: 'requests.not-editable' })
    value(await correctAnswers(as(DAY_AFTER), held, { step: 'transport', answers: { transport: ['soir'] }, rights: EVERY_RIGHT }))
    value(await refuseRequest(as(DAY_AFTER), held, 'Année finie.'))
  })
  it('PR-58 · a draft for a year that is over loses them and asks again; a change not complete is given up', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const begun = await draft(a.citizen, a.child)
    const changing = await sent(b.citizen, b.child)
    value(await saveStep(town.as(b.citizen), { number: changing, step: 'paiement', answers: { paiement: 'en-ligne' } }))
    await db
      .updateTable('request')
      .set({ pending_answers: JSON.stringify({ allergies: 'oui' }) })
      .where('number', '=', changing)
      .execute()
    await forgetEnded(town.at(DAY_AFTER))
    expect([await healthOf(begun), (await rawOf(begun)).health_erased_at]).toEqual([[], null])
    expect([await healthOf(changing), (await rawOf(changing)).pending_answers]).toEqual([[], null])
  })
  it('PR-6, PR-42, PR-58 · a request to complete took changes that nothing could complete: they are refused, and it is sent as it is', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    value(await takeRequest(as(AUTUMN), number))
    const asked = { sentence: 'Le car ?', named: ['Transport'], answerBy: Temporal.PlainDate.from('2018-07-20') }
    const transport = { ...asked, questions: ['transport'], papers: [] }
    value(await askComplement(as(JUNE), number, transport))
    const change = { number, step: 'transport', answers: { transport: ['matin'] } }
    await forgetEnded(town.at(DAY_AFTER))
    expect(await saveStep(town.as(citizen, DAY_AFTER), change)).toMatchObject({ refusal: 'requests.taken' })
    const request = await getOwnRequest(db, number, citizen.person)
    expect(request.pending).toBeNull()
    expect(nextSentence(request, Temporal.PlainDate.from('2018-07-07'), asked)).toBe(
      'La mairie attend votre complément avant le 20 juillet 2018. Son année scolaire est finie\u00a0: pour corriger une réponse, écrivez à la mairie.',
    )
    value(await sendComplement(town.as(citizen, DAY_AFTER), number))
    expect((await rawOf(number)).status).toBe('en_traitement')
    expect(await askComplement(as(DAY_AFTER), number, transport), 'answers').toMatchObject({
      refusal: 'requests.changed-meanwhile',
    })
    value(await askComplement(as(DAY_AFTER), number, { ...asked, questions: [], papers: ['dt-polio'] }))
  })
  it('PR-44, PR-58 · correcting the rest of their step asked them again, and what was left empty counted as an answer', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    value(await takeRequest(as(AUTUMN), number))
    await forgetEnded(town.at(DAY_AFTER))
    const erased = (await rawOf(number)).health_erased_at!.toString()
    const correction = { step: 'sante', answers: { regime: 'sans-porc', medecin: null }, rights: EVERY_RIGHT }
    value(await correctAnswers(as('2018-07-07T10:00'), number, correction))
    const { answers } = await rawOf(number)
    expect([await healthOf(number), (answers as { regime: string }).regime]).toEqual([[], 'sans-porc'])
    await forgetEnded(town.at('2018-07-08T03:25'))
    expect((await rawOf(number)).health_erased_at!.toString()).toBe(erased)
  })
  it('PR-58, PR-59 · a request changed after they were deleted was written again every night, even with no answer left', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    value(await takeRequest(as(AUTUMN), number))
    await forgetEnded(town.at(DAY_AFTER))
    const erased = (await rawOf(number)).health_erased_at!.toString()
    value(await refuseRequest(as('2018-07-07T10:00'), number, 'Année finie.'))
    const nights = ['2018-07-08T03:25', '2018-07-09T03:25', '2019-07-07T03:25', '2019-07-08T03:25', '2019-07-09T03:25']
    const writings = [await writingOf(number)]
    for (const night of nights) {
      await forgetEnded(town.at(night))
      writings.push(await writingOf(number))
    }
    expect(new Set(writings.slice(0, 3)).size, 'decided').toBe(1)
    expect((await rawOf(number)).health_erased_at!.toString(), 'the day they were').toBe(erased)
    expect((await rawOf(number)).answers).toEqual({})
    expect(new Set(writings.slice(3)).size, 'no answer left').toBe(1)
  })
  it('PR-58 · those that come back are deleted again, and say the day', async () => {
    const { citizen, child } = await town.family()
    const number = await accepted(citizen, child)
    await forgetEnded(town.at(DAY_AFTER))
    const answers = { ...((await rawOf(number)).answers as object), allergies: 'oui' }
    const at = { updated_at: town.at('2018-07-07T10:00').now }
    await db
      .updateTable('request')
      .set({ answers: JSON.stringify(answers), ...at })
      .where('number', '=', number)
      .execute()
    await forgetEnded(town.at('2018-07-08T03:25'))
    expect([await healthOf(number), (await rawOf(number)).health_erased_at!.toString()]).toEqual([[], '2018-07-08T01:25:00Z'])
  })
  it('PR-6, PR-58 · a child added to a request that nobody took was refused as if an agent held it', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const [waiting, held] = [await sent(a.citizen, a.child), await sent(b.citizen, b.child)]
    value(await takeRequest(as(AUTUMN), held))
    await forgetEnded(town.at(DAY_AFTER))
    const added = (citizen: Citizen, number: number) =>
      addChildToRequest(town.as(citizen, DAY_AFTER), { number, child: {} as never, key: `key-${keys++}` })
    expect(await added(a.citizen, waiting)).toMatchObject({ refusal: 'requests.not-editable' })
    expect(await added(b.citizen, held)).toMatchObject({ refusal: 'requests.taken' })
    value(await refuseRequest(as(DAY_AFTER), held, 'Année finie.'))
    expect(await added(b.citizen, held)).toMatchObject({ refusal: 'requests.not-editable' })
  })
  it('PR-18, PR-58 · the next fiche is offered everything but them', async () => {
    const { citizen, child } = await town.family()
    await accepted(citizen, child)
    const offered = async (at: string) => {
      const number = value(await startRequest(town.as(citizen, at), { procedure: 'fiche-enfant', key: `key-${keys++}` }))
      value(await saveStep(town.as(citizen, at), { number, step: 'enfant', answers: { enfant: String(child) } }))
      const request = await getOwnRequest(db, number, citizen.person)
      const names = await Promise.all(
        request.definition.steps.map(async (step) => [...(await reusableFor(db, request, step, request.answers)).keys()]),
      )
      return names.flat()
    }
    const during = await offered(JUNE)
    expect(during).toEqual(expect.arrayContaining(['pai', 'allergies', 'medecin', 'regime', 'telephone', 'assureur']))
    await forgetEnded(town.at(DAY_AFTER))
    expect(await offered(DAY_AFTER)).toEqual(during.filter((name) => !HEALTH.includes(name)))
  })
  it('PR-58 · one request that cannot be emptied holds up no other, and is said', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const [stuck, free] = [await accepted(a.citizen, a.child), await accepted(b.citizen, b.child)]
    await sql`create function request_stuck() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$`.execute(
      db,
    )
    await sql`create trigger request_stuck before update on request for each row when (old.number = ${sql.lit(stuck)}) execute function request_stuck()`.execute(
      db,
    )
    await expect(forgetEnded(town.at(DAY_AFTER))).rejects.toThrow('stuck')
    expect([await healthOf(stuck), await healthOf(free)]).toEqual([HEALTH, []])
    await sql`drop trigger request_stuck on request`.execute(db)
    await forgetEnded(town.at(DAY_AFTER))
    expect(await healthOf(stuck)).toEqual([])
  })
  it('PR-58 · are those marked so and those asked because of one; what is said of them does not tell whether they were given', () => {
    const field = (name: string, more: object) => ({ name, label: name, kind: 'text', ...more })
    const definition = {
      steps: [
        { fields: [field('nom', {}), field('maladie', { personal: 'health' })] },
        {
          when: { any: [{ question: 'nom', is: 'x' }, { not: { question: 'maladie', answered: false } }] },
          fields: [{ ...field('lieu', {}), kind: 'address' }],
        },
        { fields: [field('detail', { when: { all: [{ question: 'lieu-ville', answered: true }] } }), field('reste', {})] },
      ],
    } as unknown as Definition
    const names = ['maladie', 'lieu-voie', 'lieu-complement', 'lieu-code-postal', 'lieu-ville', 'detail']
    expect([...healthNames(definition)]).toEqual(names)
    const told = erasedHealth(definition, {}, { health: Temporal.PlainDate.from('2018-07-07'), all: null })
    expect([...told.keys()]).toEqual(names)
    expect(new Set(told.values())).toEqual(
      new Set(['Supprimé le 7 juillet 2018\u00a0: une donnée de santé n’est gardée que pendant l’année scolaire.']),
    )
  })
})

describe('answers of decided requests', () => {
  it('PR-59 · are kept on the last day of the school year that follows the decision and gone on the next', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const number = await accepted(a.citizen, a.child)
    value(await noteRequest(as(AUTUMN), number, 'Rappeler la mère.', 'note-key'))
    const undecided = await sent(b.citizen, b.child)
    await forgetEnded(town.at('2019-07-06T23:30'))
    const before = await rawOf(number)
    expect(before.answers).toHaveProperty('telephone')
    await forgetEnded(town.at('2019-07-07T03:25'))
    const { answers, answers_erased_at, ...rest } = await rawOf(number)
    const { answers: _, answers_erased_at: never, ...others } = before
    expect([answers, never, answers_erased_at?.toString(), rest]).toEqual([{}, null, '2019-07-07T01:25:00Z', others])
    expect(await db.selectFrom('request_note').select('id').where('request_number', '=', number).execute()).toEqual([])
    expect((await rawOf(undecided)).answers, 'never decided').toHaveProperty('telephone')
    expect(await lastCount('procedures.answers')).toBeGreaterThan(0)
    const after = await rawOf(number)
    await forgetEnded(town.at('2019-07-08T03:25'))
    expect([await rawOf(number), await lastCount('procedures.answers')]).toEqual([after, 0])
    expect(await reopenRequest(as('2019-07-08T10:00'), number, 'Erreur.')).toMatchObject({ refusal: 'requests.answers-erased' })
    expect((await getSentRequest(db, number)).status).toBe('acceptee')
  })
  it.each([
    // Decided before 1 August 2017 (2016/2017): its next school year ends on 6 July 2018.
    ['2018-07-06', '2018-07-06', '2016-08-01'],
    ['2018-07-07', '2018-07-06', '2017-08-01'],
    ['2018-07-31', '2018-07-06', '2017-08-01'],
    ['2018-08-01', '2019-07-06', '2017-08-01'],
  ])('PR-59 · on %s what was decided before %3$s is over', (today, yearEnd, before) => {
    const day = (text: string) => Temporal.PlainDate.from(text)
    expect(decidedBefore(day(today), day(yearEnd)).toString()).toBe(before)
  })
})
