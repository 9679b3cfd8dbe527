import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db/database.ts'
import { testSite } from '#support/site.ts'
import { search } from './actions/search.ts'
import { insertSynonym } from './index.ts'
import { searchEntries } from './ports.ts'

const site = await testSite('2026-11-16T10:00')
const ctx = await site.ctx()
const first = async (typed: string): Promise<string | undefined> => (await search(ctx, typed))[0]?.title

const CASES: readonly (readonly [title: string, ...typed: string[]])[] = [
  [
    'Fiche enfant',
    'fiche enfant',
    'FICHE ENFANT',
    'fiche',
    'fich',
    'fiche enfan',
    'ficheenfant',
    'fcihe enfant',
    'fiches enfants',
  ],
  ['Fiche enfant', 'inscrire mon enfant', 'inscription scolaire', 'dossier enfant', 'inscription cantine garderie'],
  [
    'Restauration scolaire',
    'cantine',
    'cantines',
    'cantne',
    'cantien',
    'restauration',
    'restauration scolaire',
    'restoration scolaire',
  ],
  ['Restauration scolaire', 'repas', 'déjeuner', 'dejeuner', 'restaura'],
  ['Restaurant scolaire', 'restaurant scolaire', 'restaurant', 'restaurent scolaire'],
  ['Garderie', 'garderie', 'garderi', 'gardrie', 'périscolaire', 'periscolaire', 'accueil du matin', 'accueil du soir'],
  ['Contacter la mairie', 'contacter la mairie', 'contacter', 'contact', 'nous contacter', 'écrire', 'contacter mairie'],
  [
    'Demande d’informations',
    'demande d’informations',
    "demande d'informations",
    'demande information',
    'renseignement',
    'question',
  ],
  ['Mairie d’Isques', 'mairie d’isques', 'mairie isques', 'hôtel de ville', 'hotel de ville'],
  [
    'École Le petit prince',
    'école',
    'ecole',
    'ÉCOLE',
    'école le petit prince',
    'petit prince',
    'groupe scolaire',
    'ecole petit princ',
  ],
  ['Régie d’Isques', 'régie', 'regie', 'régie d’isques', 'trésor public'],
  ['Affaires scolaires', 'affaires scolaires', 'affaire scolaire', 'affaires'],
  ['Accueil de la mairie', 'accueil de la mairie', 'accueil mairie', 'acceuil de la mairie'],
  ['Communication', 'communication', 'comunication'],
  ['Accessibilité', 'accessibilité', 'accessibilite', 'handicap'],
  ['Mentions légales', 'mentions légales', 'mentions legales', 'mention legale'],
  ['Données personnelles', 'données personnelles', 'donnees personnelles', 'rgpd', 'vie privée'],
  ['Conditions générales d’utilisation', 'cgu', 'conditions générales', 'conditions generales d utilisation', 'règlement'],
]

test('SE-1, SE-2, SE-3 · what people type finds first what they mean', async () => {
  const wrong: string[] = []
  let asked = 0
  for (const [title, ...questions] of CASES) {
    for (const typed of questions) {
      asked += 1
      const found = await first(typed)
      if (found !== title && !(found?.startsWith(title) ?? false)) wrong.push(`«${typed}» → ${found}, not ${title}`)
    }
  }
  expect(asked).toBeGreaterThanOrEqual(80)
  expect(wrong).toEqual([])
})

test('SE-2 · every title minus a letter, with two letters swapped, without accents: nine in ten come first', async () => {
  const titles = [...new Set((await searchEntries.get()(ctx)).map(({ title }) => title))]
  const slips = titles.flatMap((title) => {
    const middle = Math.floor(title.length / 2)
    return [
      title.slice(0, middle) + title.slice(middle + 1),
      title.slice(0, middle) + (title[middle + 1] ?? '') + (title[middle] ?? '') + title.slice(middle + 2),
      title.normalize('NFD').replaceAll(/\p{M}/gu, ''),
    ].map((typed) => [title, typed] as const)
  })
  let right = 0
  for (const [title, typed] of slips) if ((await first(typed)) === title) right += 1
  expect(right / slips.length).toBeGreaterThanOrEqual(0.9)
})

test('SE-2 · a visitor searches from the home, sees groups, and what to do when nothing is found', async () => {
  const v = await site.visitor().open('/')
  expect(v.text).toContain('Rechercher une démarche, un service, un lieu')
  await v.open('/recherche?q=cantine')
  expect(v.text.replaceAll('\u00a0', ' ')).toMatch(/résultats? pour « cantine »/)
  expect([...v.document.querySelectorAll('h2')].map((h) => h.textContent)[0]).toMatch(/^Services/)
  await v.open(`/recherche?q=${encodeURIComponent('<b>xyzzy')}`)
  expect(v.text.replaceAll('\u00a0', ' ')).toContain('Aucun résultat pour « <b>xyzzy »')
  expect(v.text).toContain('Fiche enfant')
  for (const q of ['', ' ', '%00', "'&q=", '&|!:*', 'a'.repeat(3000)])
    expect((await v.open(`/recherche?q=${q}`)).status).toBe(200)
})

test('SE-4 · a place renamed is found by its new name at the next search, and not by the old one', async () => {
  await site.towns
    .bySlug('isques')
    .db.updateTable('place')
    .set({ name: 'Ludothèque' })
    .where('slug', '=', 'restaurant-scolaire')
    .execute()
  const fresh = await site.visitor().open('/recherche?q=ludotheque')
  expect(fresh.text).toContain('Ludothèque')
})

test('SE-3, SE-5 · the town hall sees what was not found, adds a synonym, and it is found', async () => {
  const v = await site.visitor().open('/recherche?q=piscine')
  await v.open('/recherche?q=piscine')
  await v.open('/recherche?q=jean%20dupont%2012')
  const agent = await site.visitor().signIn('agent.communication', 'Demo+Isques62', '/agent/connexion')
  await agent.open('/agent/parametres/recherche')
  expect(agent.text).toContain('piscine')
  expect(agent.text).not.toContain('dupont')
  agent.type(/^Les gens écrivent/, 'Piscine').type(/^Le site dit/, 'école')
  await agent.press('Ajouter ce synonyme')
  expect((await v.open('/recherche?q=piscine')).text).toContain('École Le petit prince')
  await inTransaction(ctx, (tx) => insertSynonym(tx, 'piscine', 'ecole'))
  await agent.press(/^Supprimer\s?le synonyme «.piscine/u)
  expect((await v.open('/recherche?q=piscine')).text).not.toContain('École Le petit prince')
})
