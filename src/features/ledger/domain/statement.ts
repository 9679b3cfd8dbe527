import type { Day } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { listName, type Named } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { PostingKind } from './posting.ts'

/** An entry of a household's account, as stored. */
export type Movement = {
  readonly id: number
  readonly transaction: number
  readonly ref: string
  readonly kind: 'charge' | 'reversal' | PostingKind
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
  readonly reason: string | null
  /** What a reversal undoes. */
  readonly undoes: {
    readonly entry: number
    readonly kind: Movement['kind']
    readonly ref: string
    readonly valueDate: Day
    readonly recordedOn: Day
  } | null
  /** The reversal that undid it. */
  readonly undoneOn: Day | null
}

/** A row of the statement. */
export type StatementLine = {
  readonly id: number
  /** What was charged, in the words of the feature that asked («booking:12»); the original's, for a reversal. */
  readonly ref: string
  readonly valueDate: Day
  readonly recordedOn: Day
  readonly label: string
  readonly subLabel: string | null
  /** One of the two is null. */
  readonly debitCents: Cents | null
  readonly creditCents: Cents | null
  /** Balance once this row is counted, in the order of value dates. */
  readonly balanceCents: Cents
  /** The row that this one undoes, and when that was recorded. */
  readonly undoes: { readonly entry: number; readonly valueDate: Day; readonly recordedOn: Day } | null
  /** When this row was undone; null while it stands. */
  readonly undoneOn: Day | null
  readonly reason: string | null
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

/** Months from one value date to another. */
export type StatementSpan = {
  readonly openingCents: Cents
  readonly debitCents: Cents
  readonly creditCents: Cents
  readonly closingCents: Cents
  /** Months that have movements, newest first. */
  readonly months: readonly StatementMonth[]
}

/** `years`: those that have movements, newest first. */
export type Statement = Pick<StatementSpan, 'openingCents' | 'closingCents' | 'months'> & {
  readonly year: number
  readonly years: readonly number[]
}

/** How many movements a month has, and what they sum to: of each month that has some, newest first. */
export type MonthSum = { readonly year: number; readonly month: number; readonly movements: number; readonly cents: Cents }

const KINDS: Readonly<Record<PostingKind, string>> = {
  top_up: 'Rechargement du compte',
  counter: 'Paiement à la mairie',
  refund: 'Remboursement',
  correction: 'Correction',
  closing: 'Arrêté de caisse',
}

/** LE-9 · «MOUNIER Éric Garderie (1 x 1,10 €) Garderie soir - Garderie soir»: the name is composed here, never stored. */
const movementLabel = (m: Movement): string => {
  const kind = m.kind === 'reversal' ? m.undoes?.kind : m.kind
  const units = m.quantity === null || m.unitCents === null ? null : `(${m.quantity}${nbsp}x${nbsp}${showEuros(m.unitCents)})`
  const what =
    kind && kind !== 'charge' && kind !== 'reversal'
      ? KINDS[kind]
      : [m.person && listName(m.person), m.serviceLabel, units, m.activityLabel].filter((part) => part).join(' ')
  return m.kind === 'reversal' ? `Annulation – ${what}` : what
}

export const lineOf = (m: Movement, balanceCents: Cents): StatementLine => ({
  id: m.id,
  ref: m.undoes?.ref ?? m.ref,
  valueDate: m.valueDate,
  recordedOn: m.recordedOn,
  label: movementLabel(m),
  subLabel: m.subLabel,
  debitCents: m.amountCents < 0 ? -m.amountCents : null,
  creditCents: m.amountCents > 0 ? m.amountCents : null,
  balanceCents,
  undoes: m.undoes && { entry: m.undoes.entry, valueDate: m.undoes.valueDate, recordedOn: m.undoes.recordedOn },
  undoneOn: m.undoneOn,
  reason: m.reason,
})

const dateOf = (m: Movement, by: 'value' | 'record'): Day => (by === 'record' ? m.recordedOn : m.valueDate)
const isMonthOf = (a: Day, b: Day): boolean => a.month === b.month && a.year === b.year

/** LE-8 · Movements, newest first, become months with a running balance that starts at `openingCents`. */
export const spanFrom = (
  openingCents: Cents,
  newestFirst: readonly Movement[],
  by: 'value' | 'record' = 'value',
): StatementSpan => {
  const months: StatementMonth[] = []
  let balance = openingCents
  let left = [...newestFirst].reverse()
  while (left[0]) {
    const start = dateOf(left[0], by)
    const end = left.findIndex((m) => !isMonthOf(dateOf(m, by), start))
    const mine = end < 0 ? left : left.slice(0, end)
    const opening = balance
    const lines = mine.map((m) => {
      balance += m.amountCents
      return lineOf(m, balance)
    })
    const total = (side: 'debitCents' | 'creditCents') => lines.reduce((sum, line) => sum + (line[side] ?? 0), 0)
    months.unshift({
      year: start.year,
      month: start.month,
      openingCents: opening,
      debitCents: total('debitCents'),
      creditCents: total('creditCents'),
      closingCents: balance,
      lines: lines.reverse(),
    })
    left = left.slice(mine.length)
  }
  const sum = (side: 'debitCents' | 'creditCents') => months.reduce((all, month) => all + month[side], 0)
  return { openingCents, debitCents: sum('debitCents'), creditCents: sum('creditCents'), closingCents: balance, months }
}
