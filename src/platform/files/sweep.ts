import type { Db } from '../db/database.ts'
import { withoutRow } from './stored-files.ts'
import type { Vault } from './vault.ts'

/** A file younger than this may still be on its way to its row. */
const YOUNG_SECONDS = 3_600

/** Removes the files that belong to nothing: what a power cut or a kill left between the bytes and the row. */
export const sweepFiles = async (db: Db, vault: Vault, youngSeconds = YOUNG_SECONDS): Promise<number> => {
  let swept = 0
  const removeOrphans = async (ids: readonly string[]) => {
    const orphans = await withoutRow(db, ids)
    await vault.remove(orphans)
    swept += orphans.length
  }
  let batch: string[] = []
  for await (const { id, age } of vault.list()) {
    if (age < youngSeconds) continue
    batch.push(id)
    if (batch.length < 500) continue
    await removeOrphans(batch)
    batch = []
  }
  await removeOrphans(batch)
  return swept
}
