import { readDecimal, readEuros, showDecimal, typedEuros } from '#core/money.ts'
import type { Bracket, Effect } from './tariff.ts'

/** «0,36» or «0,36 %» of the quotient, in millionths. */
export const readShare = (typed: string): number | null => readDecimal(typed, 4)
export const writeShare = (ppm: number): string => showDecimal(ppm, 4)

/** «4,00» another price; «+0,50», «−1,00» more or less; «150 %» a share. Null when it is none of these. */
export const readEffect = (typed: string): Effect | null => {
  const text = typed.trim()
  if (text.endsWith('%')) {
    const rate = readDecimal(text, 2)
    return rate === null ? null : { effect: 'rate', rate }
  }
  const sign = /^[+\-−–]/.exec(text)?.[0]
  const amount = readEuros(sign ? text.slice(1) : text)
  if (!amount.ok) return null
  if (!sign) return { effect: 'replace', cents: amount.value }
  return { effect: 'add', cents: sign === '+' ? amount.value : 0 - amount.value }
}

export const writeEffect = (effect: Effect): string => {
  if (effect.effect === 'rate') return `${showDecimal(effect.rate, 2)} %`
  if (effect.effect === 'replace') return typedEuros(effect.cents)
  return effect.cents < 0 ? `-${typedEuros(-effect.cents)}` : `+${typedEuros(effect.cents)}`
}

/** One bracket a line: «623 : 3,30» is 3,30 € from a quotient of 623 on. Null when a line is something else. */
export const readBrackets = (typed: string): Bracket[] | null => {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const brackets = lines.map((line) => {
    const [from, price, ...more] = line.split(/[:;]/)
    const [bound, cents] = [readEuros(from ?? ''), readEuros(price ?? '')]
    return bound.ok && cents.ok && more.length === 0 ? { fromQuotientCents: bound.value, cents: cents.value } : null
  })
  const right = brackets.filter((b) => b !== null)
  return right.length === brackets.length ? right.toSorted((a, b) => a.fromQuotientCents - b.fromQuotientCents) : null
}

export const writeBrackets = (brackets: readonly Bracket[]): string =>
  brackets.map((b) => `${typedEuros(b.fromQuotientCents)} : ${typedEuros(b.cents)}`).join('\n')
