import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { testSite } from '#support/site.ts'
import { DEMO_PASSWORD } from '../../../db/demo/create.ts'

const site = await testSite('2026-11-23T10:00')
const { db } = site.towns.bySlug('isques')

test('HO-1 · the public home lists every procedure under its category and what it asks', async () => {
  const visitor = await site.visitor().open('/')
  expect(visitor.heading).toBe('Espace citoyen d’Isques')
  expect([...visitor.main.querySelectorAll('.categories h3')].map((h) => h.textContent)).toEqual([
    'Autres démarches',
    'Restauration scolaire',
  ])
  for (const title of ['Contacter la mairie', 'Demande d’informations', 'Fiche enfant'])
    expect(visitor.has('link', title)).toBe(true)
  expect(visitor.text).toContain('connexion nécessaire')
})

test('HO-1 · a procedure that is closed says so on the home', async () => {
  await db.updateTable('procedure').set({ is_open: false }).where('slug', '=', 'fiche-enfant').execute()
  expect((await site.visitor().open('/')).text).toContain('Cette démarche est fermée pour le moment.')
  await db.updateTable('procedure').set({ is_open: true }).where('slug', '=', 'fiche-enfant').execute()
  expect((await site.visitor().open('/')).text).not.toContain('Cette démarche est fermée pour le moment.')
})

test('HO-3 · who is signed in is led to their own space, who is not to the gate', async () => {
  const visitor = await site.visitor().open('/')
  expect(visitor.main.textContent).toContain('Me connecter')
  await visitor.signIn('hubert.mounier', DEMO_PASSWORD)
  await visitor.open('/')
  expect(visitor.main.textContent).not.toContain('Me connecter')
  await visitor.follow('Aller à mon espace')
  expect(visitor.heading).toBe('Bonjour Hubert Mounier')
})

test('the connected home shows the balance, what to do, and the way to both', async () => {
  const visitor = await site.visitor().signIn('hubert.mounier', DEMO_PASSWORD)
  expect(visitor.url).toBe('/accueil')
  expect(visitor.text).toContain('Solde au 23/11/2026 : −7,20 euros')
  await visitor.follow(/^Lire 1/, visitor.main)
  expect(visitor.heading).toBe('Échanges')
})

const signIn = (login: string) => site.visitor().signIn(login, DEMO_PASSWORD)
type Browser = Awaited<ReturnType<typeof signIn>>
const fold = (text: string | null | undefined) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim()
const card = (v: Browser, name: string) =>
  fold([...v.main.querySelectorAll('.enfant')].find((one) => one.querySelector('h3')!.textContent === name)?.textContent)
const todos = (v: Browser) => [...v.main.querySelectorAll('.taches a')].map((link) => fold(link.textContent))
const steps = (v: Browser) => [...v.main.querySelectorAll('.trois-etapes li')].map((li) => fold(li.textContent))
const idOf = async (firstName: string) =>
  (await db.selectFrom('person').select('id').where('first_name', '=', firstName).executeTakeFirstOrThrow()).id

test('HO-2, HO-5 · five things to do, each with its deadline; the others on a page of their own', async () => {
  const visitor = await signIn('pascal.dupin')
  expect(todos(visitor)).toEqual([
    'Fournir 2 justificatifs pour Florian',
    'Régler 7,80 €',
    'Terminer votre brouillon n° 141 (« Fiche enfant d’Alice »)',
    'Terminer votre brouillon n° 139 (« Fiche enfant de Jean »)',
    'Terminer votre brouillon n° 136 (« Fiche enfant d’Alexis »)',
  ])
  const [first, second] = [...visitor.main.querySelectorAll('.taches li > p:last-child')].map((p) => fold(p.textContent))
  expect(first).toMatch(/^Au plus tard le .+ 2027$/)
  expect(second).toBe('Sans date limite')
  expect(visitor.has('link', /autres? choses? à faire/)).toBe(false)
  const reader = await idOf('Pascal')
  await db
    .updateTable('person')
    .set({ details_confirmed_at: Temporal.Instant.from('2025-01-01T00:00:00Z') })
    .where('id', '=', reader)
    .execute()
  await visitor.open('/accueil')
  expect(todos(visitor)).toHaveLength(5)
  await visitor.follow('Voir l’autre chose à faire')
  expect(visitor.heading).toBe('À faire')
  expect(todos(visitor)).toHaveLength(6)
  expect(todos(visitor)).toContain('Confirmer mes informations')
  await db.updateTable('person').set({ details_confirmed_at: null }).where('id', '=', reader).execute()
})

