import { sql } from 'kysely'
import { isoOf } from '#core/days.ts'
import { prepared, type Tx } from '#platform/db/database.ts'
import { type PlaceKey, type SlotKey, slotKey } from '../domain/changes.ts'

type Counted = SlotKey & { readonly places: number }

/** Each day of an activity once, with how many of the keys fall on it. */
const counted = (keys: readonly SlotKey[]): Counted[] =>
  [...Map.groupBy(keys, slotKey).values()].map((same) => ({ ...same[0]!, places: same.length }))

const rows = (days: readonly Counted[]) =>
  sql`unnest(${sql.val(days.map((k) => k.activity))}::bigint[], ${sql.val(days.map((k) => isoOf(k.day)))}::date[],
    ${sql.val(days.map((k) => k.places))}::integer[]) as k (activity_id, day, places)`

/** Rows of `activity_day` that exist and are locked, made when missing, in one order for all: nobody waits in a circle. */
const locked = (keys: readonly SlotKey[]) => sql`insert into activity_day as d (activity_id, day, booked)
  select k.activity_id, k.day, 0 from ${rows(counted(keys))} join activity a on a.id = k.activity_id`
const AS_IT_IS = sql`order by k.activity_id, k.day on conflict (activity_id, day) do update set booked = d.booked`

/**
 * Locks the days (AG-4): whoever books or cancels there waits for this transaction. Activities that the town does not have
 * are passed over.
 */
export const lockDays = async (tx: Tx, keys: readonly SlotKey[]): Promise<void> => {
  if (keys.length > 0) await sql`${prepared('agenda.lock-days')} ${locked(keys)} ${AS_IT_IS}`.execute(tx)
}

/**
 * AG-4 · Locks places: first the children's rights to book, which stay as they are until the transaction ends (whoever takes
 * them back, EN-5, waits or is waited for), then the days. What decides is read afterwards.
 * @returns the activities among them that refuse an overdraft (AG-25), as they are now
 */
export const lockPlaces = async (tx: Tx, places: readonly PlaceKey[]): Promise<number[]> => {
  if (places.length === 0) return []
  const children = sql.val([...new Set(places.map(({ child }) => child))])
  const { rows: refusing } = await sql<{ id: number }>`${prepared('agenda.lock-places')}
    with kid as materialized (select id from person where id = any(${children}::bigint[]) order by id for key share),
    day as (${locked(places)} where (select count(*) from kid) >= 0 ${AS_IT_IS} returning activity_id)
    select id from activity where overdraft = 'refuse' and id in (select activity_id from day)`.execute(tx)
  return refusing.map(({ id }) => id)
}

/** Adds (or, below zero, gives back) places on days already locked: one per key. */
export const moveTaken = async (tx: Tx, keys: readonly SlotKey[], by: 1 | -1): Promise<void> => {
  if (keys.length === 0) return
  await sql`${prepared('agenda.move-taken')} update activity_day d set booked = d.booked + ${by}::integer * k.places
    from ${rows(counted(keys))} where d.activity_id = k.activity_id and d.day = k.day`.execute(tx)
}
