import { type Cents, showEuros } from '#core/money.ts'
import { nbsp } from '#core/text.ts'

/** Only `paid` is for ever: a bank may still say that a refused, abandoned or expired payment was paid after all. */
export type TopUpStatus = 'created' | 'pending' | 'paid' | 'refused' | 'abandoned' | 'expired' | 'disputed'

/** A family's payment of its own account. */
export type TopUp = {
  readonly id: number
  readonly household: number
  /** Account of who pays. */
  readonly payer: number
  readonly amountCents: Cents
  readonly reference: string
  readonly provider: string | null
  readonly providerRef: string | null
  readonly redirectUrl: string | null
  readonly status: TopUpStatus
  readonly createdAt: Temporal.Instant
  readonly settledAt: Temporal.Instant | null
  readonly receiptNumber: number | null
}

/** PA-5 · A bank is asked while it may still say something new. */
export const isWorthAsking = (topUp: Pick<TopUp, 'status' | 'provider'>): boolean =>
  topUp.provider !== null && topUp.status !== 'paid' && topUp.status !== 'disputed' && topUp.status !== 'created'

/** An amount chosen and never confirmed, or a payment that the bank never decided, is closed after that time. */
export const EXPIRES_AFTER = Temporal.Duration.from({ hours: 24 })

/** «dont 7,20 € de réservations à venir»; null when there is none. `balance` after those bookings. */
export const upcomingSentence = ({
  balanceCents,
  upcomingCents,
}: {
  balanceCents: Cents
  upcomingCents: Cents
}): string | null => {
  if (upcomingCents === 0) return null
  const amount = `${showEuros(upcomingCents)} de réservations à venir`
  // «dont» says a part of what is below zero; otherwise the bookings are what was taken from the balance.
  return upcomingCents <= -balanceCents ? `dont ${amount}` : `après déduction de ${amount}`
}

/** The sentence that comes before the figures: whether something must be paid now. */
export const balanceSentence = ({ balanceCents, dueCents }: { balanceCents: Cents; dueCents: Cents }): string => {
  if (dueCents > 0) return `Vous devez ${showEuros(dueCents)}.`
  if (balanceCents > 0) return `Il vous reste ${showEuros(balanceCents)}.`
  if (balanceCents < 0) return 'Vous n’avez rien à payer aujourd’hui.'
  return 'Votre compte est à zéro.'
}

/** «Reçu n° 12» */
export const receiptLabel = (number: number): string => `Reçu n°${nbsp}${number}`
