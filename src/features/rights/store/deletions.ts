import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'

export type Deletion = { readonly id: number; readonly askedAt: Temporal.Instant; readonly dueAt: Temporal.Instant }

const open = (db: Db) =>
  db
    .selectFrom('account_deletion')
    .select(['id', 'account_id as account', 'asked_at as askedAt', 'due_at as dueAt'])
    .where('cancelled_at', 'is', null)
    .where('done_at', 'is', null)

/** The deletion that waits for that account. */
export const findDeletion = async (db: Db, account: number): Promise<Deletion | null> =>
  (await open(db).where('account_id', '=', account).executeTakeFirst()) ?? null

/** Holds the deletion that waits, and its account, until the transaction ends. @returns false when it was taken back */
export const holdDeletion = async (tx: Tx, account: number): Promise<boolean> =>
  (await tx
    .selectFrom('account_deletion as d')
    .innerJoin('account as a', 'a.id', 'd.account_id')
    .select('d.id')
    .where('d.account_id', '=', account)
    .where('d.cancelled_at', 'is', null)
    .where('d.done_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()) !== undefined

/** @returns false when one waits already */
export const insertDeletion = async (tx: Tx, account: number, dueAt: Temporal.Instant): Promise<boolean> =>
  (await tx
    .insertInto('account_deletion')
    .values({ account_id: account, asked_at: tx.scope.now, due_at: dueAt })
    .onConflict((c) => c.column('account_id').where('cancelled_at', 'is', null).where('done_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** @returns false when none waited */
export const cancelDeletion = async (tx: Tx, account: number): Promise<boolean> =>
  (await tx
    .updateTable('account_deletion')
    .set({ cancelled_at: tx.scope.now })
    .where('account_id', '=', account)
    .where('cancelled_at', 'is', null)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst()) !== undefined

export const markDeletionDone = async (tx: Tx, account: number): Promise<void> => {
  await tx
    .updateTable('account_deletion')
    .set({ done_at: tx.scope.now })
    .where('account_id', '=', account)
    .where('cancelled_at', 'is', null)
    .where('done_at', 'is', null)
    .execute()
}

/** The accounts whose delay is over. */
export const listDue = async (db: Db, now: Temporal.Instant): Promise<number[]> =>
  (await open(db).where('due_at', '<=', now).orderBy('id').limit(200).execute()).map(({ account }) => account)

export const deleteRows = async (tx: Tx, table: string, where: RawBuilder<SqlBool>): Promise<void> => {
  await sql`delete from ${sql.table(table)} where ${where}`.execute(tx)
}

export const blankRows = async (
  tx: Tx,
  table: string,
  values: Readonly<Record<string, RawBuilder<unknown> | string | null>>,
  where: RawBuilder<SqlBool>,
): Promise<void> => {
  const sets = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update ${sql.table(table)} set ${sql.join(sets)} where ${where}`.execute(tx)
}

const unused = (db: Db, since: Temporal.Instant) =>
  db
    .selectFrom('account')
    .where('kind', '=', 'citizen')
    .where('closed_at', 'is', null)
    .where(sql<SqlBool>`coalesce(signed_in_at, created_at) <= ${since}`)

/** RT-14 · the accounts to write to: not used since then, whose last letter, if any, left before `monthAgo`. */
export const listToWarn = async (
  db: Db,
  since: Temporal.Instant,
  monthAgo: Temporal.Instant,
): Promise<{ account: number; email: string }[]> =>
  unused(db, since)
    .where('inactive_warnings', '<', 2)
    .where((e) => e.or([e('inactive_warned_at', 'is', null), e('inactive_warned_at', '<=', monthAgo)]))
    .select(['id as account', 'email'])
    .orderBy('id')
    .limit(500)
    .execute()

/** @returns the number of the letter to send; null when another run has sent it */
export const markWarned = async (tx: Tx, account: number, monthAgo: Temporal.Instant): Promise<number | null> =>
  (
    await tx
      .updateTable('account')
      .set({ inactive_warnings: sql<number>`inactive_warnings + 1`, inactive_warned_at: tx.scope.now })
      .where('id', '=', account)
      .where('inactive_warnings', '<', 2)
      .where((e) => e.or([e('inactive_warned_at', 'is', null), e('inactive_warned_at', '<=', monthAgo)]))
      .returning('inactive_warnings')
      .executeTakeFirst()
  )?.inactive_warnings ?? null

/** RT-14 · not used since then, and announced twice, the last time a month ago or more. */
const inactive = (db: Db, { since, monthAgo }: Unused) =>
  unused(db, since).where('inactive_warnings', '=', 2).where('inactive_warned_at', '<=', monthAgo).select('id')

export type Unused = { readonly since: Temporal.Instant; readonly monthAgo: Temporal.Instant }

/** All of them: those that something ties come back every night, and leave the others their turn. */
export const listInactive = async (db: Db, when: Unused): Promise<number[]> =>
  (await inactive(db, when).orderBy('id').execute()).map(({ id }) => id)

/** Holds that account until the transaction ends. @returns false when it was used meanwhile */
export const holdInactive = async (tx: Tx, account: number, when: Unused): Promise<boolean> =>
  (await inactive(tx, when).where('id', '=', account).forUpdate().executeTakeFirst()) !== undefined
