import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEuros, showAmount, showEuros } from './money.ts'

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
