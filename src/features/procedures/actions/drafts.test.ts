import type { Kysely } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { parisInstant } from '#core/days.ts'
import { enrolmentEffects } from '#features/enrolment/index.ts'
import type { DB } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { Absent } from '#platform/http/errors.ts'
import { requestTown } from '#support/requests.ts'
import ficheEnfant from '../../../../db/content/procedures/fiche-enfant.json' with { type: 'json' }
import { DUPIN, restOfFiche } from '../../../../db/demo/fiche.ts'
import type { Answers } from '../domain/answers.ts'
import { parseDefinition } from '../domain/definition.ts'
import { stepOf } from '../domain/walk.ts'
import { effects } from '../effects.ts'
import { takeRequest } from '../index.ts'
import { listChanges } from '../store/changes.ts'
import { addComplement } from '../store/complements.ts'
import { getOwnRequest, listEvents, move } from '../store/requests.ts'
import { ageDrafts } from './age-drafts.ts'
import { sendComplement } from './complete-request.ts'
import { moveDraft } from './move-draft.ts'
import { publishProcedure } from './publish-procedure.ts'
import { reusableFor } from './reusable.ts'
import { dropPending, saveStep } from './save-step.ts'
import { startRequest } from './start-request.ts'
import { submitRequest } from './submit-request.ts'

const town = await requestTown()
beforeAll(() => effects.plug(enrolmentEffects))

