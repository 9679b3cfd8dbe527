import type { Db, Tx } from '#platform/db/database.ts'
import { deleteStoredFiles } from '#platform/files/stored-files.ts'
import type { Stored } from '#platform/files/vault.ts'

export type DataExport = {
  readonly id: number
  readonly askedAt: Temporal.Instant
  /** Null while it is being made. */
  readonly readyAt: Temporal.Instant | null
  readonly takenAt: Temporal.Instant | null
  readonly file: Stored | null
}

/** RT-1 · one at a time: asking again while one is open changes nothing. @returns its number, null when there was one */
export const insertExport = async (tx: Tx, account: number): Promise<number | null> =>
  (
    await tx
      .insertInto('data_export')
      .values({ account_id: account, asked_at: tx.scope.now })
      .onConflict((c) => c.column('account_id').where('ended_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id ?? null

const open = (db: Db) =>
  db
    .selectFrom('data_export as e')
    .leftJoin('stored_file as f', 'f.id', 'e.file_id')
    .where('e.ended_at', 'is', null)
    .select(['e.id', 'e.account_id', 'e.asked_at', 'e.ready_at', 'e.taken_at', 'f.id as file', 'f.wrapped_key', 'f.size'])

type Row = Awaited<ReturnType<ReturnType<typeof open>['executeTakeFirstOrThrow']>>
const exportOf = (row: Row): DataExport => ({
  id: row.id,
  askedAt: row.asked_at,
  readyAt: row.ready_at,
  takenAt: row.taken_at,
  file: row.file === null ? null : { id: row.file, wrappedKey: row.wrapped_key!, size: Number(row.size) },
})

/** The export of that account that is being made, or that may be downloaded. */
export const findExport = async (db: Db, account: number): Promise<DataExport | null> => {
  const row = await open(db).where('e.account_id', '=', account).executeTakeFirst()
  return row ? exportOf(row) : null
}

/** Whose export is to be made; null when it was made or ended already. */
export const findExportToMake = async (db: Db, id: number): Promise<number | null> =>
  (await open(db).where('e.id', '=', id).where('e.ready_at', 'is', null).executeTakeFirst())?.account_id ?? null

/** @returns false when another run has made it already, or it ended meanwhile */
export const markReady = async (tx: Tx, id: number, file: string): Promise<boolean> =>
  (await tx
    .updateTable('data_export')
    .set({ file_id: file, ready_at: tx.scope.now })
    .where('id', '=', id)
    .where('ready_at', 'is', null)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()) !== undefined

export const markTaken = async (tx: Tx, id: number): Promise<void> => {
  await tx.updateTable('data_export').set({ taken_at: tx.scope.now }).where('id', '=', id).execute()
}

/**
 * Ends the exports of that account, or those made before that instant; one whose making gave up counts from its asking.
 * @returns the files to remove from the disk
 */
export const endExports = async (tx: Tx, of: { account: number } | { madeBefore: Temporal.Instant }): Promise<string[]> => {
  const ended = await tx
    .selectFrom('data_export')
    .select(['id', 'file_id'])
    .where('ended_at', 'is', null)
    .where((e) =>
      'account' in of ? e('account_id', '=', of.account) : e(e.fn.coalesce('ready_at', 'asked_at'), '<=', of.madeBefore),
    )
    .forUpdate()
    .execute()
  if (ended.length === 0) return []
  await tx
    .updateTable('data_export')
    .set({ ended_at: tx.scope.now, file_id: null })
    .where(
      'id',
      'in',
      ended.map(({ id }) => id),
    )
    .execute()
  const files = ended.flatMap(({ file_id }) => file_id ?? [])
  await deleteStoredFiles(tx, files)
  return files
}
