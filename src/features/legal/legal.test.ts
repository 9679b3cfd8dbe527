import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db/database.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'
import { acceptTerms, publishLegalTexts } from './index.ts'
import { legalPaths, legalSlugs } from './paths.ts'

const site = await testSite('2026-11-23T10:00')

const publish = async (words: string) =>
  publishLegalTexts(await site.ctx(), { cgu: { title: 'Conditions générales d’utilisation', text: words } })

test('LG-1 · a new text is a new version, shown with its date; the same text published again is not', async () => {
  const visitor = await site.visitor().open('/cgu')
  expect(visitor.text).toContain('Version 1, publiée le')
  await publish('Un nouveau texte.')
  await publish('Un nouveau texte.')
  await visitor.open('/cgu')
  expect(visitor.text).toContain('Version 2, publiée le 23 novembre 2026')
  expect(visitor.text).toContain('Un nouveau texte.')
})

test('LG-2 · an older version stays readable and leads to the one in force', async () => {
  await publish('Un nouveau texte.')
  const visitor = await site.visitor().open('/cgu')
  await visitor.follow('Lire la version précédente')
  expect(visitor.text).toContain('Ce texte n’est plus en vigueur')
  await visitor.follow('lire la version en vigueur')
  expect(visitor.text).toContain('Un nouveau texte.')
})

test.each(['0', '99', '1.5', 'x', '-1'])('LG-2 · version %s does not exist', async (version) => {
  expect((await site.visitor().open(`/cgu?version=${version}`)).status).toBe(404)
})

test('LG-3 · the conditions say where the mails lead and never ask for', async () => {
  const visitor = await site.visitor().open('/cgu?version=1')
  expect(visitor.text).toContain('Les courriels de ce service viennent de l’adresse')
  expect(visitor.text).toContain('http://localhost:3000')
})

test('LG-4 · without an audit the site says that it does not conform, on every page and in the declaration', async () => {
  const visitor = await site.visitor().open('/')
  await visitor.follow(/^Accessibilité\s: non conforme$/)
  expect(visitor.text).toContain('est non conforme au référentiel général d’amélioration de l’accessibilité')
  expect(visitor.text).toContain('Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07')
})

const signIn = (login: string, door: string): Promise<Visitor> => site.visitor().signIn(login, PASSWORD, door)
const typedIn = (visitor: Visitor): string => (visitor.field('textbox', 'Texte') as HTMLTextAreaElement).value
const TERMS = '/agent/parametres/textes-legaux/cgu'

test('LG-6 · an administrator reads the next version as it will be, publishes it, and it is kept who did', async () => {
  const boss = await signIn('admin.isques', '/agent/connexion')
  await boss.open('/agent/parametres/textes-legaux')
  await boss.follow('Mentions légales', boss.main)
  const before = await (await site.visitor().open('/mentions-legales')).text
  boss.type('Texte', '# Éditeur\n\nCommune {ville}, **{adresse}**.').type('Ce qui change', 'L’hébergeur.')
  await boss.press('Aperçu')
  expect(boss.main.querySelector('blockquote h3')?.textContent).toBe('Éditeur')
  expect(boss.main.querySelector('blockquote strong')?.textContent).toContain('Isques')
  expect((await site.visitor().open('/mentions-legales')).text, 'nothing is published by looking').toBe(before)
  await boss.press('Publier la version 2')
  expect(boss.text).toContain('La nouvelle version est publiée.')
  const page = await site.visitor().open('/mentions-legales')
  expect(page.text).toContain('Version 2, publiée le')
  expect(page.text).toContain('Ce qui a changé : L’hébergeur.')
  expect(page.main.querySelector('h2')?.textContent).toBe('Éditeur')
  await boss.follow('Mentions légales', boss.main)
  expect(boss.text.match(/Version 2[^V]*/)?.[0]).toContain('Anne Carpentier')
  await boss.open('/agent/parametres/historique')
  expect(boss.text).toMatch(/Mentions légales.*Version 1.*Version 2/s)
})

