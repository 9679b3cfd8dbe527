import { describe, expect, test } from 'vitest'
import { isLogin, loginBase, readLogin, suggestLogin } from './login.ts'

describe('AC-4 · the suggested identifiant', () => {
  test.each([
    ['Pascal', 'Dupin', 'pascal.dupin'],
    ['Hubert', 'MOUNIER', 'hubert.mounier'],
    ['Jean-Éric', 'D’Ô', 'jean-eric.do'],
    ['Jean Éric', "O'Neill <b>", 'jean-eric.oneill-b'],
    ['Ñandú', 'Œuvré', 'nandu.oeuvre'],
    ['Søren', 'Łukasz', 'soren.lukasz'],
    ['Straße', 'Þór', 'strasse.thor'],
    ['李', '娜', 'usager'],
    ['😀', 'Dupin', 'dupin'],
    ['A', 'B', 'a.b'],
    ['', 'Li', 'usager.li'],
    ['-', 'Dupin-', 'dupin'],
    ['x'.repeat(200), 'y'.repeat(200), `${'x'.repeat(27)}.${'y'.repeat(27)}`],
  ])('%s %s → %s', (firstName, birthName, expected) => {
    const base = loginBase({ firstName, birthName })
    expect(base).toBe(expected)
    expect(isLogin(base)).toBe(true)
    expect(isLogin(`${base}9999`)).toBe(true)
  })

  test('takes the first free suffix', () => {
    expect(suggestLogin('pascal.dupin', new Set())).toBe('pascal.dupin')
    expect(suggestLogin('pascal.dupin', new Set(['pascal.dupin']))).toBe('pascal.dupin2')
    expect(suggestLogin('pascal.dupin', new Set(['pascal.dupin', 'pascal.dupin2', 'pascal.dupin4']))).toBe('pascal.dupin3')
    expect(suggestLogin('pascal.dupin', new Set(['pascal.dupin2']))).toBe('pascal.dupin')
  })
})

test('AC-5 · an identifiant has 3 to 60 plain characters', () => {
  expect(['abc', 'a.c', 'a'.repeat(60), 'pascal.dupin_62'].every(isLogin)).toBe(true)
  expect(['ab', 'a'.repeat(61), '.abc', 'abc-', 'Abc', 'a@b.fr', 'a b', 'éric', ''].some(isLogin)).toBe(false)
  expect(readLogin('  Éric.Dupin ')).toBe('eric.dupin')
})
