import type { Cents } from '#core/money.ts'
import { nbsp } from '#core/text.ts'

/** How a payment came in: online by card or single debit, or at the counter. */
export const MEANS = {
  card: 'carte bancaire',
  debit: 'prélèvement en ligne',
  cash: 'espèces',
  cheque: 'chèque',
  transfer: 'virement',
} as const
export type Means = keyof typeof MEANS

export type Receipt = {
  readonly number: number
  readonly household: number
  /** Person. */
  readonly payer: number
  readonly amountCents: Cents
  readonly means: Means
  readonly topUp: number | null
  readonly issuedAt: Temporal.Instant
  readonly isCancelled: boolean
  /** Who received it at the counter, with their quality; null when it was paid online. */
  readonly receivedBy: string | null
}

/** «Reçu n° 12» */
export const receiptLabel = (number: number): string => `Reçu n°${nbsp}${number}`
