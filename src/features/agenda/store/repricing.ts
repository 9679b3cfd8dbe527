import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Booking } from './bookings.ts'

const COLUMNS = [
  'id',
  'child_id as child',
  'activity_id as activity',
  'day',
  'household_id as household',
  'charge_id as charge',
  'price_cents as priceCents',
] as const

/** Active bookings of an activity from a day on, as they were priced. */
export const listComing = async (db: Db, wish: { activity: number; from: Day }) =>
  db
    .selectFrom('booking')
    .select(['id', 'household_id as household', 'child_id as child', 'activity_id as activity', 'day', 'price_cents as cents'])
    .where('activity_id', '=', wish.activity)
    .where('day', '>=', wish.from)
    .where('cancelled_at', 'is', null)
    .execute()

/** The next active bookings after `after`, in the order of their numbers, locked until the end. */
export const lockComing = async (
  tx: Tx,
  wish: { household: number | null; activity: number | null; from: Day; after: number; howMany: number },
): Promise<Booking[]> =>
  tx
    .selectFrom('booking')
    .select(COLUMNS)
    .where('day', '>=', wish.from)
    .where('cancelled_at', 'is', null)
    .where('id', '>', wish.after)
    .$if(wish.household !== null, (q) => q.where('household_id', '=', wish.household!))
    .$if(wish.activity !== null, (q) => q.where('activity_id', '=', wish.activity!))
    .orderBy('id')
    .limit(wish.howMany)
    .forUpdate()
    .execute()

/** The new price of each, and the debit that pays for it; null when it is free. */
export const writePrices = async (
  tx: Tx,
  prices: readonly { booking: number; cents: number; charge: number | null }[],
): Promise<void> => {
  const list = (values: readonly (number | null)[]) => sql`${sql.val([...values])}::bigint[]`
  await sql`update booking set price_cents = c.cents, charge_id = c.charge
    from unnest(${list(prices.map((p) => p.booking))}, ${list(prices.map((p) => p.cents))}, ${list(prices.map((p) => p.charge))})
      as c (id, cents, charge) where booking.id = c.id`.execute(tx)
}