test('HO-7 · each child is ready or not, and what stands in the way leads to what to do', async () => {
  const visitor = await signIn('pascal.dupin')
  expect(card(visitor, 'DUPIN Daniel')).toContain('Peut réserver : oui')
  expect(card(visitor, 'DUPIN Alice')).toContain('Peut réserver : non')
  expect(card(visitor, 'DUPIN Alice')).toContain('À vous : La fiche enfant n° 141 est commencée, pas encore envoyée.')
  expect(card(visitor, 'DUPIN Florian')).toContain('À vous : Justificatif à fournir : Livret de famille')
  expect(card(visitor, 'DUPIN Florian')).not.toContain('Carnet de vaccination')
  expect(card(visitor, 'DUPIN Florian')).toContain('À la mairie : La fiche enfant n° 125 est en cours de vérification.')
  await visitor.follow(/^Terminer la fiche n°\s141/, visitor.main)
  expect(visitor.url).toMatch(/^\/demandes\/141/)
})

test('HO-8 · the week says each booking, each closed day, and leads to the agenda; a price is nowhere', async () => {
  const visitor = await signIn('pascal.dupin')
  expect(card(visitor, 'DUPIN Daniel')).toMatch(/lun\. 23 nov\. \(aujourd’hui\)Repas de midi/)
  expect(card(visitor, 'DUPIN Daniel')).toMatch(/mer\. 25 nov\.Fermé/)
  expect(card(visitor, 'DUPIN Daniel')).not.toContain('€')
  expect(visitor.text).toContain('Du lundi 23 novembre au dimanche 29 novembre')
  await visitor.follow('Agenda de Daniel', visitor.main)
  expect(visitor.heading).toContain('Agenda')
  expect(visitor.url).toContain('vue=semaine')
})

test('HO-8 · on a Saturday the week shown is the next one', async () => {
  site.setClock('2026-11-28T10:00')
  const visitor = await signIn('pascal.dupin')
  expect(visitor.text).toContain('Mes enfants, la semaine prochaine')
  expect(visitor.text).toContain('Du lundi 30 novembre au dimanche 6 décembre')
  site.setClock('2026-11-23T10:00')
})

test('the requests in progress show their number, their state and what comes next; drafts come last', async () => {
  const visitor = await signIn('pascal.dupin')
  const rows = [...visitor.main.querySelectorAll('.demandes-en-cours li')].map((li) => fold(li.textContent))
  expect(rows).toHaveLength(4)
  expect(rows[0]).toContain('Fiche enfant n° 125 – Florian En traitement')
  expect(rows[1]).toContain('Fiche enfant n° 141 – Alice Brouillon')
  expect((await signIn('hubert.mounier')).text).toContain('Aucune demande en cours.')
})

test('HO-8 · the other household sees the same child, who booked, and its own account only', async () => {
  const claire = await signIn('claire.lefebvre')
  expect(claire.text).toContain('Solde au 23/11/2026 : 0,00 euros')
  expect(card(claire, 'MOUNIER Éric')).toContain('réservé par l’autre parent')
  expect(card(claire, 'MOUNIER Éric')).not.toContain('€')
  expect(card(await signIn('hubert.mounier'), 'MOUNIER Éric')).not.toContain('l’autre parent')
})

