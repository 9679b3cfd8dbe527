import { expect, test } from 'vitest'
import { linked } from './links.ts'

test('DE-1 · an address of this site becomes a link to its path, the rest stays text', () => {
  expect(linked('Lien :\nhttp://localhost:3000/activation/abc\nMerci', 'http://localhost:3000')).toEqual([
    'Lien :\n',
    { href: '/activation/abc', text: 'http://localhost:3000/activation/abc' },
    '\nMerci',
  ])
})

test('DE-1 · an address elsewhere is not a link', () => {
  expect(linked('voir https://evil.example/x', 'http://localhost:3000')).toEqual(['voir https://evil.example/x'])
})
