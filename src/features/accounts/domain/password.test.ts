import { describe, expect, test } from 'vitest'
import { isCommonPassword } from '#platform/common-passwords.ts'
import { decidePassword, type PasswordRefusal, SYMBOLS } from './password.ts'

type Rest = Parameters<typeof decidePassword> extends [string, unknown, ...infer R] ? R : never
const decide = (typed: string, ...rest: Rest) => decidePassword(typed, isCommonPassword, ...rest)

const judge = (typed: string, names: (string | null)[] = []) => {
  const decided = decide(typed, names)
  return decided.ok ? 'ok' : decided.refusal
}

describe('AC-6 · the password rule', () => {
  const table: [string, 'ok' | PasswordRefusal, (string | null)[]?][] = [
    // Length, in NFC code points.
    ['Gr4nit+', 'password.too-short'],
    ['Gr4nites', 'ok'],
    [`${'x'.repeat(127)}y`, 'ok'],
    ['x'.repeat(129), 'password.too-long'],
    ['😀'.repeat(128), 'ok'],
    ['😀'.repeat(129), 'password.too-long'],
    // Each of the three kinds, under 14.
    ['gr4nites', 'password.too-simple'],
    ['GR4NITES', 'password.too-simple'],
    ['Granites', 'password.too-simple'],
    // What is not accepted under 14: accents, space, other symbols.
    ['Gr4nités', 'password.forbidden-character'],
    ['Gr4nite s', 'password.forbidden-character'],
    ['Gr4nite-s', 'password.forbidden-character'],
    ['Gr4nite_s', 'password.forbidden-character'],
    // 13 and 14 characters.
    ['Gr4nitéGr4nit', 'password.forbidden-character'],
    ['Gr4nitéGr4nite', 'ok'],
    ['un granit rose', 'ok'],
    ['granitgranites', 'ok'],
    ['granitgranite', 'password.too-simple'],
    // 13 composed characters typed as 14 code units are still 13.
    ['Gr4nite\u0301Gr4nit', 'password.forbidden-character'],
    // Common ones, whatever the capitals and the symbols around.
    ['Password1', 'password.too-common'],
    ['Azerty123', 'password.too-common'],
    ['Password1!', 'password.too-common'],
    ['(Password1)', 'password.too-common'],
    ['Passw0rd2Liane', 'ok'],
    // One's own names, from four letters, in any writing.
    ['Mounier62+', 'password.own-name', ['Hubert', 'Mounier', null]],
    ['MoUnIeR62+', 'password.own-name', ['Hubert', 'Mounier', null]],
    ['62Hubert62', 'password.own-name', ['Hubert', 'Mounier', null]],
    ['Lefevre62+', 'password.own-name', ['Anaïs', 'Mounier-Lefèvre', null]],
    ['mounier-lefevre ici', 'password.own-name', ['Anaïs', 'Mounier-Lefèvre', null]],
    ['D+u+p+o+n+t+62', 'password.own-name', ['Jo', 'Dupont', null]],
    ['Leo+Granit62', 'ok', ['Léo', 'Roy', null]],
    ['Leon+Granit62', 'password.own-name', ['Léon', 'Roy', null]],
    ['Demo+Isques62', 'ok', ['Hubert', 'Mounier', null]],
  ]
  test.each(table)('%s → %s', (typed, expected, names = []) => {
    expect(judge(typed, names)).toBe(expected)
  })

  test.each([...SYMBOLS])('accepts the symbol %s under 14 characters', (symbol) => {
    expect(judge(`Gr4nite${symbol}`)).toBe('ok')
  })

  test('accepts no other ASCII symbol under 14 characters', () => {
    const others = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
      (c) => !/[A-Za-z0-9]/.test(c) && !SYMBOLS.includes(c),
    )
    expect(others.length).toBe(95 - 62 - 11)
    for (const other of others) expect(judge(`Gr4nite${other}`), other).toBe('password.forbidden-character')
  })

  test('says what is missing', () => {
    expect(decide('granites', [])).toMatchObject({ details: { missing: 'un caractère majuscule et un chiffre' } })
  })

  test('gives the composed form to hash', () => {
    expect(decide('une pie\u0300ce jaune', [])).toEqual({ ok: true, value: 'une pi\u00e8ce jaune' })
  })
})

test.each([
  ['Mairie2026', 'password.too-common'],
  ['Cantine+62!', 'password.too-common'],
  ['IsquesEcole62', 'password.too-common'],
  ['isques isques isques', 'password.too-common'],
  ['Isques+Granit62', 'ok'],
  ['Mairie2026 au bord de l’eau', 'ok'],
  ['3141592653589793', 'ok'],
] as const)('AC-6 · words of the town hall alone, in %s → %s', (typed, expected) => {
  const done = decide(typed, [], 'Isques')
  expect(done.ok ? 'ok' : done.refusal).toBe(expected)
})

test('AC-49 · where length alone counts: 14 characters and 15, whatever they are; names, common words and the town’s stay refused', () => {
  const accepts = (typed: string) => decide(typed, ['Zoé', 'Mounier'], 'Isques', 'longueur').ok
  expect(['granites roses', 'Gr4nitéGr4nite', 'Gr4nite+'].filter(accepts)).toEqual([])
  expect(['granites rosees', 'éèàùçéèàùçéèàùç', 'une pièce jaunes'].filter((typed) => !accepts(typed))).toEqual([])
  expect(['zoé mounier au bord', 'isques isques isques'].filter(accepts)).toEqual([])
})

test('AC-6 · the town’s name counts in its own town only', () => {
  expect(decide('Isques2026', []).ok).toBe(true)
  expect(decide('Etaples2026', [], 'Étaples').ok).toBe(false)
})
