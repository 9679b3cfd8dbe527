import { expect, test } from 'vitest'
import { testSite } from '#support/site.ts'

const site = await testSite('2026-11-16T10:00')
const starred = (label: string) => new RegExp(`^${label}( \\*)?$`)
const agent = () => site.visitor().signIn('agent.communication', 'Demo+Isques62', '/agent/connexion')

test('PL-1, PL-2 · a visitor finds the school: where, when, open now or not', async () => {
  const v = await site.visitor().open('/lieux')
  expect(v.text).toContain('Restauration scolaire')
  await v.follow('École Le petit prince')
  expect(v.url).toBe('/lieux/ecole-le-petit-prince')
  expect(v.text).toContain('3 rue de l’École')
  expect(v.text.replaceAll('\u00a0', ' ')).toContain('Ouvert jusqu’à 12 h')
  expect((await v.open('/lieux/nulle-part')).status).toBe(404)
})

test('PL-5 · every service of the town hall has its telephone and its address', async () => {
  const v = await site.visitor().open('/services')
  const garderie = v.document.getElementById('garderie')!.textContent
  expect(garderie).toContain('03 53 01 62 30')
  expect(garderie).toContain('garderie@isques.example')
})

test('PL-3, PL-4 · a place is described, once; what cannot be read stays typed; an exception closes it; it goes', async () => {
  const v = await agent()
  await v.open('/agent/parametres/lieux')
  await v.follow('Ajouter un lieu')
  const place = {
    Nom: 'Médiathèque O’Neill <b>',
    'Type de lieu': 'Culture',
    Adresse: '2 rue du Pont',
    Lundi: 'le matin',
    'Adresse d’une carte': 'javascript:alert(1)',
  }
  for (const [name, value] of Object.entries(place)) {
    if (name === 'Type de lieu') v.choose(starred(name), value)
    else v.type(starred(name), value)
  }
  await v.press('Ajouter ce lieu')
  expect(v.status).toBe(422)
  expect(v.text).toContain('Écrivez ces horaires')
  expect(v.text).toContain('qui commence par https://')
  expect(v.html).toContain('le matin')
  v.type(starred('Lundi'), '10 h – 12 h, 14 h – 18 h')
  v.type(starred('Adresse d’une carte'), '')
  await v.press('Ajouter ce lieu')
  expect(v.text).toContain('Le lieu est enregistré.')
  const edit = v.url
  const visitor = await site.visitor().open('/lieux/mediatheque-o-neill-b')
  expect(visitor.text).toContain('Médiathèque O’Neill <b>')
  expect(visitor.text.replaceAll('\u00a0', ' ')).toContain('Ouvert jusqu’à 12 h')

  v.date(/^Du/, '16', '11', '2026').date(/^Au/, '16', '11', '2026')
  v.type(starred('Raison'), 'Inventaire')
  await v.press('Ajouter ces horaires')
  expect(v.url).toBe(edit)
  await visitor.open('/lieux/mediatheque-o-neill-b')
  expect(visitor.text.replaceAll('\u00a0', ' ')).toContain('Fermé – Inventaire. Ouvre le 23/11 à 10 h')

  await v.follow('Supprimer ce lieu…')
  await v.press('Supprimer ce lieu')
  expect(v.url).toBe('/agent/parametres/lieux')
  expect((await visitor.open('/lieux/mediatheque-o-neill-b')).status).toBe(404)
})
