import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Grid, gridFault } from '../domain/tariff.ts'
import { endTariff, insertTariff } from '../store/tariffs.ts'

/** A grid that the council voted. What is left out: one price for everybody, nothing that changes it. */
export type NewTariff = Partial<Grid> & {
  readonly activity: number
  /** «Tarif enfant», null for a single price. */
  readonly label: string | null
  readonly amountCents: Cents
  /** First day of service at this price. */
  readonly validFrom: Day
  readonly deliberation: string
}

const NOTHING_MORE = {
  method: 'flat',
  brackets: [],
  effortRate: null,
  floorCents: null,
  ceilingCents: null,
  modifiers: [],
} as const

/**
 * TA-3 · A new price starts on a day and ends the former one at its eve; days already passed keep their price, and what
 * was charged keeps its amount. @throws RangeError on a grid that cannot price everybody; the database's exclusion (23P01)
 * when a version that starts that day or later exists.
 */
export const addTariff = async (tx: Tx, wish: NewTariff): Promise<number> => {
  const tariff = { ...NOTHING_MORE, ...wish }
  const fault = gridFault(tariff)
  if (fault) throw new RangeError(`a tariff of activity ${wish.activity}: ${fault}`)
  await endTariff(tx, wish.activity, wish.validFrom)
  return insertTariff(tx, tariff, { by: null })
}
