import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { BOOKING, type Booking } from './bookings.ts'

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
    .select([...BOOKING])
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

/** AG-30 · That these prices are other than what the family knows; the first one that it knew stays. */
export const noteRepriced = async (tx: Tx, prices: readonly { booking: number; beforeCents: number }[]): Promise<void> => {
  const list = (values: readonly number[]) => sql`${sql.val([...values])}::bigint[]`
  await sql`insert into booking_repriced (booking_id, before_cents)
    select * from unnest(${list(prices.map((p) => p.booking))}, ${list(prices.map((p) => p.beforeCents))}) as p (booking, cents)
    order by booking on conflict do nothing`.execute(tx)
}

/** Bookings of one activity whose price went from one amount to another. */
export type Repriced = {
  readonly household: number
  readonly children: readonly number[]
  readonly service: string
  readonly activity: string
  readonly bookings: number
  readonly first: Day
  readonly last: Day
  readonly beforeCents: Cents
  readonly afterCents: Cents
}

/** Takes what some families have not been told, all of each; what was cancelled or costs the same again is dropped. */
export const takeUntold = async (tx: Tx, howManyHouseholds: number): Promise<{ left: boolean; repriced: Repriced[] }> => {
  const { rows } = await sql<Repriced & { isTold: boolean }>`
    with families as (
      select distinct b.household_id from booking_repriced r join booking b on b.id = r.booking_id order by 1 limit ${howManyHouseholds}
    ),
    taken as (
      delete from booking_repriced r using booking b where b.id = r.booking_id and b.household_id in (select household_id from families)
      returning b.household_id, b.child_id, b.activity_id, b.day, r.before_cents, b.price_cents, b.cancelled_at
    )
    select t.household_id as household, array_agg(distinct t.child_id) as children, s.name as service, a.name as activity,
      count(*)::integer as bookings, min(t.day) as first, max(t.day) as last, t.before_cents as "beforeCents", t.price_cents as "afterCents",
      (t.cancelled_at is null and t.before_cents <> t.price_cents) as "isTold"
    from taken t join activity a on a.id = t.activity_id join service s on s.id = a.service_id
    group by t.household_id, s.name, a.name, a.starts_at, t.before_cents, t.price_cents, "isTold"
    order by t.household_id, a.starts_at, first`.execute(tx)
  return {
    left: rows.length > 0,
    repriced: rows.flatMap(({ isTold, children, ...row }) => (isTold ? [{ ...row, children: children.map(Number) }] : [])),
  }
}
