import type { Day } from '#core/days.ts'
import type { Db } from '#platform/db/database.ts'
import { type Prices, pricesFrom } from './domain/price.ts'
import { listTariffs } from './store/tariffs.ts'

export { addTariff, type NewTariff } from './actions/add-tariff.ts'
export type { Price, Prices } from './domain/price.ts'

/**
 * Prices of those activities from `first` to `last` (both included), read at once. The answer gives the price of an
 * activity on a day of service, or null when none is published: that day cannot be booked.
 */
export const pricesFor = async (db: Db, activities: readonly number[], first: Day, last: Day): Promise<Prices> =>
  pricesFrom(await listTariffs(db, activities, first, last), first, last)
