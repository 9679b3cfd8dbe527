import type { Kysely } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#core/days.ts'
import { bookingsUnder, enrolmentEffects, listSchoolEnrolments } from '#features/enrolment/index.ts'
import type { DB } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import { requestTown } from '#support/requests.ts'
import { DUPIN, restOfFiche } from '../../../../db/demo/fiche.ts'
import { EVERY_RIGHT } from '../domain/confidential.ts'
import { readQueue } from '../domain/queue.ts'
import { effects } from '../effects.ts'
import { watchAcknowledgements } from '../jobs/watch-acknowledgements.ts'
import { groupsOf } from '../pages/agent/groups.ts'
import { proceduresFeature } from '../plugin.ts'
import { listChanges } from '../store/changes.ts'
import { countWork } from '../store/counts.ts'
import { findAcknowledgement, findDeadlines } from '../store/deadlines.ts'
import { listHistory } from '../store/history.ts'
import { listNotes } from '../store/notes.ts'
import { countQueue, readNeighbours, readQueuePage } from '../store/queue.ts'
import { getSentRequest } from '../store/requests.ts'
import { assignRequests } from './assign-requests.ts'
import { sendComplement } from './complete-request.ts'
import { namesFor } from './offers.ts'
import { askComplement, stopWaiting } from './process-complement.ts'
import { correctAnswers } from './process-correct.ts'
import { acceptRequest, refuseRequest, reopenRequest } from './process-decide.ts'
import { handOverReceipt, noteRequest, seeComplement } from './process-note.ts'
import { releaseRequest, takeOverRequest, takeRequest } from './process-take.ts'
import { readerOf, requestFor } from './reader.ts'
import { saveStep } from './save-step.ts'
import { startRequest } from './start-request.ts'
import { submitRequest } from './submit-request.ts'

