import type { Day } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { listName, type Named } from '#core/names.ts'
import { nbsp } from '#core/text.ts'

/** An entry of a household's account, as stored. */
export type Movement = {
  readonly id: number
  readonly kind: 'charge' | 'reversal' | 'top_up'
  readonly valueDate: Day
  readonly recordedOn: Day
  /** Below zero: a debit. */
  readonly amountCents: Cents
  readonly person: Named | null
  readonly serviceLabel: string | null
  readonly activityLabel: string | null
  readonly subLabel: string | null
  readonly quantity: number | null
  readonly unitCents: Cents | null
}

/** A row of the statement. */
export type StatementLine = {
  readonly id: number
  readonly valueDate: Day
  readonly recordedOn: Day
  readonly label: string
  readonly subLabel: string | null
  /** One of the two is null. */
  readonly debitCents: Cents | null
  readonly creditCents: Cents | null
  /** Balance once this row is counted, in the order of value dates. */
  readonly balanceCents: Cents
}

export type StatementMonth = {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  readonly openingCents: Cents
  readonly debitCents: Cents
  readonly creditCents: Cents
  readonly closingCents: Cents
  /** Newest first. */
  readonly lines: readonly StatementLine[]
}

export type Statement = {
  readonly year: number
  /** Years that have movements, newest first. */
  readonly years: readonly number[]
  readonly openingCents: Cents
  readonly closingCents: Cents
  /** Months that have movements, newest first. */
  readonly months: readonly StatementMonth[]
}

/** LE-9 · «MOUNIER Éric Garderie (1 x 1,10 €) Garderie soir - Garderie soir»: the name is composed here, never stored. */
const movementLabel = (m: Movement): string => {
  if (m.kind === 'top_up') return 'Rechargement du compte'
  const units = m.quantity === null || m.unitCents === null ? null : `(${m.quantity}${nbsp}x${nbsp}${showEuros(m.unitCents)})`
  const what = [m.person && listName(m.person), m.serviceLabel, units, m.activityLabel].filter((part) => part).join(' ')
  return m.kind === 'reversal' ? `Annulation – ${what}` : what
}

export const lineOf = (m: Movement, balanceCents: Cents): StatementLine => ({
  id: m.id,
  valueDate: m.valueDate,
  recordedOn: m.recordedOn,
  label: movementLabel(m),
  subLabel: m.subLabel,
  debitCents: m.amountCents < 0 ? -m.amountCents : null,
  creditCents: m.amountCents > 0 ? m.amountCents : null,
  balanceCents,
})

/** LE-8 · Movements of one year, newest first, become months with a running balance that starts at `openingCents`. */
export const statementFrom = (
  year: number,
  years: readonly number[],
  openingCents: Cents,
  newestFirst: readonly Movement[],
): Statement => {
  const months: StatementMonth[] = []
  let balance = openingCents
  let left = [...newestFirst].reverse()
  while (left[0]) {
    const { month } = left[0].valueDate
    const end = left.findIndex((m) => m.valueDate.month !== month)
    const mine = end < 0 ? left : left.slice(0, end)
    const opening = balance
    const lines = mine.map((m) => {
      balance += m.amountCents
      return lineOf(m, balance)
    })
    const total = (side: 'debitCents' | 'creditCents') => lines.reduce((sum, line) => sum + (line[side] ?? 0), 0)
    months.unshift({
      year,
      month,
      openingCents: opening,
      debitCents: total('debitCents'),
      creditCents: total('creditCents'),
      closingCents: balance,
      lines: lines.reverse(),
    })
    left = left.slice(mine.length)
  }
  return { year, years, openingCents, closingCents: balance, months }
}
