import { ok, type Result, refuse } from './result.ts'

/** Integer cents of a euro. Money is never a float: sums are integers and only `showEuros` divides, for the eye. */
export type Cents = number

const digits = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** «7,20 €», «−7,20 €» (U+2212, U+00A0 before €). `cents`: integer. @throws RangeError on a fraction of a cent. */
export const showEuros = (cents: Cents): string => `${showAmount(cents)}\u00a0€`

/** «7,20», «−7,20»: the figure without its unit, for «−7,20 euros» and table cells. */
export const showAmount = (cents: Cents): string => {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not an integer number of cents: ${cents}`)
  const magnitude = Math.abs(cents)
  const euros = `${digits.format(Math.trunc(magnitude / 100)).slice(0, -2)}${String(magnitude % 100).padStart(2, '0')}`
  return cents < 0 ? `\u2212${euros}` : euros
}

export type AmountFault = 'amount.empty' | 'amount.unreadable'

/** Reads «30», «30,5», «30.50», «30 €», «1 200,00» into cents, exactly. Two decimals at most; no sign. */
export const readEuros = (typed: string): Result<Cents, AmountFault> => {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/(€|euros?)$/i, '')
  if (text === '') return refuse('amount.empty')
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text)
  if (!match) return refuse('amount.unreadable')
  return ok(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')))
}
