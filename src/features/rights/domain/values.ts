import { parisDay, showDate, showMoment } from '#core/days.ts'
import { showEuros } from '#core/money.ts'

/** How a column is said: its label, or with the words of its codes. */
export type Said = string | { readonly label: string; readonly words?: Readonly<Record<string, string>> }

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** A value of a row as somebody reads it: dates, amounts and codes in words. «Non renseigné» when there is none. */
export const showValue = (column: string, shown: Said, value: unknown): string => {
  const words = typeof shown === 'object' ? shown.words : undefined
  if (value === null || value === undefined || value === '') return 'Non renseigné'
  if (typeof value === 'string') return words?.[value] ?? value
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non'
  if (typeof value === 'number') return column.endsWith('_cents') ? showEuros(value) : String(value)
  if (value instanceof Temporal.Instant) return column.endsWith('_on') ? showDate(parisDay(value)) : showMoment(value)
  if (value instanceof Temporal.PlainDate) return showDate(value)
  if (Array.isArray(value)) return value.map((one) => showValue(column, shown, one)).join(', ')
  if (isPlain(value))
    return Object.entries(value)
      .map(([name, one]) => `${name}\u00a0: ${showValue(name, '', one)}`)
      .join('\n')
  return String(value)
}
