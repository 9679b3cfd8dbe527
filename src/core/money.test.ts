import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  readDecimal,
  readEuros,
  roundHalfUp,
  showAmount,
  showDecimal,
  showEuros,
  typedEuros,
  whole,
  wholeEuros,
} from './money.ts'

test.each([
  ['30', 3000],
  ['30,5', 3050],
  ['30.50', 3050],
  ['30 €', 3000],
  ['30\u00a0€', 3000],
  ['30 euros', 3000],
  [' 1 200,00 ', 120_000],
  ['0', 0],
  ['0,01', 1],
])('reads %j as %i cents', (typed, cents) => {
  expect(readEuros(typed)).toEqual({ ok: true, value: cents })
})

test.each(['abc', '-5', '+5', '1,234', '1e3', '30,', ',50', '30€5', '٣٠', 'NaN', '1234567890'])('refuses %j', (typed) => {
  expect(readEuros(typed)).toMatchObject({ ok: false, refusal: 'amount.unreadable' })
})

test.each(['', '   ', '€', '\u00a0'])('an amount left empty is not unreadable: %j', (typed) => {
  expect(readEuros(typed)).toMatchObject({ ok: false, refusal: 'amount.empty' })
})

test('writes with a true minus, two decimals and a no-break space', () => {
  expect(showEuros(-720)).toBe('\u22127,20\u00a0€')
  expect(showEuros(5)).toBe('0,05\u00a0€')
  expect(showAmount(120_000)).toBe('1\u202f200,00')
})

test('what is written reads back to the same cents', () => {
  const amounts = fc.integer({ min: 0, max: 99_999_999 })
  fc.assert(
    fc.property(amounts, (cents) => {
      expect(readEuros(showEuros(cents))).toEqual({ ok: true, value: cents })
    }),
  )
})

test('a fraction of a cent is a fault of ours, not a rounding', () => {
  expect(() => showEuros(0.5)).toThrow(RangeError)
})

test('an integer is read from its digits, and nothing else is one', () => {
  expect([whole('12'), whole(-3), whole(7n), whole('007')]).toEqual([12, -3, 7, 7])
  for (const wrong of ['', '1.5', '1,5', ' 1', '1e3', 'NaN', undefined, 0.5, '99999999999999999'])
    expect(() => whole(wrong), String(wrong)).toThrow(RangeError)
})

test('a fraction of cents is rounded once, half a cent up, below zero too', () => {
  const cases: [bigint, bigint, number][] = [
    [5n, 10n, 1],
    [49n, 100n, 0],
    [-5n, 10n, 0],
    [-51n, 100n, -1],
    [-15n, 10n, -1],
    [7n, 1n, 7],
  ]
  for (const [n, d, cents] of cases) expect(roundHalfUp(n, d), `${n}/${d}`).toBe(cents)
})

test('a field holds what reads back; a note has no cents; a rate is an integer of decimals', () => {
  expect([typedEuros(390), typedEuros(5), wholeEuros(5000)]).toEqual(['3,90', '0,05', '50'])
  expect(() => wholeEuros(50)).toThrow(RangeError)
  expect([readDecimal('0,36 %', 4), readDecimal('0,36001', 4), readDecimal('x', 4)]).toEqual([3600, null, null])
  expect([showDecimal(12_550, 2), showDecimal(15_000, 2)]).toEqual(['125,5', '150'])
})
