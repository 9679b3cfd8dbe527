import { inTransaction } from '#platform/db/database.ts'
import { scanWithOurs } from '#platform/files/clamd.ts'
import type { FileFault } from '#platform/files/faults.ts'
import { LIMITS } from '#platform/files/limits.ts'
import { prepareFile } from '#platform/files/prepare.ts'
import { type Vault, vaults } from '#platform/files/vault.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { job } from '#platform/jobs/facts.ts'
import { countPages, keepPages, listWaitingFiles, refuseFile, type WaitingFile } from '../store/documents.ts'

/** DO-9 · Out of quarantine, opened elsewhere, its pages kept: or the fault. @throws ScanFailed: it stays in quarantine */
const settle = async (ctx: TownCtx, vault: Vault, document: number, file: WaitingFile): Promise<void> => {
  const place = { document, position: file.position }
  const refuse = async (fault: FileFault) => {
    const gone = await inTransaction(ctx, (tx) => refuseFile(tx, place, fault))
    await vault.remove(gone ?? [])
  }
  const scanned = await scanWithOurs(vault.read(file.original))
  if (scanned?.clean === false) return refuse('virus')
  const prepared = await prepareFile(vault, file.original, file.kind)
  if (!prepared.ok) return refuse(prepared.fault)
  const pages = prepared.pages.map((page) => page.stored.id)
  if ((await countPages(ctx.db, document)) + pages.length > LIMITS.pages) {
    await vault.remove(pages)
    return refuse('too-many-pages')
  }
  const opened = { pages: prepared.pages, isScanned: scanned !== null, keepOriginal: file.kind === 'pdf' }
  const gone = await inTransaction(ctx, (tx) => keepPages(tx, place, opened))
  await vault.remove(gone ?? pages)
}

/** DO-9 · Scans and opens the files that wait, one after the other. Run again, it takes up where it stopped. */
export const prepareDocument = job<{ document: number }>('documents.prepare', async (ctx, { document }) => {
  const vault = vaults.get()(ctx.town.slug)
  for (const file of await listWaitingFiles(ctx.db, document)) await settle(ctx, vault, document, file)
})
