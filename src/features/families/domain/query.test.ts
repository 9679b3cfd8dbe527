import { expect, test } from 'vitest'
import { readQuery } from './query.ts'

test.each([
  ['Mounier', { name: 'mounier', email: 'mounier', digits: null, number: null }],
  ['  O’Neill-Éric ', { name: 'o neill eric', email: 'o’neill-éric', digits: null, number: null }],
  ['a', { name: null, email: null, digits: null, number: null }],
  ['hubert@example.org', { name: null, email: 'hubert@example.org', digits: null, number: null }],
  ['06 39 98 12 34', { name: null, email: null, digits: '0639981234', number: null }],
  ['+33 6 39 98 12 34', { name: null, email: null, digits: '0639981234', number: null }],
  ['12', { name: null, email: null, digits: null, number: 12 }],
  ['123456', { name: null, email: null, digits: '123456', number: 123456 }],
  ['%_\\', { name: null, email: '%_\\', digits: null, number: null }],
])('FS-1 · «%s» is read as what it may be', (typed, query) => {
  expect(readQuery(typed)).toEqual(query)
})
