import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Tx } from '#platform/db/database.ts'
import { endTariff, insertTariff } from '../store/tariffs.ts'

/** A price that the council voted. `label`: «Tarif enfant», null for a single price; `deliberation`: the decision's reference. */
export type NewTariff = {
  readonly activity: number
  readonly label: string | null
  readonly amountCents: Cents
  /** First day of service at this price. */
  readonly validFrom: Day
  readonly deliberation: string
}

/**
 * TA-3 · A new price starts on a day and ends the former one at its eve; days already passed keep their price, and what
 * was charged keeps its amount. @throws the database's exclusion (23P01) when a version that starts that day or later exists.
 */
export const addTariff = async (tx: Tx, wish: NewTariff): Promise<void> => {
  await endTariff(tx, wish.activity, wish.validFrom)
  await insertTariff(tx, wish)
}
