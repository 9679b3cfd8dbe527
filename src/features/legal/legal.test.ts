import { expect, test } from 'vitest'
import { testSite } from '#support/site.ts'
import { publishLegalTexts } from './index.ts'
import { legalPaths, legalSlugs } from './paths.ts'

const site = await testSite('2026-11-23T10:00')

const publish = async (words: string) =>
  publishLegalTexts(await site.ctx(), { cgu: { title: 'Conditions générales d’utilisation', blocks: [{ p: [words] }] } })

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
