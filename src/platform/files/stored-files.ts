import type { Db, Tx } from '../db/database.ts'
import type { Stored } from './vault.ts'

/** Says that these files belong to something, in the transaction that makes it so: their bytes are on disk already. */
export const addStoredFiles = async (tx: Tx, files: readonly Stored[]): Promise<void> => {
  if (files.length === 0) return
  await tx
    .insertInto('stored_file')
    .values(files.map((file) => ({ id: file.id, wrapped_key: file.wrappedKey, size: file.size, created_at: tx.scope.now })))
    .execute()
}

/** Of these files, those that belong to nothing: to be removed from the disk. */
export const withoutRow = async (db: Db, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('stored_file')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  const known = new Set(rows.map((row) => row.id))
  return ids.filter((id) => !known.has(id))
}

/** Forgets these rows. The bytes are removed once the transaction is over, or swept. */
export const deleteStoredFiles = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0)
    await tx
      .deleteFrom('stored_file')
      .where('id', 'in', [...ids])
      .execute()
}
