import { ok, type Result, refuse } from './result.ts'

/**
 * Integer cents of a euro. Money is never a float: sums and products of integers anywhere; whatever divides, rounds or reads
 * a number is here (test/whole/whole-cents.test.ts).
 */
export type Cents = number

/** The integer that a form, an address, a row or a message holds as text. @throws RangeError when it is not one, written so */
export const whole = (value: string | number | bigint | undefined): number => {
  const text = String(value)
  const number = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(number)) throw new RangeError(`not an integer: ${text}`)
  return number
}

/** An exact fraction of cents to the nearest cent; half a cent goes up. */
export const roundHalfUp = (n: bigint, d: bigint): Cents => {
  const [twice, rest] = [2n * n + d, (2n * n + d) % (2n * d)]
  // The remainder has the sign of what is divided: below zero, «down» is one further.
  return whole((twice - rest) / (2n * d) - (rest < 0n ? 1n : 0n))
}

const euros = (cents: Cents): number => Math.trunc(cents / 100)

/** A note or a coin: «50» for 5000. @throws RangeError when it has cents */
export const wholeEuros = (cents: Cents): string => {
  if (cents % 100 !== 0) throw new RangeError(`not whole euros: ${cents}`)
  return String(euros(cents))
}

/** «3,90»: as a field holds it, what `readEuros` reads back. `cents`: not below zero. */
export const typedEuros = (cents: Cents): string => `${euros(cents)},${String(cents % 100).padStart(2, '0')}`

const digits = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 })

/** «7,20 €», «−7,20 €» (U+2212, U+00A0 before €). `cents`: integer. @throws RangeError on a fraction of a cent. */
export const showEuros = (cents: Cents): string => `${showAmount(cents)}\u00a0€`

/** «7,20», «−7,20»: the figure without its unit, for «−7,20 euros» and table cells. */
export const showAmount = (cents: Cents): string => {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not an integer number of cents: ${cents}`)
  const magnitude = Math.abs(cents)
  const whole = euros(magnitude)
  const shown = `${whole < 1000 ? whole : digits.format(whole)},${String(magnitude % 100).padStart(2, '0')}`
  return cents < 0 ? `\u2212${shown}` : shown
}

export type AmountFault = 'amount.empty' | 'amount.unreadable'

/** Reads «30», «30,5», «30.50», «30 €», «1 200,00» into cents, exactly. Two decimals at most; no sign. */
export const readEuros = (typed: string): Result<Cents, AmountFault> => {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/(€|euros?)$/i, '')
  if (text === '') return refuse('amount.empty')
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text)
  if (!match) return refuse('amount.unreadable')
  return ok(whole(match[1]) * 100 + whole((match[2] ?? '').padEnd(2, '0')))
}

const DECIMAL = /^(\d{1,6})(?:[.,](\d+))?$/

/** A decimal number as an integer of `digits` decimals, without a float: «0,36», 4 → 3600. Null when it has more, or is not one. */
export const readDecimal = (typed: string, decimals: number): number | null => {
  const match = DECIMAL.exec(typed.replace(/[\s\u00a0\u202f%]/g, ''))
  if (!match || (match[2] ?? '').length > decimals) return null
  return whole(`${match[1]}${(match[2] ?? '').padEnd(decimals, '0')}`)
}

/** What `readDecimal` read: 12550, 2 → «125,5». */
export const showDecimal = (value: number, decimals: number): string => {
  const text = String(value).padStart(decimals + 1, '0')
  const after = text.slice(-decimals).replace(/0+$/, '')
  return after === '' ? text.slice(0, -decimals) : `${text.slice(0, -decimals)},${after}`
}
