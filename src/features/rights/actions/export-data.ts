import { PassThrough, Readable } from 'node:stream'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { ZipFile } from 'yazl'
import { listOwnFiles } from '#features/documents/index.ts'
import { listJoinedDocuments } from '#features/messages/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Subject } from '#platform/db/personal.ts'
import { addStoredFiles, deleteStoredFiles } from '#platform/files/stored-files.ts'
import { vaults } from '#platform/files/vault.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { job } from '#platform/jobs/facts.ts'
import { post } from '#platform/mail/mail.ts'
import { type Archive, ArchivePage, archiveJson, type Section } from '../domain/archive.tsx'
import { EXPORT_DAYS, fileName } from '../domain/export.ts'
import { exportReadyLetter } from '../mails/letters.ts'
import { personalTables } from '../ports.ts'
import { endExports, findExport, findExportToMake, insertExport, markReady, markTaken } from '../store/exports.ts'
import { readRows } from '../store/personal-rows.ts'
import { findSubject } from './find-subject.ts'

/** RT-2 · until when an export made at that moment may be downloaded. */
export const exportEnds = (readyAt: Temporal.Instant): Temporal.Instant => readyAt.add({ hours: 24 * EXPORT_DAYS })

const sectionsOf = async (ctx: TownCtx, subject: Subject): Promise<Section[]> => {
  const sections: Section[] = []
  for (const { table, export: shown } of [...personalTables.get().values()].flat()) {
    if (typeof shown === 'string') continue
    const rows = await readRows(ctx.db, table, shown, subject)
    sections.push({ table, title: shown.title, columns: shown.columns, rows })
  }
  return sections
}

/** RT-1, RT-4 · the archive as it is written: documents are read one at a time, as they go. */
const archiveOf = async (ctx: TownCtx, subject: Subject): Promise<AsyncIterable<Uint8Array>> => {
  const vault = vaults.get()(ctx.town.slug)
  const own = await listOwnFiles(ctx.db, subject.account, await listJoinedDocuments(ctx.db, subject.person))
  const files = own.map(({ path, name, ending, file }) => ({
    path: `documents/${fileName(path, name, ending)}`,
    name,
    size: file.size,
    file,
  }))
  const archive: Archive = { town: ctx.town.name, madeAt: ctx.now, sections: await sectionsOf(ctx, subject), files }
  const zip = new ZipFile()
  const mtime = new Date(ctx.now.epochMilliseconds)
  zip.addBuffer(Buffer.from(`<!DOCTYPE html>${renderToString(h(ArchivePage, archive))}`), 'mes-donnees.html', { mtime })
  zip.addBuffer(Buffer.from(archiveJson(archive)), 'mes-donnees.json', { mtime })
  const out = new PassThrough()
  const failed = (error: Error) => out.destroy(error)
  zip.on('error', failed)
  for (const { path, file } of files)
    zip.addReadStreamLazy(path, { mtime, size: file.size, compress: false }, (give) => {
      const bytes = Readable.from(vault.read(file))
      bytes.on('error', failed)
      give(null, bytes)
    })
  zip.end()
  zip.outputStream.on('error', failed)
  zip.outputStream.pipe(out)
  return out
}

/** RT-1 · makes an export that was asked, and says that it is ready. Safe to repeat: only one run is kept. */
export const makeExport = job<{ export: number }>('rights.make-export', async (ctx, { export: id }) => {
  const account = await findExportToMake(ctx.db, id)
  const subject = account === null ? null : await findSubject(ctx.db, account)
  if (subject === null) return
  const vault = vaults.get()(ctx.town.slug)
  const stored = await vault.put(await archiveOf(ctx, subject))
  const isKept = await inTransaction(ctx, async (tx) => {
    await addStoredFiles(tx, [stored])
    if (!(await markReady(tx, id, stored.id))) {
      await deleteStoredFiles(tx, [stored.id])
      return false
    }
    await post(tx, exportReadyLetter({ email: subject.email, town: ctx.town }, exportEnds(ctx.now)))
    return true
  })
  if (!isKept) await vault.remove([stored.id])
})

/** RT-1 · asks for all one’s data. While an export is being made or waits, asking again changes nothing. */
export const askExport = (ctx: Ctx<Citizen>): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const id = await insertExport(tx, ctx.actor.account)
    if (id !== null) await makeExport.later(tx, { export: id })
  })

/** RT-3 · the archive, for its owner only, who has just typed their password. @throws Absent when there is none */
export const takeExport = async (ctx: Ctx<Citizen>): Promise<AsyncIterable<Buffer>> => {
  const found = await findExport(ctx.db, ctx.actor.account)
  if (!found?.file) throw new Absent('no export to download')
  await inTransaction(ctx, (tx) => markTaken(tx, found.id))
  return vaults.get()(ctx.town.slug).read(found.file)
}

/** RT-2 · deletes one’s export before its term. Harmless when there is none. */
export const forgetExport = async (ctx: Ctx<Citizen>): Promise<void> => {
  const gone = await inTransaction(ctx, (tx) => endExports(tx, { account: ctx.actor.account }))
  await vaults.get()(ctx.town.slug).remove(gone)
}
