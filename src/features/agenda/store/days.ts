import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { type SlotKey, slotKey } from '../domain/changes.ts'

/** Places taken, by slot key; a day without row has none taken. */
export const listTaken = async (db: Db, activities: readonly number[], first: Day, last: Day): Promise<Map<string, number>> => {
  if (activities.length === 0) return new Map()
  const rows = await db
    .selectFrom('activity_day')
    .select(['activity_id as activity', 'day', 'booked'])
    .where('activity_id', 'in', [...activities])
    .where('day', '>=', first)
    .where('day', '<=', last)
    .execute()
  return new Map(rows.map((row) => [slotKey(row), row.booked]))
}

const arrays = (keys: readonly SlotKey[]) =>
  sql`unnest(${sql.val(keys.map((k) => k.activity))}::bigint[], ${sql.val(keys.map((k) => String(k.day)))}::date[]) as k (activity_id, day)`

/**
 * Locks the days (AG-4): whoever books or cancels there waits for this transaction. One order for all, so that two
 * overlapping groups of days cannot wait for each other.
 */
export const lockDays = async (tx: Tx, keys: readonly SlotKey[]): Promise<void> => {
  if (keys.length === 0) return
  await sql`insert into activity_day (activity_id, day, booked) select activity_id, day, 0 from ${arrays(keys)} order by activity_id, day
    on conflict do nothing`.execute(tx)
  await sql`select 1 from activity_day d join ${arrays(keys)} on d.activity_id = k.activity_id and d.day = k.day
    order by d.activity_id, d.day for update of d`.execute(tx)
}

/** Adds (or, below zero, gives back) places on days already locked. */
export const moveTaken = async (tx: Tx, keys: readonly SlotKey[], by: 1 | -1): Promise<void> => {
  if (keys.length === 0) return
  await sql`update activity_day d set booked = d.booked + ${by}::integer from ${arrays(keys)} where d.activity_id = k.activity_id and d.day = k.day`.execute(
    tx,
  )
}
