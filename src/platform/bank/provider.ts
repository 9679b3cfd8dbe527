import type { Cents } from '#core/money.ts'
import type { TownCtx } from '../http/ctx.ts'

/** A payment as a platform is asked to take it. */
export type Order = {
  /** Ours, unique per attempt: 6 to 30 capitals and digits. */
  readonly reference: string
  readonly amountCents: Cents
  /** What is paid, shown by the platform: «Régie d’Isques». */
  readonly object: string
  /** The payment's own page, absolute, from the configured origin. */
  readonly returnUrl: string
  /** Where a platform sends the payer back, by GET or POST: leads to that page. */
  readonly backUrl: string
  /** Where a platform says that something happened. */
  readonly notifyUrl: string
  /** Of the payer: platforms send their own receipt to it. */
  readonly email: string
}

export type Handover = {
  /** The platform's own reference. */
  readonly providerRef: string
  /** Where the payer goes to pay: absolute, or a path of this site for the pretend bank. */
  readonly redirectUrl: string
}

/** How it was paid: by card, or by a direct debit given once on the platform. */
export type OnlineMeans = 'card' | 'debit'

/**
 * What the platform says of a payment. Only a paid one has an amount, which must be the one that was asked. `expired`: it
 * will not be paid any more, as far as the platform knows. `foreign`: it answers about somebody else's payment.
 */
export type Lookup =
  | {
      readonly outcome: 'paid'
      readonly amountCents: Cents
      readonly reference: string
      readonly means: OnlineMeans
      /** Number of the bank's authorisation, if it gave one. */
      readonly authorisation: string | null
      /** When it was paid, as the platform says. */
      readonly at: Temporal.Instant | null
    }
  | { readonly outcome: 'refused' | 'abandoned' | 'pending' | 'expired' | 'foreign' }

/** The payment that is asked about. */
export type Asked = {
  readonly providerRef: string
  /** When it was handed over: what is unknown means nothing before a while. */
  readonly startedAt: Temporal.Instant
}

/**
 * A payment platform. Nothing that a browser or a notification says is believed: they are hints to ask `lookup`.
 * Both functions talk to the outside: never inside a transaction. They throw when the platform cannot be reached or
 * answers nonsense.
 */
export type PaymentProvider = {
  /** Kept with each payment: never change it. */
  readonly name: string
  /** Completes «Vous serez redirigé vers …». */
  readonly label: string
  /** How long the address where one pays may be opened; null: always. */
  readonly pageOpensFor: Temporal.Duration | null
  /** Asking again with the same reference is harmless: a payment that nobody was sent to cannot be paid. */
  readonly create: (ctx: TownCtx, order: Order) => Promise<Handover>
  readonly lookup: (ctx: TownCtx, asked: Asked) => Promise<Lookup>
}