test('LG-6 · what is wrong is refused with what was typed; the same form twice publishes once; a stale one is refused', async () => {
  const boss = await signIn('admin.isques', '/agent/connexion')
  const other = await signIn('admin.isques', '/agent/connexion')
  await boss.open(TERMS)
  await other.open(TERMS)
  boss.type('Texte', 'Bonjour {maire}')
  await boss.press(/^Publier la version/)
  expect(boss.status).toBe(422)
  expect(boss.text).toContain('{maire} n’existe pas')
  expect(boss.text).toContain('{expediteur} doit rester')
  expect(boss.text).toContain('Dites ce qui change')
  expect(typedIn(boss)).toBe('Bonjour {maire}')
  const latest = async () => Number(/Version (\d+), publiée/.exec((await site.visitor().open('/cgu')).text)?.[1])
  const version = await latest()
  boss.type('Texte', 'Courriels de {expediteur}.').type('Ce qui change', 'Tout.')
  await boss.press(/^Publier la version/)
  expect(await latest()).toBe(version + 1)
  const again = { vue: String(version), titre: 'Conditions générales d’utilisation', texte: 'Courriels de {expediteur}.' }
  await boss.forge(TERMS, { ...again, changement: 'Tout.', geste: 'publier' })
  expect(await latest(), 'sent twice').toBe(version + 1)
  other.type('Texte', 'Autre chose de {expediteur}.').type('Ce qui change', 'Rien.')
  await other.press(/^Publier la version/)
  expect(other.status).toBe(409)
  expect(other.text).toContain('Quelqu’un a publié une autre version')
  expect(typedIn(other)).toBe('Autre chose de {expediteur}.')
  await other.press(/^Publier la version/)
  expect(await latest()).toBe(version + 2)
})

test('LG-6 · a text published as it is, or with its reason alone changed, makes no version and says so', async () => {
  const boss = await signIn('admin.isques', '/agent/connexion')
  await boss.open('/agent/parametres/textes-legaux/donnees-personnelles')
  boss.type('Ce qui change', 'Rien.')
  await boss.press(/^Publier la version/)
  expect([boss.status, boss.text.includes('Ce texte est celui qui est en vigueur')]).toEqual([422, true])
  expect((await site.visitor().open('/donnees-personnelles')).text).toContain('Version 1, publiée le')
})

test('LG-4 · the foot of every page says what the published statement declares', async () => {
  const boss = await signIn('admin.isques', '/agent/connexion')
  await boss.open('/agent/parametres/textes-legaux/accessibilite')
  boss.type('Texte', 'Le site est partiellement conforme, audit du 3 mars 2026.')
  await boss.press(/^Publier la version/)
  const visitor = await site.visitor().open('/')
  await visitor.follow(/^Accessibilité\s: partiellement conforme$/)
  expect(visitor.text).toContain('audit du 3 mars 2026')
  await boss.open('/agent/parametres/textes-legaux/accessibilite')
  boss.type('Texte', 'Le site est non conforme.')
  await boss.press(/^Publier la version/)
})

test('LG-5 · who accepted older conditions is told what changes, until they accept; who never accepted any is not', async () => {
  const parent = await signIn('hubert.mounier', '/connexion')
  const { db } = site.towns.bySlug('isques')
  const { person_id } = await db
    .selectFrom('account')
    .select('person_id')
    .where('login', '=', 'hubert.mounier')
    .executeTakeFirstOrThrow()
  await inTransaction(await site.ctx(), (tx) => acceptTerms(tx, person_id!, 1))
  const boss = await signIn('admin.isques', '/agent/connexion')
  for (const n of [1, 2]) {
    await boss.open(TERMS)
    boss.type('Texte', `Courriels de {expediteur}, ${n}.`).type('Ce qui change', `Changement ${n}.`)
    await boss.press(/^Publier la version/)
  }
  await parent.open('/accueil')
  expect(parent.text, 'every change since the version accepted').toContain('Changement 1. Changement 2.')
  await parent.follow('Les conditions d’utilisation ont changé')
  await publish('Courriels de {expediteur}, enfin.')
  await parent.press('J’ai lu et j’accepte')
  expect(parent.text, 'a version published since is shown, not accepted unread').toContain('J’ai lu et j’accepte')
  await parent.press('J’ai lu et j’accepte')
  expect(parent.text).toContain('Vous avez accepté les conditions générales d’utilisation.')
  expect(parent.text).not.toContain('Les conditions d’utilisation ont changé')
  await parent.open('/profil/mes-donnees/accords')
  const latest = /Version (\d+), publiée/.exec((await site.visitor().open('/cgu')).text)?.[1]
  expect(parent.text).toContain(`Version ${latest}`)
  await parent.open('/cgu/nouvelle-version')
  expect(parent.text).toContain('Vous n’avez rien à accepter.')
  const never = await signIn('pascal.dupin', '/connexion')
  await db.deleteFrom('terms_acceptance').execute()
  await never.forge('/cgu/nouvelle-version', { version: String(latest) })
  expect(never.text, 'nothing was accepted').not.toContain('Vous avez accepté')
})

test('the texts name the town by its row', async () => {
  await site.towns
    .bySlug('isques')
    .db.updateTable('town')
    .set({ name: 'Lyon', email: 'mairie@lyon.example', address: '1 place de la Comédie, 69001 Lyon' })
    .execute()
  for (const slug of legalSlugs) {
    const visitor = await site.visitor().open(legalPaths[slug])
    expect(visitor.status).toBe(200)
    expect(visitor.text, `no word left in braces on ${slug}`).not.toMatch(/\{\w+\}/)
    expect(visitor.main.textContent, slug).not.toContain('Isques')
  }
})