test('HO-7, HO-8 · a guardian who may only look is told so; one who may not see is shown nothing', async () => {
  const [eric, claire] = [await idOf('Éric'), await idOf('Claire')]
  const rights = (may: { may_see?: boolean; may_book?: boolean }) =>
    db.updateTable('guardianship').set(may).where('child_id', '=', eric).where('adult_id', '=', claire).execute()
  await rights({ may_book: false })
  const visitor = await signIn('claire.lefebvre')
  expect(card(visitor, 'MOUNIER Éric')).toContain('À l’autre parent : L’autre parent ne vous a pas donné le droit de réserver.')
  await rights({ may_see: false })
  await visitor.open('/accueil')
  expect(fold(visitor.main.textContent)).not.toContain('Éric')
  expect(fold(visitor.main.textContent)).not.toContain('justificatif')
  await rights({ may_see: true, may_book: true })
})

test('HO-6 · a family without a child is shown the three steps, then where it stands, until a child may be booked', async () => {
  const visitor = await signIn('hubert.mounier')
  expect(steps(visitor)).toEqual([])
  await db.updateTable('guardianship').set({ may_see: false }).execute()
  await visitor.open('/accueil')
  expect(visitor.text).toContain('Pour réserver la cantine ou la garderie')
  expect(steps(visitor)).toEqual([
    'Fiche enfant À faireUne par enfant, 10 minutes.Faire la fiche enfant',
    'Vérification Pas encore possibleLa mairie vérifie la fiche et vous prévient par courriel.',
    'Réservation Pas encore possibleVous choisissez les jours dans l’agenda.',
  ])
  expect(visitor.main.querySelectorAll('.enfant')).toHaveLength(0)
  await db.updateTable('guardianship').set({ may_see: true }).execute()
  await db
    .updateTable('activity_enrolment')
    .set({ closed_at: Temporal.Instant.from('2026-11-20T00:00:00Z') })
    .execute()
  const pascal = await signIn('pascal.dupin')
  expect(steps(pascal)[1]).toContain('Vérification À faireLa mairie attend quelque chose de vous.')
  await db.updateTable('activity_enrolment').set({ closed_at: null }).execute()
})

test('HO-4 · a home asks the database as many times for ten children as for five', async () => {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  const visitor = await signIn('pascal.dupin')
  /** Of the visit that asked the least: what runs beside it (a connection just opened, what the town settles) is not its own. */
  const asked = async () => {
    const visits: string[][] = []
    for (let visit = 0; visit < 5; visit++) {
      spy.mockClear()
      await visitor.open('/accueil')
      visits.push(spy.mock.calls.map(([query]) => (typeof query === 'string' ? query : (query as { text: string }).text)))
    }
    return visits.sort((a, b) => a.length - b.length)[0]!.sort()
  }
  const before = await asked()
  const { id: parent } = await db.selectFrom('person').select('id').where('first_name', '=', 'Pascal').executeTakeFirstOrThrow()
  const daniel = await db.selectFrom('person').selectAll().where('first_name', '=', 'Daniel').executeTakeFirstOrThrow()
  const rights = await db.selectFrom('activity_enrolment').selectAll().where('child_id', '=', daniel.id).execute()
  for (const firstName of ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq']) {
    const { id: _, ...same } = { ...daniel, first_name: firstName }
    const { id: child } = await db.insertInto('person').values(same).returning('id').executeTakeFirstOrThrow()
    const guardian = { may_see: true, may_book: true, may_pay: true, is_written_to: true, since: same.created_at }
    await db
      .insertInto('guardianship')
      .values({ adult_id: parent, child_id: child, ...guardian })
      .execute()
    await db
      .insertInto('activity_enrolment')
      .values(rights.map(({ id: __, ...right }) => ({ ...right, child_id: child })))
      .execute()
  }
  const after = await asked()
  expect(visitor.main.querySelectorAll('.enfant')).toHaveLength(10)
  expect(after).toEqual(before)
  // What several parts need is asked once.
  expect(new Set(after).size).toBe(after.length)
  spy.mockRestore()
})
