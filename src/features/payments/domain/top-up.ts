import { type Cents, showEuros } from '#core/money.ts'

/** Only `paid` is for ever: a bank may still say that a refused, abandoned or expired payment was paid after all. */
export type TopUpStatus = 'created' | 'pending' | 'paid' | 'refused' | 'abandoned' | 'expired' | 'disputed'

/** How it was paid on the platform: by card, or by a single direct debit. */
export type OnlineMeans = 'card' | 'debit'

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
  readonly startedAt: Temporal.Instant | null
  readonly status: TopUpStatus
  readonly createdAt: Temporal.Instant
  readonly settledAt: Temporal.Instant | null
  readonly receiptNumber: number | null
  /** What was credited, once paid. */
  readonly creditedCents: Cents | null
  /** What the platform announced, when it is not what was asked. */
  readonly saidCents: Cents | null
}

/** PA-4 · A bank is asked while it may still say something new. */
export const isWorthAsking = (topUp: Pick<TopUp, 'status' | 'provider'>): boolean =>
  topUp.provider !== null && topUp.status !== 'paid' && topUp.status !== 'disputed' && topUp.status !== 'created'

/** Whether the platform's page may still be opened: PayFiP's opens for 15 minutes, once. */
export const pageIsOpen = (
  topUp: Pick<TopUp, 'status' | 'startedAt'>,
  opensFor: Temporal.Duration | null,
  now: Temporal.Instant,
): boolean =>
  topUp.status === 'pending' && (opensFor === null || Temporal.Instant.compare(now, topUp.startedAt!.add(opensFor)) < 0)

/** PA-6 · What waits is asked again by the clock after that; what was not paid, more rarely and for a week. */
export const ASK_AGAIN_AFTER = Temporal.Duration.from({ seconds: 90 })
export const ASK_UNPAID_AFTER = Temporal.Duration.from({ hours: 6 })
export const ASK_UNPAID_FOR = Temporal.Duration.from({ hours: 7 * 24 })

/** PA-10 · «CF000042171113A7K3Q9B2»: household, day, chance; what staff read on a platform's letter leads to the family. */
export const referenceOf = (household: number, on: Temporal.PlainDate, chance: Uint8Array): string => {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const random = [...chance.subarray(0, 8)].map((byte) => alphabet[byte % 32]).join('')
  return `CF${String(household).padStart(6, '0')}${on.toString().replaceAll('-', '').slice(2)}${random}`
}

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
