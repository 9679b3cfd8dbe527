import { sql } from 'kysely'
import { type Day, isoOf } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import { type Db, prepared, type Tx } from '#platform/db/database.ts'

export type Booking = {
  readonly id: number
  readonly child: number
  readonly activity: number
  readonly day: Day
  readonly household: number
  readonly charge: number | null
  readonly priceCents: Cents
}

/** The columns that make a `Booking`, for whoever reads the table. */
export const BOOKING = [
  'id',
  'child_id as child',
  'activity_id as activity',
  'day',
  'household_id as household',
  'charge_id as charge',
  'price_cents as priceCents',
] as const

/** The active bookings of these children between two days, both included. Whose children they are is the caller's to check. */
export const listBookings = async (db: Db, children: readonly number[], first: Day, last: Day): Promise<Booking[]> =>
  children.length === 0
    ? []
    : db
        .selectFrom('booking')
        .select([...BOOKING])
        .where('child_id', '=', sql<number>`any(${[...children]}::bigint[])`)
        .where('day', '>=', first)
        .where('day', '<=', last)
        .where('cancelled_at', 'is', null)
        .orderBy('day')
        .orderBy('activity_id')
        .execute()

/** Whether that household has something booked on that day or after it. */
export const hasComingBookings = async (db: Db, household: number, from: Day): Promise<boolean> =>
  (await db
    .selectFrom('booking')
    .select('id')
    .where('household_id', '=', household)
    .where('day', '>=', from)
    .where('cancelled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Which of these bookings, cancelled or not, their children would still have the right to. */
export const listAllowed = async (db: Db, bookings: readonly Booking[]): Promise<ReadonlySet<number>> => {
  if (bookings.length === 0) return new Set()
  const { rows } = await sql<{ id: number }>`
    select b.id from booking b join activity a on a.id = b.activity_id
    where b.id = any(${bookings.map((b) => b.id)}::bigint[]) and (not a.requires_enrolment or exists (
      select from activity_enrolment e where e.child_id = b.child_id and e.activity_id = b.activity_id
        and b.day between e.first_day and e.last_day and e.closed_at is null))`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

export type NewBooking = Omit<Booking, 'id' | 'charge'>

const numbers = (values: readonly (number | null)[]) => sql`${sql.val([...values])}::bigint[]`

/** Takes places on days already locked. @returns the bookings as written, with their numbers */
export const insertBookings = async (tx: Tx, bookings: readonly NewBooking[], account: number): Promise<Booking[]> => {
  const [children, activities] = [numbers(bookings.map((b) => b.child)), numbers(bookings.map((b) => b.activity))]
  const [households, prices] = [numbers(bookings.map((b) => b.household)), numbers(bookings.map((b) => b.priceCents))]
  const days = sql`${sql.val(bookings.map((b) => isoOf(b.day)))}::date[]`
  const { rows } = await sql<Booking>`${prepared('agenda.insert-bookings')}
    with w as materialized (select * from unnest(${children}, ${activities}, ${days}, ${households}, ${prices})
      as w (child, activity, day, household, price)),
    moved as (update activity_day d set booked = d.booked + k.places
      from (select activity, day, count(*)::integer as places from w group by activity, day) k
      where d.activity_id = k.activity and d.day = k.day)
    insert into booking (child_id, activity_id, day, household_id, price_cents, booked_by, booked_at)
    select child, activity, day, household, price, ${account}::bigint, ${tx.scope.now}::timestamptz from w
    returning id, child_id as child, activity_id as activity, day, household_id as household, charge_id as charge,
      price_cents as "priceCents"`.execute(tx)
  return rows
}

/** Writes on each booking the debit that pays for it. */
export const writeCharges = async (tx: Tx, charges: readonly { booking: number; charge: number }[]): Promise<void> => {
  if (charges.length === 0) return
  const [ids, ledger] = [numbers(charges.map((c) => c.booking)), numbers(charges.map((c) => c.charge))]
  await sql`${prepared('agenda.write-charges')} update booking set charge_id = c.charge
    from unnest(${ids}, ${ledger}) as c (id, charge) where booking.id = c.id`.execute(tx)
}

/** Gives the places back; `reversals`: debit → credit that undoes it. */
export const cancelBookings = async (
  tx: Tx,
  bookings: readonly Booking[],
  reversals: ReadonlyMap<number, number>,
  account: number,
): Promise<void> => {
  if (bookings.length === 0) return
  const reversed = numbers(bookings.map((b) => (b.charge === null ? null : (reversals.get(b.charge) ?? null))))
  await sql`update booking set cancelled_at = ${tx.scope.now}, cancelled_by = ${account}, reversal_id = c.reversal
    from unnest(${numbers(bookings.map((b) => b.id))}, ${reversed}) as c (id, reversal) where booking.id = c.id`.execute(tx)
}

/** Keeps why an agent took or gave back these places for a family. */
export const writeReason = async (tx: Tx, bookings: readonly number[], why: string): Promise<void> => {
  if (bookings.length === 0) return
  await tx
    .updateTable('booking')
    .set({ forced_why: why })
    .where('id', 'in', [...bookings])
    .execute()
}

/** The reason that an agent gave for that place; null when there is none. */
export const readReason = async (db: Db, booking: number): Promise<string | null> =>
  (await db.selectFrom('booking').select('forced_why').where('id', '=', booking).executeTakeFirst())?.forced_why ?? null

/** How many are booked in an activity, day by day, from a day on. */
export const listBookedFrom = async (db: Db, activity: number, from: Day): Promise<{ day: Day; booked: number }[]> =>
  db
    .selectFrom('activity_day')
    .select(['day', 'booked'])
    .where('activity_id', '=', activity)
    .where('day', '>=', from)
    .where('booked', '>', 0)
    .execute()
