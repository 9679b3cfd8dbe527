import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
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
export const deleteGroupsBefore = async (tx: Tx, at: Temporal.Instant): Promise<void> => {
  await tx.deleteFrom('booking_group').where('made_at', '<', at).execute()
}
