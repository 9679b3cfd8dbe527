import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { ERASED_BORN } from '#platform/db/personal.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import { readEvents } from './actions/read-events.ts'
import { numbersOf } from './actions/read-family.ts'
import { listAlike, readFamilies } from './store/families.ts'

const site = await testSite('2026-11-16T10:00')
const { db } = site.towns.bySlug('isques')
const enter = (login: string) => site.visitor().signIn(login, PASSWORD, '/agent/connexion')
const clerk = await enter('agent.accueil')
const householdOf = async (login: string) =>
  (
    await db
      .selectFrom('account as a')
      .innerJoin('person as p', 'p.id', 'a.person_id')
      .select(['p.household_id', 'p.id'])
      .where('a.login', '=', login)
      .executeTakeFirstOrThrow()
  ).household_id!
const hubert = await householdOf('hubert.mounier')
await db
  .insertInto('contact_details')
  .values({
    person_id: (await db.selectFrom('person').select('id').where('household_id', '=', hubert).executeTakeFirstOrThrow()).id,
    street: '12 rue du Pont',
    postcode: '62360',
    city: 'Isques',
    phone: '06 39 98 12 34',
    updated_at: (await site.ctx()).now,
  })
  .execute()

const search = async (typed: string): Promise<string[]> => {
  await clerk.open('/agent/familles')
  await clerk.type(/^Nom, enfant/, typed).press('Chercher')
  expect(clerk.url).toBe('/agent/familles')
  return [...clerk.main.querySelectorAll('tbody th')].map((cell) => cell.textContent!)
}

test.each([
  ['Mounier', 'MOUNIER Hubert'],
  ['mounié', 'MOUNIER Hubert'],
  ['Hubert Mounier', 'MOUNIER Hubert'],
  ['MOUNIER hubert', 'MOUNIER Hubert'],
  ['Monier', 'MOUNIER Hubert'],
  ['Muonier', 'MOUNIER Hubert'],
  ['eric mounier', 'MOUNIER Hubert'],
  ['florian', 'DUPIN Pascal'],
  ['Dupain', 'DUPIN Pascal'],
  ['Dup', 'DUPIN Pascal'],
  ['pascal.dupin@example.org', 'DUPIN Pascal'],
  ['pascal.du', 'DUPIN Pascal'],
  ['06 39 98 12 34', 'MOUNIER Hubert'],
  ['+33639981234', 'MOUNIER Hubert'],
  [String(hubert), 'MOUNIER Hubert'],
  ['06.39.98.12.34', 'MOUNIER Hubert'],
  ['0033 (0)6 39 98 12 34', 'MOUNIER Hubert'],
  ['109', 'MOUNIER Hubert'],
  ['demande n° 109', 'MOUNIER Hubert'],
])('FS-1 · «%s» finds %s first', async (typed, first) => {
  expect((await search(typed))[0]).toBe(first)
})

test.each(['Zwicky', '%', "'; drop table person; --", '99 99 99 99 99', '   '])('FS-1 · «%s» finds nobody', async (typed) => {
  expect(await search(typed)).toEqual([])
  expect([200, 422]).toContain(clerk.status)
})

test('FS-1, FS-2, FS-3 · a child of two households leads to both; the file is read, and that is traced', async () => {
  expect((await search('Éric')).toSorted()).toEqual(['LEFEBVRE Claire', 'MOUNIER Hubert'])
  await clerk.follow('MOUNIER Hubert')
  expect(clerk.url).toBe(`/agent/familles/${hubert}`)
  expect(clerk.title).not.toContain('Mounier')
  for (const said of [
    '12 rue du Pont, 62360 Isques',
    'Fiche enfant n° 109',
    'Carnet de vaccination',
    'Repas de midi',
    'Claire Lefebvre',
  ])
    expect(clerk.text, said).toContain(said)
  // The money is the régie's.
  expect(clerk.text).not.toContain('Compte famille')
  const traced = await db.selectFrom('audit_event').select('subject').where('action', '=', 'families.read').execute()
  expect(traced.map(({ subject }) => subject)).toContain(`foyer/${hubert}`)
  expect(traced.filter(({ subject }) => subject.startsWith('personne/'))).toHaveLength(2)
  const regie = await (await enter('agent.regie')).open(`/agent/familles/${hubert}`)
  expect(regie.text).toContain('Solde : −7,20 €')
  expect((await (await enter('agent.cantine')).open(`/agent/familles/${hubert}`)).status).toBe(403)
  expect((await clerk.open('/agent/familles/999999999')).status).toBe(404)
})

