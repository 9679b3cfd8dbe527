import { expect, test } from 'vitest'
import { changesBetween } from './described.ts'

const canteen = { Nom: 'Restauration scolaire', Téléphone: '03 21 00 00 00', Adresse: '' }

test('TS-1 · only the lines that differ are told, an emptied one too', () => {
  expect(changesBetween('Restauration scolaire', canteen, canteen)).toEqual([])
  expect(
    changesBetween('Restauration scolaire', canteen, {
      ...canteen,
      Nom: 'Cantine',
      Téléphone: '',
      Adresse: '1 rue de la Mairie',
    }),
  ).toEqual([
    { setting: 'Restauration scolaire – Nom', before: 'Restauration scolaire', after: 'Cantine' },
    { setting: 'Restauration scolaire – Téléphone', before: '03 21 00 00 00', after: '' },
    { setting: 'Restauration scolaire – Adresse', before: '', after: '1 rue de la Mairie' },
  ])
  expect(changesBetween('Grille', { Prix: '3,00 €' }, { 'Taux d’effort': '0,36 %' })).toEqual([
    { setting: 'Grille – Prix', before: '3,00 €', after: '' },
    { setting: 'Grille – Taux d’effort', before: '', after: '0,36 %' },
  ])
})

test('TS-1 · what is new, or gone, is told in one line with all that it says', () => {
  const text = 'Nom\u00a0: Restauration scolaire\nTéléphone\u00a0: 03 21 00 00 00'
  expect(changesBetween('Restauration scolaire', null, canteen)).toEqual([
    { setting: 'Restauration scolaire', before: '', after: text },
  ])
  expect(changesBetween('Restauration scolaire', canteen, null)).toEqual([
    { setting: 'Restauration scolaire', before: text, after: '' },
  ])
  expect(changesBetween('cantine', null, { Sens: 'restauration scolaire', Note: '' })).toEqual([
    { setting: 'cantine', before: '', after: 'restauration scolaire' },
  ])
  expect(changesBetween('rien', null, { Note: '' })).toEqual([])
})
