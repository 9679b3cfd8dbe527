import { expect, test } from 'vitest'
import { mayBeKept, searchWords, termsOf, withSynonyms } from './query.ts'

test.each([
  ['L’École ?', 'l ecole'],
  ['  Œuvré—Ñandú  ', 'oeuvre nandu'],
  ["'; drop table place; --", 'drop table place'],
  ['😀', ''],
  ['x'.repeat(5000), 'x'.repeat(100)],
])('SE-1 · «%s»', (typed, words) => expect(searchWords(typed)).toBe(words))

test('SE-1 · all the words, the last one perhaps unfinished', () => {
  expect(termsOf('fiche enf')).toBe('fiche & enf:*')
  expect(termsOf('')).toBeNull()
})

test.each([
  ['piscine', true],
  ['pi', false],
  ['jean dupont 12 rue du pont', false],
  ['a b c d', true],
  ['a b c d e', false],
])('SE-5 · «%s» kept: %s', (words, kept) => expect(mayBeKept(words)).toBe(kept))

test('SE-3 · a synonym goes with the words that it means, whole words only', () => {
  const synonyms = [{ id: 1, word: 'cantine', means: 'restauration scolaire' }]
  expect(withSynonyms('restauration scolaire', synonyms)).toBe('restauration scolaire cantine')
  expect(withSynonyms('restauration scolaires', synonyms)).toBe('restauration scolaires')
})