test('FS-4 · the same first name and birthday in another family is pointed out', async () => {
  await clerk.open(`/agent/familles/${hubert}`)
  expect(clerk.text).not.toContain('Doublons probables')
  const eric = await db
    .selectFrom('person')
    .selectAll()
    .where('first_name', '=', 'Éric')
    .where('kind', '=', 'child')
    .executeTakeFirstOrThrow()
  const { id: _, ...same } = eric
  const twin = await db
    .insertInto('person')
    .values({ ...same, first_name: 'ERIC', birth_name: 'Mounier-Lefebvre' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const pascal = await db.selectFrom('account').select('person_id').where('login', '=', 'pascal.dupin').executeTakeFirstOrThrow()
  const rights = { may_see: true, may_book: true, may_pay: true, is_written_to: true, since: eric.created_at }
  await db
    .insertInto('guardianship')
    .values({ ...rights, adult_id: pascal.person_id!, child_id: twin.id })
    .execute()
  await clerk.open(`/agent/familles/${hubert}`)
  expect(clerk.text).toContain('Doublons probables')
  expect(clerk.text).toContain('MOUNIER-LEFEBVRE ERIC')
  await clerk.follow(/^Famille n°/, clerk.main)
  expect(clerk.heading).toBe('Famille DUPIN Pascal')
})

test('FS-4 · two persons whose accounts were erased are not pointed out as one', async () => {
  const homes = [await alone(), await alone()]
  const erased = { first_name: 'Compte', birth_name: 'Supprimé', birth_date: day(ERASED_BORN) }
  const of = () => listAlike(db, first)
  const first = (await db.selectFrom('person').select('id').where('household_id', '=', homes[0]!).execute()).map(({ id }) => id)
  expect(await of()).toHaveLength(1)
  await db.updateTable('person').set(erased).where('household_id', 'in', homes).execute()
  expect(await of()).toEqual([])
})

test('FS-5 · the health sheet needs its permission, and is traced', async () => {
  const school = await (await enter('agent.scolarite')).open(`/agent/familles/${hubert}`)
  await school.follow('Fiche d’Éric')
  expect(school.heading).toBe('Fiche sanitaire d’Éric Mounier')
  expect(school.text).toContain('Allergies')
  expect(school.text).toContain('06 39 98 12 34')
  const { url } = school
  const child = url.split('/').at(-1)!
  expect((await clerk.open(url)).status).toBe(403)
  expect((await school.open(url.replace(/\d+$/, '999999999'))).status).toBe(404)
  const pascal = await householdOf('pascal.dupin')
  expect((await school.open(`/agent/familles/${pascal}/fiche-sanitaire/${child}`)).status).toBe(404)
  const traced = await db.selectFrom('audit_event').select('subject').where('action', '=', 'health.read').execute()
  expect(traced).toEqual([{ subject: `personne/${child}` }])
})

/** An adult who has declared nobody yet. */
const alone = async (): Promise<number> => {
  const created = { created_at: (await site.ctx()).now }
  const { id } = await db.insertInto('household').values(created).returning('id').executeTakeFirstOrThrow()
  const born = { birth_date: '1990-01-01' as never, birth_country: 'France', birth_place: 'LYON 02', birth_department: '69' }
  await db
    .insertInto('person')
    .values({ ...created, ...born, kind: 'adult', household_id: id, first_name: 'Ada', birth_name: 'Seule' })
    .execute()
  return id
}

test('the file of a family without children opens, for whoever may read every part', async () => {
  const admin = await (await enter('admin.isques')).open(`/agent/familles/${await alone()}`)
  expect(admin.status).toBe(200)
  expect(admin.text).toContain('Aucun enfant.')
})

test('FS-1 · a number of what this agent may not open finds nobody', async () => {
  const money = await enter('agent.regie')
  await money.open(`/agent/familles/${hubert}`)
  await money.follow('Encaisser un paiement')
  expect(money.text).toContain('Pour la famille MOUNIER Hubert')
  money
    .pick(/^Chèque/)
    .type(/^Montant/, '12,50')
    .type(/émetteur/, 'H. Mounier')
    .type(/banque/, 'Banque du Nord')
  await money.type(/^Numéro du chèque/, '7654321').press('Enregistrer l’encaissement')
  const { number } = await db.selectFrom('receipt').select('number').orderBy('number', 'desc').executeTakeFirstOrThrow()
  const found = async (who: typeof money) => {
    await who.open('/agent/familles')
    await who.type(/^Nom, enfant/, `reçu ${number}`).press('Chercher')
    return [...who.main.querySelectorAll('tbody th')].map((cell) => cell.textContent!)
  }
  expect(await found(money)).toContain('MOUNIER Hubert')
  expect(await found(clerk)).not.toContain('MOUNIER Hubert')
  // What was received for the family is in its history, for whoever keeps the money, under the name of who did it.
  await money.open(`/agent/familles/${hubert}`)
  expect(money.text).toContain(`Paiement reçu – 12,50 €, chèque, Reçu n° ${number}`)
  await clerk.open(`/agent/familles/${hubert}/historique`)
  expect(clerk.text).not.toContain('Paiement reçu')
  const family = await (await site.visitor().signIn('hubert.mounier', PASSWORD)).open('/paiements/recus')
  expect(family.text).toMatch(/Chèque, reçu par [^,]+, /)
})

test('FS-3, FS-7 · messages, quotient and what is declared stand on the file, to who may read them', async () => {
  const { id } = await db.selectFrom('person').select('id').where('household_id', '=', hubert).executeTakeFirstOrThrow()
  await db
    .insertInto('social_details')
    .values({ person_id: id, scheme: 'msa', monthly_resources_cents: 210_000, updated_at: (await site.ctx()).now })
    .execute()
  await clerk.open(`/agent/familles/${hubert}`)
  expect(clerk.text).toContain('Demande de justificatifs')
  expect(clerk.text).not.toContain('Régime agricole')
  const rights = [...clerk.main.querySelectorAll('td')].map((cell) => cell.textContent!.replaceAll('\u00a0', ' '))
  expect(rights.some((text) => text.includes('Claire Lefebvre (famille n°'))).toBe(true)
  expect(rights.some((text) => text.includes('Hubert Mounier : voit, réserve, voit les montants, est prévenu'))).toBe(true)
  const money = await (await enter('agent.regie')).open(`/agent/familles/${hubert}`)
  expect(money.text).toContain('Régime agricole (MSA)')
  expect(money.text).toContain('Ressources mensuelles')
  const traced = await db
    .selectFrom('audit_event')
    .select('action')
    .where('subject', '=', `foyer/${hubert}`)
    .where('action', 'in', ['social.read', 'quotient.read'])
    .execute()
  expect(new Set(traced.map(({ action }) => action))).toEqual(new Set(['social.read', 'quotient.read']))
})

test('FS-6 · what happened comes latest first, a page at a time, without a gap nor a repeat', async () => {
  const admin = await (await enter('admin.isques')).open(`/agent/familles/${hubert}`)
  await admin.follow('Tout l’historique')
  const seen: string[] = []
  const moments: string[] = []
  for (;;) {
    expect(admin.status).toBe(200)
    seen.push(...[...admin.main.querySelectorAll('.chronologie li')].map((line) => line.textContent!))
    moments.push(...[...admin.main.querySelectorAll('.chronologie time')].map((time) => time.getAttribute('datetime')!))
    if (!admin.has('link', 'Plus ancien')) break
    await admin.follow('Plus ancien')
  }
  expect(moments.map((at) => Temporal.Instant.from(at).epochMilliseconds)).toEqual(
    moments.map((at) => Temporal.Instant.from(at).epochMilliseconds).toSorted((a, b) => b - a),
  )
  const sent = await db
    .selectFrom('request_event as e')
    .innerJoin('request as r', 'r.number', 'e.request_number')
    .innerJoin('person as p', 'p.id', 'r.author_id')
    .select('e.id')
    .where('p.household_id', '=', hubert)
    .where('r.submitted_at', 'is not', null)
    .where('e.kind', '<>', 'creee')
    .execute()
  expect(seen.filter((line) => /n°\s\d+/.test(line) && !/Reçu|^Message/.test(line))).toHaveLength(sent.length)
  expect(seen.some((line) => line.startsWith('Message de la mairie'))).toBe(true)
  expect(seen.some((line) => line.startsWith('Enfant rattaché'))).toBe(true)
  await admin.open(`/agent/familles/${hubert}/historique?avant=hier`)
  expect(admin.status).toBe(200)
  await admin.open(`/agent/familles/${hubert}/historique?avant=1990-01-01T00:00:00Z`)
  expect(admin.text).toContain('Rien de plus.')
})

test('FS-7 · that the amounts and quotients of a history were read is traced, for who is shown them', async () => {
  const { id: before } = await db.selectFrom('audit_event').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const apart = async () =>
    new Set(
      (
        await db
          .selectFrom('audit_event')
          .select('action')
          .where('subject', '=', `foyer/${hubert}`)
          .where('action', 'in', ['regie.read', 'quotient.read'])
          .where('id', '>', before)
          .execute()
      ).map(({ action }) => action),
    )
  await clerk.open(`/agent/familles/${hubert}/historique`)
  expect(await apart()).toEqual(new Set())
  await (await enter('agent.regie')).open(`/agent/familles/${hubert}/historique`)
  expect(await apart()).toEqual(new Set(['regie.read', 'quotient.read']))
})

test('FS-8, ME-25 · what an agent does for a family starts from its file, and nothing is typed twice', async () => {
  const admin = await enter('admin.isques')
  const start = async (label: string) => {
    await admin.open(`/agent/familles/${hubert}`)
    return admin.follow(label)
  }
  await start('Saisir une demande')
  expect(admin.heading.replaceAll('\u00a0', ' ')).toContain(`Famille n° ${hubert}`)
  expect(admin.main.querySelector<HTMLInputElement>('input[name=personne]')!.value).toBe(String(hubert))
  await start('Réserver ou annuler')
  expect(admin.heading).toContain('MOUNIER Éric')
  expect(admin.main.querySelector<HTMLInputElement>('input[name=foyer]:checked')!.value).toBe(String(hubert))
  await admin.follow(/^Mois suivant/)
  expect(admin.main.querySelector<HTMLInputElement>('input[name=foyer]:checked')!.value).toBe(String(hubert))
  await admin.follow('Dossier de la famille')
  await admin.follow('Écrire à la famille')
  await admin.press('Envoyer')
  expect(admin.status).toBe(422)
  await admin.type('Objet', 'Sortie scolaire').type('Votre message à la famille', 'Pensez au bonnet.').press('Envoyer')
  expect(admin.text).toContain('Pensez au bonnet.')
  const hubertSelf = await site.visitor().signIn('hubert.mounier', PASSWORD)
  await hubertSelf.open('/echanges')
  await hubertSelf.follow(/Sortie scolaire/)
  expect(hubertSelf.text).toContain('Pensez au bonnet.')
  await admin.open(`/agent/familles/${hubert}`)
  expect(admin.text).toContain('Message de la mairie – Sortie scolaire')
  // Several children: which one is asked first.
  await admin.open(`/agent/familles/${await householdOf('pascal.dupin')}`)
  await admin.follow('Réserver ou annuler')
  await admin.follow(/DUPIN Daniel/)
  expect(admin.main.querySelector<HTMLInputElement>('input[name=foyer]:checked')!.value).toBe(
    String(await householdOf('pascal.dupin')),
  )
  // Whoever may not is not shown the way.
  const reader = await (await enter('agent.lecture')).open(`/agent/familles/${hubert}`)
  expect(reader.text).not.toContain('Agir pour cette famille')
  expect((await reader.open(`/agent/messages/familles/${hubert}`)).status).toBe(403)
})

test('the packed-lunch page leads back to the family that led to it', async () => {
  const school = await (await enter('agent.scolarite')).open(`/agent/familles/${hubert}`)
  await school.follow('Éric', school.main)
  const from = school.url
  expect(school.heading).toBe('Panier-repas')
  await school.pick('L’enfant mange le repas servi').date('À partir du', '20', '11', '2026').press('Enregistrer')
  expect(school.status).toBe(200)
  expect(school.url, 'saving keeps the way back').toBe(from)
  await school.follow('Dossier de la famille')
  expect(school.url).toBe(`/agent/familles/${hubert}`)
})

test('FS-6 · as many questions for a family of five children as for one, whatever happened', async () => {
  const { account_id, service_id } = await db
    .selectFrom('agent as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .select(['g.account_id', 'g.service_id'])
    .where('a.login', '=', 'admin.isques')
    .executeTakeFirstOrThrow()
  const name = { firstName: 'Anne', lastName: 'Carpentier' }
  const actor = { kind: 'agent', account: account_id, service: service_id, name, quality: '', roles: ['administrateur'] } as const
  const ctx = await site.ctx()
  const questions = async (login: string): Promise<number> => {
    let asked = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        asked++
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const own = { ...ctx, actor, db: db.withPlugin(counting), from: { ip: '::1', prefetch: false } } as Ctx<Agent>
    const [family] = await readFamilies(ctx.db, [await householdOf(login)])
    const { events } = await readEvents(own, numbersOf(family!), { before: null, howMany: 20 })
    expect(events.length).toBeGreaterThan(0)
    return asked
  }
  const one = await questions('hubert.mounier')
  expect(one).toBeGreaterThan(5)
  expect(await questions('pascal.dupin')).toBe(one)
})
