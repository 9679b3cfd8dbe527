import { expect, test } from 'vitest'
import { readQuery } from './query.ts'

const numbers = (any: number | null) => ({ family: any, request: any, receipt: any })

test.each([
  ['Mounier', { name: 'mounier', email: 'mounier', digits: null, ...numbers(null), reference: 'MOUNIER' }],
  ['  O’Neill-Éric ', { name: 'o neill eric', email: 'o’neill-éric', digits: null, ...numbers(null), reference: null }],
  ['a', { name: null, email: null, digits: null, ...numbers(null), reference: null }],
  ['hubert@example.org', { name: null, email: 'hubert@example.org', digits: null, ...numbers(null), reference: null }],
  ['06 39 98 12 34', { name: null, email: null, digits: '0639981234', ...numbers(null), reference: null }],
  ['+33 6 39 98 12 34', { name: null, email: null, digits: '0639981234', ...numbers(null), reference: null }],
  ['06.39.98.12.34', { name: null, email: null, digits: '0639981234', ...numbers(null), reference: null }],
  ['+33 (0)6 39 98 12 34', { name: null, email: null, digits: '0639981234', ...numbers(null), reference: null }],
  ['0033639981234', { name: null, email: null, digits: '0639981234', ...numbers(null), reference: '0033639981234' }],
  ['Demande n° 109', { name: null, email: null, digits: null, ...numbers(null), request: 109, reference: null }],
  ['reçu 4', { name: null, email: null, digits: null, ...numbers(null), receipt: 4, reference: null }],
  ['12', { name: null, email: null, digits: null, ...numbers(12), reference: null }],
  ['123456', { name: null, email: null, digits: '123456', ...numbers(123456), reference: '123456' }],
  ['%_\\', { name: null, email: '%_\\', digits: null, ...numbers(null), reference: null }],
])('FS-1 · «%s» is read as what it may be', (typed, query) => {
  expect(readQuery(typed)).toEqual(query)
})
