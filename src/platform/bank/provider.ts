import type { Cents } from '#core/money.ts'
import type { TownCtx } from '../http/ctx.ts'

/** A payment as a platform is asked to take it. */
export type Order = {
  /** Ours, unique per attempt: 6 to 30 capitals and digits. */
  readonly reference: string
  readonly amountCents: Cents
  /** What is paid, shown by the platform: «Régie d’Isques». */
  readonly object: string
  /** Where the payer is sent back: absolute, from the configured origin. */
  readonly returnUrl: string
  /** Of the payer: platforms send their own receipt to it. */
  readonly email: string
}

export type Handover = {
  /** The platform's own reference. */
  readonly providerRef: string
  /** Where the payer goes to pay: absolute, or a path of this site for the pretend bank. */
  readonly redirectUrl: string
}

/** What the platform says of a payment. Only a paid one has an amount, which must be the one that was asked. */
export type Lookup =
  | { readonly outcome: 'paid'; readonly amountCents: Cents; readonly reference: string }
  | { readonly outcome: 'refused' | 'abandoned' | 'pending' }

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
  /** Asking again with the same reference is harmless: a payment that nobody was sent to cannot be paid. */
  readonly create: (ctx: TownCtx, order: Order) => Promise<Handover>
  readonly lookup: (ctx: TownCtx, providerRef: string) => Promise<Lookup>
}
