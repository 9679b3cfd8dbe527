import { describe, expect, test } from 'vitest'
import { glyphs } from '#platform/captcha/glyphs.ts'
import { type Pick, pickFrom } from '#platform/captcha/picker.ts'
import { answerTo } from '#support/captcha.ts'
import {
  type Challenge,
  codeFrom,
  digitsFrom,
  HASTE,
  isExpired,
  isHasty,
  isSameCode,
  readChallenge,
  SIGNS,
  writeChallenge,
} from './challenge.ts'
import { isRightAnswer, questionFrom } from './questions.ts'

const chance = (n: number): Pick => {
  const seed = Buffer.alloc(32)
  seed.writeUInt32LE(n)
  return pickFrom(seed)
}
const challenge: Challenge = { kind: 'image', form: 'inscription', since: 1_000, madeAt: 1_000, nonce: 'x' }

describe('CA-2 · how long a challenge holds', () => {
  test.each([
    ['image', 600],
    ['question', 600],
    ['off', 7_200],
  ] as const)('%s: until %i seconds, excluded', (kind, life) => {
    expect(isExpired({ ...challenge, kind }, 1_000 + life - 1)).toBe(false)
    expect(isExpired({ ...challenge, kind }, 1_000 + life)).toBe(true)
  })
})

test('CA-5 · hasty under three seconds from when the form was first shown', () => {
  expect(isHasty(challenge, 1_000 + HASTE - 1)).toBe(true)
  expect(isHasty(challenge, 1_000 + HASTE)).toBe(false)
  expect(isHasty({ ...challenge, madeAt: 1_010 }, 1_011)).toBe(false)
})

test('a challenge is read as it was written, and nothing else is', () => {
  expect(readChallenge(writeChallenge(challenge))).toEqual(challenge)
  for (const text of [
    '',
    'image',
    'image inscription 1 2',
    'son inscription 1 2 x',
    'image In 1 2 x',
    'image a 1 x x',
    'image a 1 2 x y',
  ])
    expect(readChallenge(text), text).toBeNull()
})

test('codes are five signs that the image can draw, recordings six digits', () => {
  expect([...SIGNS].sort()).toEqual(Object.keys(glyphs).sort())
  for (let n = 0; n < 200; n++) {
    expect(codeFrom(chance(n))).toMatch(/^[A-Z0-9]{5}$/)
    expect(digitsFrom(chance(n))).toMatch(/^\d{6}$/)
  }
  expect(new Set(Array.from({ length: 500 }, (_, n) => codeFrom(chance(n)))).size).toBe(500)
})

test.each([
  ['k7m3p', true],
  [' K7 M3-P ', true],
  ['K7M3', false],
  ['K7M3PX', false],
  ['', false],
])('«%s» for K7M3P: %s', (typed, same) => {
  expect(isSameCode(typed, 'K7M3P')).toBe(same)
})

describe('CA-4 · questions', () => {
  const drawn = Array.from({ length: 3_000 }, (_, n) => questionFrom(chance(n)))
  const texts = new Set(drawn.map(({ text }) => text))

  test('are many', () => {
    expect(texts.size).toBeGreaterThan(200)
    expect([...texts].some((text) => /^Combien font .+ plus/.test(text))).toBe(true)
  })

  test('are each answered rightly by somebody who only reads them', () => {
    for (const question of drawn) {
      expect(question.answers.length, question.text).toBeGreaterThan(0)
      expect(isRightAnswer(answerTo(question.text), question), `${question.text} ${answerTo(question.text)}`).toBe(true)
    }
  })

  test('refuse what is not the answer', () => {
    for (const question of drawn.slice(0, 500)) {
      for (const typed of ['', 'oui', '99', question.text]) expect(isRightAnswer(typed, question), question.text).toBe(false)
    }
  })

  test.each([
    ['sept', true],
    ['Sept.', true],
    [' 7 ', true],
    ['c’est sept', true],
    ['8', false],
    ['17', false],
    ['sept huit', false],
  ])('seven: «%s» is %s', (typed, right) => {
    expect(isRightAnswer(typed, { text: '', answers: ['7', 'sept'] })).toBe(right)
  })

  test.each([
    ['Février', 'fevrier'],
    ['FEVRIER', 'fevrier'],
    ['la maison', 'maison'],
    ['l’ami', 'ami'],
    ['dix sept', 'dix-sept'],
    ['« vélo »', 'velo'],
  ])('«%s» is %s', (typed, answer) => {
    expect(isRightAnswer(typed, { text: '', answers: [answer] })).toBe(true)
  })
})
