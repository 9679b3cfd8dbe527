import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'

/** Something that a household owes for a child: one unit price, a number of units, the day of the service. */
export type Charge = {
  /** Business reference, unique for ever («booking:12»): charged once, however often it is asked. */
  readonly ref: string
  readonly household: number
  /** The child. */
  readonly person: number
  readonly activity: number
  readonly service: number
  readonly quantity: number
  readonly unitCents: Cents
  /** «Tarif enfant», shown under «Sous libellé»; null when the activity has a single price. */
  readonly tariffLabel: string | null
  /** Day of the service. */
  readonly valueDate: Day
  /** Account of the citizen or agent who did it. */
  readonly actor: number
}

/** Money that came in for a household. */
export type Credit = {
  /** Business reference, unique for ever («top-up:12»). */
  readonly ref: string
  readonly household: number
  /** Above zero. */
  readonly amountCents: Cents
  /** Shown under «Sous libellé» («Reçu n° 12»). */
  readonly note?: string
  readonly actor: number
}

/** A business reference was asked again with another content, or something that cannot be reversed was: our fault, never the family's. */
export class LedgerConflict extends Error {
  override name = 'LedgerConflict'
}

const isPositiveInteger = (n: number): boolean => Number.isSafeInteger(n) && n > 0

/** @throws RangeError on a quantity that is not a positive integer, or a price that is not a natural number of cents. */
export const chargedCents = ({ quantity, unitCents, ref }: Charge): Cents => {
  if (!isPositiveInteger(quantity)) throw new RangeError(`charge ${ref}: not a quantity: ${quantity}`)
  if (unitCents !== 0 && !isPositiveInteger(unitCents)) throw new RangeError(`charge ${ref}: not a price in cents: ${unitCents}`)
  return quantity * unitCents
}

/** @throws RangeError on an amount that is not a positive integer number of cents. */
export const creditedCents = ({ amountCents, ref }: Credit): Cents => {
  if (!isPositiveInteger(amountCents)) throw new RangeError(`credit ${ref}: not an amount in cents: ${amountCents}`)
  return amountCents
}

/** What makes two charges the same, whoever asks again (LE-2). */
const content = (c: Charge): string =>
  JSON.stringify([c.household, c.person, c.activity, c.service, c.quantity, c.unitCents, c.tariffLabel, c.valueDate.toString()])

export const sameCharge = (a: Charge, b: Charge): boolean => content(a) === content(b)

/** One charge per reference. @throws LedgerConflict when a reference comes twice with another content. */
export const distinctCharges = (charges: readonly Charge[]): Charge[] => {
  const byRef = new Map<string, Charge>()
  for (const charge of charges) {
    const first = byRef.get(charge.ref)
    if (first && !sameCharge(first, charge)) throw new LedgerConflict(`charge ${charge.ref} asked twice with another content`)
    if (!first) byRef.set(charge.ref, charge)
  }
  return [...byRef.values()]
}