let keys = 0
const value = <T>(result: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`)
  return result.value
}
const draft = async (citizen: Citizen, procedure = 'fiche-enfant') =>
  value(await startRequest(town.as(citizen), { procedure, key: `drafts-${keys++}` }))
const save = (citizen: Citizen, number: number, step: string, answers: Answers, dropping?: string[]) =>
  saveStep(town.as(citizen), { number, step, answers, dropping })
const stepsFor = (child: number): (readonly [string, Answers])[] => [
  ['enfant', { enfant: String(child) }],
  ['transport', { transport: ['aucun'] }],
  ['scolarite', { 'scolarite-annee': '2017', 'scolarite-etablissement': String(town.school), 'scolarite-niveau': 'MS' }],
  ['sessions', { sessions: [String(town.services.canteen)] }],
  ...restOfFiche(DUPIN),
]
const sent = async (citizen: Citizen, child: number) => {
  const number = await draft(citizen)
  for (const [step, answers] of stepsFor(child)) value(await save(citizen, number, step, answers))
  value(await submitRequest(town.as(citizen), number))
  return number
}
const own = (citizen: Citizen, number: number) => getOwnRequest(town.as(citizen).db, number, citizen.person)
const DEBIT = { paiement: 'prelevement', titulaire: 'Pascal Dupin', iban: 'FR7630006000011234567890189' }

describe('answers that a change makes pointless', () => {
  it('PR-15 · are kept until the family has agreed to lose them', async () => {
    const { citizen } = await town.family()
    const number = await draft(citizen)
    value(await save(citizen, number, 'paiement', DEBIT))
    const change = { paiement: 'guichet' }
    expect(await save(citizen, number, 'paiement', change)).toMatchObject({ ok: false, refusal: 'requests.would-drop' })
    expect(await save(citizen, number, 'paiement', change, ['iban'])).toMatchObject({ refusal: 'requests.would-drop' })
    expect((await own(citizen, number)).answers).toEqual(DEBIT)
    value(await save(citizen, number, 'paiement', change, ['titulaire', 'iban']))
    expect((await own(citizen, number)).answers).toEqual(change)
  })
})

describe('a sent request', () => {
  it('PR-6, PR-17 · keeps what was sent until a change is complete, then calls for the papers of the new answers', async () => {
    const { citizen, child } = await town.family()
    const number = await sent(citizen, child)
    const before = await own(citizen, number)
    value(await save(citizen, number, 'paiement', DEBIT))
    const after = await own(citizen, number)
    expect(after.answers).toMatchObject(DEBIT)
    const types = await town
      .as(citizen)
      .db.selectFrom('requirement as r')
      .innerJoin('requirement_request as l', 'l.requirement_id', 'r.id')
      .where('l.request_number', '=', number)
      .select('r.type_slug')
      .orderBy('r.type_slug')
      .execute()
    expect(types.map((t) => t.type_slug)).toEqual(['dt-polio', 'livret-famille', 'mandat-sepa', 'rib'])
    expect((await listChanges(town.as(citizen).db, number)).map((c) => c.question).toSorted()).toEqual([
      'iban',
      'paiement',
      'titulaire',
    ])
    expect((await listEvents(town.as(citizen).db, number)).map((e) => e.kind)).toEqual(['creee', 'enregistree', 'modifiee'])
    expect(before.revision).toBeLessThan(after.revision)
  })

  it('PR-6 · a change that calls for another page waits beside what was sent; it can be given up, or completed', async () => {
    const { citizen } = await town.family()
    const ctx = town.as(citizen)
    await publishProcedure(ctx, SPLIT)
    const number = await draft(citizen, 'essai')
    value(await save(citizen, number, 'choix', { choix: 'non' }))
    value(await submitRequest(ctx, number))
    expect(value(await save(citizen, number, 'choix', { choix: 'oui' }))).toEqual({ isApplied: false })
    expect(await own(citizen, number)).toMatchObject({ answers: { choix: 'non' }, pending: { choix: 'oui' } })
    value(await dropPending(ctx, number))
    expect(await own(citizen, number)).toMatchObject({ answers: { choix: 'non' }, pending: null })
    value(await save(citizen, number, 'choix', { choix: 'oui' }))
    expect(value(await save(citizen, number, 'detail', { detail: 'ceci' }))).toEqual({ isApplied: true })
    expect(await own(citizen, number)).toMatchObject({ answers: { choix: 'oui', detail: 'ceci' }, pending: null })
    // Taken meanwhile: nothing changes any more.
    value(await takeRequest(town.as(await town.agent('Nadia', town.office.desk)), number))
    expect(await save(citizen, number, 'detail', { detail: 'cela' })).toMatchObject({ refusal: 'requests.taken' })
  })

  it('PR-3 · a step that the answers do not call for is refused', async () => {
    const { citizen } = await town.family()
    await publishProcedure(town.as(citizen), SPLIT)
    const number = await draft(citizen, 'essai')
    value(await save(citizen, number, 'choix', { choix: 'non' }))
    expect(await save(citizen, number, 'detail', { detail: 'ceci' })).toMatchObject({ refusal: 'requests.step-not-asked' })
  })
})

describe('what an agent asks again', () => {
  it('PR-6, PR-42 · only that may be changed, with what it calls for; it goes back when it is complete', async () => {
    const { citizen, child } = await town.family()
    const ctx = town.as(citizen)
    const number = await sent(citizen, child)
    const agent = await town.agent('Odile')
    value(await takeRequest(town.as(agent), number))
    const asked = { number, askedBy: agent.account, sentence: 'Votre IBAN ?', questions: ['paiement'], papers: [] }
    await inTransaction(ctx, async (tx) => {
      await addComplement(tx, { ...asked, answerBy: Temporal.PlainDate.from('2017-10-20') })
      await move(tx, { number, from: ['en_traitement'], to: 'a_completer', at: ctx.now })
    })
    const before = (await own(citizen, number)).answers
    value(await save(citizen, number, 'transport', { transport: ['matin'] }))
    expect((await own(citizen, number)).answers).toEqual(before)
    value(await save(citizen, number, 'paiement', DEBIT))
    expect((await own(citizen, number)).answers).toEqual({ ...before, ...DEBIT })
    value(await sendComplement(ctx, number))
    value(await sendComplement(ctx, number))
    expect((await own(citizen, number)).status).toBe('en_traitement')
    expect(await save(citizen, number, 'paiement', { paiement: 'guichet' })).toMatchObject({ refusal: 'requests.taken' })
  })
})

const SPLIT = {
  ...ficheEnfant,
  slug: 'essai',
  service: 'accueil',
  effect: null,
  steps: [
    { slug: 'choix', title: 'Choix', heading: 'Choix', fields: [{ kind: 'yesno', name: 'choix', label: 'Plus ?' }] },
    {
      slug: 'detail',
      title: 'Détail',
      heading: 'Détail',
      when: { question: 'choix', is: 'oui' },
      fields: [{ kind: 'text', name: 'detail', label: 'Quoi' }],
    },
  ],
}

describe('another version', () => {
  it('PR-16 · a draft follows when no answer is lost, and keeps its own otherwise; what is sent never moves', async () => {
    const { citizen } = await town.family()
    const ctx = town.as(citizen)
    const base = { ...SPLIT, slug: 'essai-versions' }
    await publishProcedure(ctx, base)
    const [moving, staying, gone] = [
      await draft(citizen, base.slug),
      await draft(citizen, base.slug),
      await draft(citizen, base.slug),
    ]
    value(await save(citizen, staying, 'choix', { choix: 'oui' }))
    value(await save(citizen, staying, 'detail', { detail: 'ceci' }))
    for (const number of [moving, gone]) value(await save(citizen, number, 'choix', { choix: 'non' }))
    value(await submitRequest(ctx, gone))
    await publishProcedure(ctx, { ...base, title: 'Essai, version 2', steps: base.steps.slice(0, 1) })
    expect([await moveDraft(ctx, moving), await moveDraft(ctx, staying), await moveDraft(ctx, gone)]).toEqual([
      true,
      false,
      false,
    ])
    expect(await moveDraft(ctx, moving)).toBe(false)
    const titles = await Promise.all([moving, staying, gone].map(async (n) => (await own(citizen, n)).definition.title))
    expect(titles).toEqual(['Essai, version 2', 'Fiche enfant', 'Fiche enfant'])
  })
})

describe('a sibling', () => {
  it('PR-18 · is offered what is common to the family, with where it comes from; nothing of another child nor of another family', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const first = await sent(a.citizen, a.child)
    const second = await draft(a.citizen)
    const offered = async (citizen: Citizen, number: number, step: string) =>
      reusableFor(town.as(citizen).db, await own(citizen, number), stepOf(parseDefinition(ficheEnfant), step)!, {})
    const home = await offered(a.citizen, second, 'foyer')
    expect(home.get('adresse-voie')).toMatchObject({ answer: '3 impasse du Moulin' })
    expect(home.get('telephone')!.from.replace('\u00a0', ' ')).toContain(`demande n° ${first}`)
    const health = await offered(a.citizen, second, 'sante')
    expect([...health.keys()]).toEqual(['medecin', 'medecin-telephone'])
    value(await save(a.citizen, second, 'enfant', { enfant: String(a.child) }))
    expect([...(await offered(a.citizen, second, 'sante')).keys()]).toContain('allergies')
    expect((await offered(b.citizen, await draft(b.citizen), 'foyer')).size).toBe(0)
  })
})

describe('a family that said in its profile where it lives', () => {
  const home = { street: '12 rue du Pont', streetMore: null, postcode: '62360', city: 'Isques' }
  const tell = (person: number, at: string, phone: string | null) =>
    (town.at('2017-10-05T14:02').db as Kysely<DB>)
      .insertInto('contact_details')
      .values({
        person_id: person,
        street: home.street,
        postcode: home.postcode,
        city: home.city,
        phone,
        updated_at: parisInstant(Temporal.PlainDate.from(at), '10:00'),
      })
      .execute()
  const offered = async (citizen: Citizen, number: number) =>
    reusableFor(town.as(citizen).db, await own(citizen, number), stepOf(parseDefinition(ficheEnfant), 'foyer')!, {})
  const answers = (of: Awaited<ReturnType<typeof offered>>) => [...of].map(([name, { answer, from }]) => [name, answer, from])

  it('PR-57 · is offered it in its first fiche, and where it comes from; another family is not', async () => {
    const [a, b] = [await town.family(), await town.family()]
    await tell(a.citizen.person, '2017-10-01', '+33639980001')
    expect(answers(await offered(a.citizen, await draft(a.citizen)))).toEqual([
      ['adresse-voie', '12 rue du Pont', 'profil'],
      ['adresse-code-postal', '62360', 'profil'],
      ['adresse-ville', 'Isques', 'profil'],
      ['telephone', '+33639980001', 'profil'],
    ])
    expect((await offered(b.citizen, await draft(b.citizen))).size).toBe(0)
  })

  it('PR-57 · what was said last comes first: the profile changed since, or the fiche sent since', async () => {
    const [a, b] = [await town.family(), await town.family()]
    for (const { citizen, child } of [a, b]) await sent(citizen, child)
    await tell(a.citizen.person, '2017-10-06', null)
    await tell(b.citizen.person, '2017-10-01', null)
    const later = await offered(a.citizen, await draft(a.citizen))
    expect(later.get('adresse-voie')).toEqual({ answer: '12 rue du Pont', from: 'profil' })
    // Not said in the profile: as in the fiche.
    expect(later.get('telephone')!.from).toContain('demande')
    expect((await offered(b.citizen, await draft(b.citizen))).get('adresse-voie')!.from).toContain('demande')
  })
})

describe('old drafts', () => {
  it('PR-19 · their author is told after 75 days, they go after 90; a change gives them their time again', async () => {
    const { citizen, email } = await town.family()
    const [old, changed] = [await draft(citizen), await draft(citizen)]
    const at = (days: number) => ({
      ...town.as(citizen),
      now: parisInstant(Temporal.PlainDate.from('2017-10-05').add({ days }), '15:00'),
    })
    const told = async () => (await town.letters(email)).filter((l) => l.subject.includes('brouillon')).length
    await ageDrafts(at(74))
    expect(await told()).toBe(0)
    await ageDrafts(at(75))
    await ageDrafts(at(75))
    expect(await told()).toBe(2)
    value(await saveStep(at(80), { number: changed, step: 'transport', answers: { transport: ['matin'] } }))
    await ageDrafts(at(88))
    expect((await own(citizen, old)).status).toBe('brouillon')
    await ageDrafts(at(91))
    await expect(own(citizen, old)).rejects.toThrow(Absent)
    expect((await own(citizen, changed)).status).toBe('brouillon')
  })
})
