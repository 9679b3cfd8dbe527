import { expect, test } from 'vitest'
import { isSameOrigin, safeReturn } from './origin.ts'

const HERE = 'https://portail.example'

test.each([
  [{ origin: HERE, fetchSite: 'same-origin' }, true],
  [{ origin: HERE }, true],
  [{ fetchSite: 'same-origin' }, true],
  [{}, false],
  [{ origin: 'null' }, false],
  [{ origin: 'https://evil.example' }, false],
  [{ origin: HERE, fetchSite: 'cross-site' }, false],
  [{ origin: HERE, fetchSite: 'same-site' }, false],
  [{ origin: 'https://portail.example.evil.example' }, false],
  [{ origin: 'http://portail.example' }, false],
  [{ fetchSite: 'none' }, false],
])('a post with %j is ours: %s', (headers, ours) => {
  expect(isSameOrigin(headers, [HERE])).toBe(ours)
})

test.each([
  ['/agenda?mois=2026-11', '/agenda?mois=2026-11'],
  ['/', '/'],
  ['//evil.example', null],
  ['/\\evil.example', null],
  ['/\tevil', null],
  ['/%09/evil.example', '/%09/evil.example'],
  ['https://evil.example', null],
  ['javascript:alert(1)', null],
  ['', null],
  [undefined, null],
  [`/${'a'.repeat(500)}`, null],
  ['/a\n/b', null],
  ['/x/..//evil.example', null],
  ['/./\\evil.example', null],
])('coming back to %j leads to %j', (path, back) => {
  expect(safeReturn(path)).toBe(back)
})
