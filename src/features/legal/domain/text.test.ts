import { expect, test } from 'vitest'
import { accessibilite } from '../../../../db/content/legal/accessibilite.ts'
import { cgu } from '../../../../db/content/legal/cgu.ts'
import { donneesPersonnelles } from '../../../../db/content/legal/donnees-personnelles.ts'
import { mentionsLegales } from '../../../../db/content/legal/mentions-legales.ts'
import { conformityOf, faultsOf, withFacts } from './text.ts'

const facts = {
  ville: 'de [Saint_*Jean*](https://evil.example)',
  adresse: '1) rue <b>',
  telephone: '03',
  courriel: 'a_b@c.example',
  site: 'https://s.example',
  expediteur: 'e@s.example',
}

test('LG-6 · a fact is words, never Markdown: nothing that a town is called makes a link or a tag', () => {
  expect(withFacts('Commune {ville}, {adresse}, [écrire](mailto:{courriel})', facts)).toBe(
    'Commune de \\[Saint\\_\\*Jean\\*\\]\\(https\\:\\/\\/evil\\.example\\), 1\\) rue \\<b\\>, [écrire](mailto:a\\_b\\@c\\.example)',
  )
})

test('LG-6 · a word in braces that does not exist stays to be seen, and is not published', () => {
  expect(withFacts('{maire} {constructor}', facts)).toBe('{maire} {constructor}')
  expect(faultsOf('mentions-legales', '{maire} et {ville}, {maire}, {constructor}').map((f) => f.slice(0, 13))).toEqual([
    '{maire} n’exi',
    '{constructor}',
  ])
})

test('LG-3 · conditions that do not say where letters come from are not published', () => {
  expect(faultsOf('cgu', 'Les courriels viennent de {expediteur}.')).toEqual([])
  expect(faultsOf('cgu', 'Les courriels viennent de la mairie.')).toEqual([expect.stringContaining('R112-11-3')])
})

test.each([
  ['Le site est non conforme.', 'non conforme'],
  ['Le site est partiellement conforme.', 'partiellement conforme'],
  ['Le site est  Totalement conforme.', 'totalement conforme'],
  ['Le site est conforme.', null],
  ['Le site n’est pas mal.', null],
  ['Le site est non conforme. Le site est partiellement conforme.', null],
])('LG-4 · a statement declares one conformity: %s', (text, conformity) => {
  expect(conformityOf(text)).toBe(conformity)
  expect(faultsOf('accessibilite', text)).toHaveLength(conformity === null ? 1 : 0)
})

test.each([
  ['cgu', cgu],
  ['accessibilite', accessibilite],
  ['donnees-personnelles', donneesPersonnelles],
  ['mentions-legales', mentionsLegales],
] as const)('the text shipped for %s could be published', (slug, { text }) => {
  expect(faultsOf(slug, text)).toEqual([])
})
