import { type Day, isAfter, isBefore, isWithin } from '#core/days.ts'
import type { Cents } from '#core/money.ts'

/** What one unit costs on a day. `label`: «Tarif enfant», null when the activity has a single price. */
export type Price = { readonly amountCents: Cents; readonly label: string | null }

/** A dated version, as stored. `validUntil`: last day included, null while it runs. */
export type Tariff = Price & { readonly activity: number; readonly validFrom: Day; readonly validUntil: Day | null }

/** Null: no price is published for that day, so it cannot be booked (TA-2). Zero is a price. */
export type Prices = (activity: number, day: Day) => Price | null

/** TA-1 · The price is that of the day of the service. @throws RangeError for a day outside what was read. */
export const pricesFrom = (tariffs: readonly Tariff[], first: Day, last: Day): Prices => {
  const byActivity = Map.groupBy(tariffs, (t) => t.activity)
  return (activity, day) => {
    if (!isWithin(day, first, last)) throw new RangeError(`prices were read from ${first} to ${last}, not for ${day}`)
    const found = byActivity
      .get(activity)
      ?.find((t) => !isBefore(day, t.validFrom) && (t.validUntil === null || !isAfter(day, t.validUntil)))
    return found ? { amountCents: found.amountCents, label: found.label } : null
  }
}
