import { sql } from 'kysely'
import { isoOf } from '#core/days.ts'
import type { Tx } from '#platform/db/database.ts'
import { type SlotKey, slotKey } from '../domain/changes.ts'

type Counted = SlotKey & { readonly places: number }

/** Each day of an activity once, with how many of the keys fall on it. */
const counted = (keys: readonly SlotKey[]): Counted[] =>
  [...Map.groupBy(keys, slotKey).values()].map((same) => ({ ...same[0]!, places: same.length }))

const rows = (days: readonly Counted[]) =>
  sql`unnest(${sql.val(days.map((k) => k.activity))}::bigint[], ${sql.val(days.map((k) => isoOf(k.day)))}::date[],
    ${sql.val(days.map((k) => k.places))}::integer[]) as k (activity_id, day, places)`

/**
 * AG-4 · Keeps the children's rights to book as they are until the transaction ends, or waits for whoever takes them back
 * (EN-5). Before the days are locked; the rights are read afterwards.
 */
export const lockRights = async (tx: Tx, keys: readonly { readonly child: number }[]): Promise<void> => {
  const children = sql.val([...new Set(keys.map(({ child }) => child))])
  await sql`select 1 from person where id = any(${children}::bigint[]) order by id for key share`.execute(tx)
}

/**
 * Locks the days (AG-4): whoever books or cancels there waits for this transaction. One order for all, so that two
 * overlapping groups of days cannot wait for each other. Activities that the town does not have are passed over.
 */
export const lockDays = async (tx: Tx, keys: readonly SlotKey[]): Promise<void> => {
  if (keys.length === 0) return
  const wanted = rows(counted(keys))
  await sql`insert into activity_day (activity_id, day, booked) select k.activity_id, k.day, 0
    from ${wanted} join activity a on a.id = k.activity_id order by k.activity_id, k.day
    on conflict do nothing`.execute(tx)
  await sql`select 1 from activity_day d join ${wanted} on d.activity_id = k.activity_id and d.day = k.day
    order by d.activity_id, d.day for update of d`.execute(tx)
}

/** Adds (or, below zero, gives back) places on days already locked: one per key. */
export const moveTaken = async (tx: Tx, keys: readonly SlotKey[], by: 1 | -1): Promise<void> => {
  if (keys.length === 0) return
  await sql`update activity_day d set booked = d.booked + ${by}::integer * k.places from ${rows(counted(keys))}
    where d.activity_id = k.activity_id and d.day = k.day`.execute(tx)
}
