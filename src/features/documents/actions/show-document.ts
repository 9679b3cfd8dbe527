import { vaults } from '#platform/files/vault.ts'
import { type Answer, stream } from '#platform/http/answers.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { findOriginal, findPageFile } from '../store/documents.ts'

/** A page as our own picture. Whoever calls has checked that this person may see this document. @throws Absent */
export const pagePicture = async (ctx: TownCtx, document: number, page: number): Promise<Answer> => {
  const file = await findPageFile(ctx.db, document, page)
  if (!file) throw new Absent(`page ${page} of document ${document}`)
  return stream('image/jpeg', vaults.get()(ctx.town.slug).read(file))
}

/** The bytes as they came, as an attachment that no browser opens by itself. @throws Absent */
export const originalFile = async (ctx: TownCtx, document: number, position: number): Promise<Answer> => {
  const found = await findOriginal(ctx.db, document, position)
  if (!found) throw new Absent(`file ${position} of document ${document}`)
  return stream('application/octet-stream', vaults.get()(ctx.town.slug).read(found.file), found.name)
}
