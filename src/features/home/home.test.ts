import { expect, test } from 'vitest'
import { testSite } from '#support/site.ts'
import { DEMO_PASSWORD } from '../../../db/demo/create.ts'

const site = await testSite('2026-11-23T10:00')

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
  const { db } = site.towns.bySlug('isques')
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

test('a family without a child is shown the three steps', async () => {
  const { db } = site.towns.bySlug('isques')
  const visitor = await site.visitor().signIn('hubert.mounier', DEMO_PASSWORD)
  expect(visitor.text).not.toContain('Pour réserver la cantine ou la garderie')
  await db.updateTable('guardianship').set({ may_see: false }).execute()
  await visitor.open('/accueil')
  expect(visitor.text).toContain('Pour réserver la cantine ou la garderie')
})
