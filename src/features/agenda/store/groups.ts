import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import { placeKey } from '../domain/changes.ts'
import { UNDO_MINUTES } from '../domain/group.ts'
import { BOOKING, type Booking } from './bookings.ts'

export type Group = {
  readonly id: number
  readonly madeAt: Temporal.Instant
  readonly undoneAt: Temporal.Instant | null
  readonly added: readonly number[]
  readonly cancelled: readonly number[]
}

export const insertGroup = async (
  tx: Tx,
  group: { readonly account: number; readonly added: readonly number[]; readonly cancelled: readonly number[] },
): Promise<number> => {
  const row = await tx
    .insertInto('booking_group')
    .values({ account_id: group.account, made_at: tx.scope.now, added: [...group.added], cancelled: [...group.cancelled] })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

const groupOf = (db: Db, id: number, account: number) =>
  db
    .selectFrom('booking_group')
    .select(['id', 'made_at as madeAt', 'undone_at as undoneAt', 'added', 'cancelled'])
    .where('id', '=', id)
    .where('account_id', '=', account)

/** @throws Absent when it does not exist or is somebody else's */
export const getGroup = async (db: Db, id: number, account: number): Promise<Group> =>
  groupOf(db, id, account).executeTakeFirstOrThrow(() => new Absent(`group ${id}`))

/** The same, held until the transaction ends. */
export const lockGroup = async (tx: Tx, id: number, account: number): Promise<Group> =>
  groupOf(tx, id, account)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new Absent(`group ${id}`))

export const markUndone = async (tx: Tx, id: number): Promise<void> => {
  await tx.updateTable('booking_group').set({ undone_at: tx.scope.now }).where('id', '=', id).execute()
}

/**
 * Places given back then taken again have new numbers: groups that made them, and may still be undone, know them by those.
 * `before` and `after` are the same places.
 */
export const renumberAdded = async (tx: Tx, before: readonly Booking[], after: readonly Booking[]): Promise<void> => {
  if (after.length === 0) return
  const now = new Map(after.map((booking) => [placeKey(booking), booking.id]))
  const pairs = before.flatMap((booking) => {
    const id = now.get(placeKey(booking))
    return id === undefined ? [] : [[booking.id, id] as const]
  })
  const was = sql`${sql.val(pairs.map(([old]) => old))}::bigint[]`
  const is = sql`${sql.val(pairs.map(([, id]) => id))}::bigint[]`
  await sql`update booking_group g set added = array(
      select coalesce(n.now, a.id) from unnest(g.added) with ordinality as a (id, place)
      left join unnest(${was}, ${is}) as n (was, now) on n.was = a.id order by a.place)
    where g.undone_at is null and g.made_at > ${tx.scope.now.subtract({ minutes: UNDO_MINUTES })} and g.added && ${was}`.execute(
    tx,
  )
}

/** Those bookings, as they stand: `isActive` when nobody has cancelled them since. */
export const listBookingsByNumber = async (db: Db, ids: readonly number[]): Promise<(Booking & { isActive: boolean })[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('booking')
        .select([...BOOKING, sql<boolean>`cancelled_at is null`.as('isActive')])
        .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
        .execute()

/** Forgets groups made before then. */
export const deleteGroupsBefore = async (tx: Tx, at: Temporal.Instant): Promise<number> => {
  return Number((await tx.deleteFrom('booking_group').where('made_at', '<', at).executeTakeFirst()).numDeletedRows)
}
