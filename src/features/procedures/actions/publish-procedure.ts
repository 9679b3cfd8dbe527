import { serviceBySlug } from '#features/catalogue/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { parseDefinition } from '../domain/definition.ts'
import { putVersion } from '../store/procedures.ts'

/**
 * Puts a definition in force as a new version; requests already started keep theirs. The same definition again changes
 * nothing. @returns the version in force. @throws ZodError when the JSON is wrong, Absent when the town lacks its service.
 */
export const publishProcedure = (ctx: TownCtx, json: unknown): Promise<number> =>
  inTransaction(ctx, async (tx) => {
    const definition = parseDefinition(json)
    await serviceBySlug(tx, definition.service)
    return putVersion(tx, definition, ctx.now)
  })