const town = await requestTown()
let booked = 0
beforeAll(() => {
  effects.plug(enrolmentEffects)
  bookingsUnder.plug(async () => booked)
})
const value = <T>(result: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`)
  return result.value
}
const [karim, elodie, other] = [
  await town.agent('Karim'),
  await town.agent('Élodie'),
  await town.agent('Léa', town.services.childcare),
]
const db = town.as(karim).db as Kysely<DB>
for (const { account } of [karim, elodie, other])
  await db.insertInto('agent_role').values({ account_id: account, role: 'scolarite' }).execute()
const [k, e] = [town.as(karim), town.as(elodie)]
const without = 'Original vu au guichet.'

let keys = 0
const sent = async (family?: Awaited<ReturnType<typeof town.family>>) => {
  const { citizen, child } = family ?? (await town.family())
  const ctx = town.as(citizen)
  const number = value(await startRequest(ctx, { procedure: 'fiche-enfant', key: `agents-${keys++}` }))
  const answers = {
    enfant: String(child),
    transport: ['aucun'],
    'scolarite-annee': '2017',
    'scolarite-etablissement': String(town.school),
    'scolarite-niveau': 'MS',
    sessions: [String(town.services.canteen)],
  }
  const steps = [
    ['enfant', { enfant: answers.enfant }],
    ['transport', { transport: answers.transport }],
    ['scolarite', answers],
    ['sessions', { sessions: answers.sessions }],
    ...restOfFiche(DUPIN),
  ] as const
  for (const [step, given] of steps) value(await saveStep(ctx, { number, step, answers: given }))
  value(await submitRequest(ctx, number))
  return { number, citizen, child }
}
const taken = async () => {
  const made = await sent()
  value(await takeRequest(k, made.number))
  return made
}
const asked = {
  sentence: 'L’école manque.',
  questions: ['transport'],
  papers: [],
  named: ['Transport'],
  answerBy: day('2017-10-20'),
}

describe('following', () => {
  it('PR-46 · another service’s request does not exist', async () => {
    const { number } = await sent()
    await expect(requestFor(db, { ...other, roles: ['garderie'] }, number)).rejects.toThrow(Absent)
    expect((await requestFor(db, { ...other, roles: ['accueil'] }, number)).number).toBe(number)
    const mine = await readQueuePage(
      db,
      readQueue({}, { procedures: [], services: [] }),
      readerOf({ ...other, roles: ['garderie'] }, k.now),
      25,
    )
    expect(mine.rows).toEqual([])
  })
  it('PR-46 · a family’s file shows a service its own request, however many other services received since', async () => {
    const { number, citizen } = await sent()
    const { number: _, ...row } = await db
      .updateTable('request')
      .set({ service_id: town.services.childcare })
      .where('number', '=', number)
      .returningAll()
      .executeTakeFirstOrThrow()
    const json = { answers: JSON.stringify(row.answers), pending_answers: null }
    const others = { ...row, ...json, child_id: null, status: 'annulee', service_id: town.office.desk }
    await db
      .insertInto('request')
      .values(Array.from({ length: 30 }, (_, i) => ({ ...others, form_key: `another-service-${i}` })))
      .execute()
    const part = proceduresFeature.contributes!.family!.find(({ title }) => title === 'Demandes')!
    const family = { household: citizen.household, adults: [citizen.person], children: [] }
    const lines = await part.read(town.as({ ...other, roles: ['garderie'] }), family)
    expect(lines.map(({ href }) => href)).toEqual([`/agent/demandes/${number}`])
  })
  it('PR-47 · is given while it waits, to somebody who may see it; what is held stays', async () => {
    const [a, b] = [await sent(), await taken()]
    expect(value(await assignRequests(e, [b.number, a.number], elodie.account))).toEqual({ given: 1, left: 1 })
    expect(await assignRequests(e, [a.number], 999)).toMatchObject({ refusal: 'requests.no-such-agent' })
    const mine = await readQueuePage(
      db,
      readQueue({ vue: 'miennes' }, { procedures: [], services: [] }),
      readerOf(elodie, e.now),
      25,
    )
    expect(mine.rows.map((row) => row.number)).toContain(a.number)
  })
  it('PR-9 · taking over is said, and what the former holder then does is refused', async () => {
    const { number } = await taken()
    expect(await takeOverRequest(e, number, { holder: elodie.account, reason: 'x' })).toMatchObject({
      refusal: 'requests.changed-meanwhile',
    })
    value(await takeOverRequest(e, number, { holder: karim.account, reason: 'Congé de Karim' }))
    expect(await refuseRequest(k, number, 'Non')).toMatchObject({ refusal: 'requests.taken-by-other' })
    expect((await listHistory(db, number)).at(-1)).toMatchObject({ kind: 'reprise', reason: 'Congé de Karim' })
  })
  it('PR-50 · the same note sent twice is one', async () => {
    const { number } = await sent()
    for (const _ of [1, 2]) value(await noteRequest(k, number, 'Vu la maman.', 'note-key'))
    expect(await listNotes(db, number)).toHaveLength(1)
  })
})

describe('the queue', () => {
  it('PR-45 · pages follow one another without a gap or a double, both ways, and neighbours agree', async () => {
    for (let i = 0; i < 4; i++) await sent()
    const reader = readerOf(karim, k.now)
    const known = { procedures: [], services: [] }
    for (const tri of ['recue', 'echeance', 'numero']) {
      const at = (more: object) => readQueue({ vue: 'toutes', tri, ...more }, known)
      const whole = (await readQueuePage(db, at({}), reader, 1000)).rows.map((row) => row.number)
      const forward: number[] = []
      let query = at({})
      let last = query
      for (;;) {
        const page = await readQueuePage(db, query, reader, 2)
        forward.push(...page.rows.map((row) => row.number))
        last = query
        if (!page.next) break
        query = { ...query, cursor: page.next }
      }
      expect(forward, tri).toEqual(whole)
      const final = await readQueuePage(db, last, reader, 2)
      const before = await readQueuePage(db, { ...last, cursor: final.previous }, reader, 2)
      expect(
        before.rows.map((row) => row.number),
        tri,
      ).toEqual(whole.slice(0, -final.rows.length).slice(-2))
      const middle = await getSentRequest(db, whole[1]!)
      const due = (await findDeadlines(db, whole[1]!))!.dueOn
      expect(
        await readNeighbours(db, at({}), reader, { number: middle.number, submittedAt: middle.submittedAt!, dueOn: due }),
      ).toEqual({
        previous: whole[0],
        next: whole[2],
      })
    }
  })
  it('PR-45 · finds by number and by the beginning of any word of a name, without accents', async () => {
    const { number, child } = await sent()
    await db.updateTable('person').set({ birth_name: 'Lefèbvre-Çelik' }).where('id', '=', child).execute()
    const found = async (q: string) =>
      (
        await readQueuePage(db, readQueue({ vue: 'toutes', q }, { procedures: [], services: [] }), readerOf(karim, k.now), 25)
      ).rows.map((row) => row.number)
    for (const q of [String(number), `n° ${number}`, 'lefebvre', 'CELIK', 'çel lefè']) expect(await found(q), q).toEqual([number])
    for (const q of ['%', 'efebvre', 'lefebvre zz', "'; drop table"]) expect(await found(q), q).not.toContain(number)
  })
  it('PR-48 · the desk counts as many as the list holds', async () => {
    const work = await countWork(db, readerOf(karim, k.now))
    const { byView } = await countQueue(db, readQueue({}, { procedures: [], services: [] }), readerOf(karim, k.now))
    expect([work.toTake, work.mine, work.inHand]).toEqual(
      ['a-prendre', 'miennes', 'en-traitement'].map((view) => byView.get(view)),
    )
  })
})

describe('what changed', () => {
  it('PR-44 · a correction keeps what was answered and tells the family; PR-51 · secrets stay', async () => {
    const { number, citizen } = await taken()
    const correction = { step: 'transport', answers: { transport: ['matin'] }, rights: EVERY_RIGHT }
    expect(await correctAnswers(e, number, correction)).toMatchObject({ refusal: 'requests.taken-by-other' })
    value(await correctAnswers(k, number, correction))
    const changes = await listChanges(db, number)
    expect(changes).toMatchObject([{ question: 'transport', before: ['aucun'], after: ['matin'], agent: { firstName: 'Karim' } }])
    const request = await getSentRequest(db, number)
    const names = await namesFor(db, request)
    const step = request.definition.steps.find(({ slug }) => slug === 'transport')!
    const secret = {
      ...request.definition,
      steps: [{ ...step, fields: step.fields.map((field) => ({ ...field, personal: 'health' as const, purpose: 'x' })) }],
    }
    const shownTo = (health: boolean) =>
      groupsOf({ definition: secret as never, answers: request.answers, erased: request.erased }, names, changes, {
        ...EVERY_RIGHT,
        health,
      })[0]!
    expect(shownTo(true).answers[0]).toMatchObject({ lines: ['Le matin'], isConcealed: false })
    expect(shownTo(true).answers[0]!.before).not.toBeNull()
    expect(shownTo(false).answers[0]).toMatchObject({ isConcealed: true, before: null })
    expect(JSON.stringify(shownTo(false))).not.toContain('Le matin')
    expect(shownTo(false).isCorrectable).toBe(false)
    expect((await town.letters(await emailOf(citizen.account))).length).toBeGreaterThan(1)
  })
  it('PR-49 · who decides on a page that is no longer true is told, and nothing is done', async () => {
    const { number } = await taken()
    const { revision } = await getSentRequest(db, number)
    value(await correctAnswers(k, number, { step: 'transport', answers: { transport: ['soir'] }, rights: EVERY_RIGHT }))
    for (const done of [
      await refuseRequest(k, number, 'Non', revision),
      await acceptRequest(k, number, { seen: revision, without }),
      await askComplement(k, number, asked, revision),
    ])
      expect(done).toMatchObject({ refusal: 'requests.changed-meanwhile' })
    expect((await getSentRequest(db, number)).status).toBe('en_traitement')
  })
})
const emailOf = async (account: number): Promise<string> =>
  (await db.selectFrom('account').select('email').where('id', '=', account).executeTakeFirstOrThrow()).email!

describe('a complement', () => {
  it('PR-42 · stops the delay, comes back to the agent, and is seen once', async () => {
    const { number, citizen } = await taken()
    const before = (await findDeadlines(db, number))!
    expect(await askComplement(k, number, { ...asked, questions: [] })).toMatchObject({ refusal: 'requests.nothing-asked' })
    value(await askComplement(k, number, asked))
    expect((await getSentRequest(db, number)).status).toBe('a_completer')
    expect(await releaseRequest(k, number)).toMatchObject({ refusal: 'requests.waiting-for-family' })
    expect((await findDeadlines(db, number))!.silenceOn!.toString()).toBe(before.silenceOn!.add({ days: 15 }).toString())
    const later = town.as(citizen, '2017-10-07T09:00')
    for (const _ of [1, 2]) value(await sendComplement(later, number))
    expect((await findDeadlines(db, number))!.silenceOn!.toString()).toBe(before.silenceOn!.add({ days: 2 }).toString())
    const waits = async () => (await countWork(db, readerOf(karim, k.now))).completed
    const first = await waits()
    value(await seeComplement(k, number))
    expect([first, await waits()]).toEqual([1, 0])
    const told = await town.letters(await emailOf(karim.account))
    expect(told.map(({ subject }) => subject.replace(/\u00a0/g, ' '))).toEqual([`La demande n° ${number} est complétée`])
  })
  it('PR-42 · an agent waits no longer', async () => {
    const { number } = await taken()
    value(await askComplement(k, number, asked))
    for (const _ of [1, 2]) value(await stopWaiting(k, number))
    expect((await getSentRequest(db, number)).status).toBe('en_traitement')
  })
})

describe('a decision taken back', () => {
  it('PR-43 · closes what it opened, unless it was used since; PR-52 · a reason is kept for a missing paper', async () => {
    const { number, child } = await taken()
    const refused = await acceptRequest(k, number)
    if (!refused.ok) expect(refused.refusal).toBe('requests.paper-missing')
    value(await acceptRequest(k, number, { without }))
    booked = 3
    expect(await reopenRequest(e, number, 'Erreur')).toMatchObject({ refusal: 'requests.booked-since', details: { count: 3 } })
    booked = 0
    for (const _ of [1, 2]) value(await reopenRequest(e, number, 'Erreur d’école'))
    expect(await listSchoolEnrolments(db, [child], 2017)).toEqual([])
    expect((await getSentRequest(db, number)).takenBy?.account).toBe(elodie.account)
    value(await acceptRequest(e, number, { without }))
    expect(await listSchoolEnrolments(db, [child], 2017)).toHaveLength(1)
    expect(await reopenRequest(e, (await sent()).number, 'x')).toMatchObject({ refusal: 'requests.not-decided' })
  })
  it('PR-43 · a refused fiche is not opened again once another one is open', async () => {
    const family = await town.family()
    const { number } = await sent(family)
    value(await takeRequest(k, number))
    value(await refuseRequest(k, number, 'Non'))
    await sent(family)
    expect(await reopenRequest(k, number, 'Erreur')).toMatchObject({ refusal: 'requests.open-elsewhere' })
  })
})

describe('an acknowledgement', () => {
  it('PR-41 · without an address it is due on paper; the service is reminded; an address that comes later receives it once', async () => {
    const family = await town.family()
    const account = family.citizen.account
    const email = await emailOf(account)
    await db.updateTable('account').set({ closed_at: k.now }).where('id', '=', account).execute()
    const { number } = await sent(family)
    expect(await findAcknowledgement(db, number)).toMatchObject({ channel: null, givenAt: null })
    await watchAcknowledgements(town.at('2017-10-17T07:30'))
    const reminders = await town.letters('scolarite@isques.example')
    expect(reminders.at(-1)!.text).toContain(String(number))
    await db.updateTable('account').set({ closed_at: null }).where('id', '=', account).execute()
    for (const _ of [1, 2]) await watchAcknowledgements(town.at('2017-10-18T07:30'))
    expect((await town.letters(email)).filter(({ subject }) => subject.includes('Accusé'))).toHaveLength(1)
    value(await handOverReceipt(k, number))
    expect((await findAcknowledgement(db, number))!.channel).toBe('courriel')
  })
})
