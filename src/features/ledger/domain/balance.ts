import type { Cents } from '#core/money.ts'

/** What a household has on its account, on a day. */
export type Balance = {
  /** «Solde au …»: everything recorded, whatever the day of the service. Below zero, the family owes. */
  readonly balanceCents: Cents
  /** Already debited for services after that day; zero or more. */
  readonly upcomingCents: Cents
  /** «Vous devez …»: what is missing once only the services up to that day are counted; zero or more. */
  readonly dueCents: Cents
}

/**
 * LE-6, LE-7 · `recorded`: sum of all entries; `later`: the part of it whose value date is after the day (a debit is
 * below zero).
 */
export const balanceFrom = (recorded: Cents, later: Cents): Balance => ({
  balanceCents: recorded,
  // `0 - x`, since `-0` is not `0` for everybody.
  upcomingCents: Math.max(0, 0 - later),
  dueCents: Math.max(0, 0 - (recorded - later)),
})
