import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { insertTypes, type TypeAttributes } from '../store/types.ts'

/** Adds kinds of papers; those that the town has already are left as they are. */
export const addDocumentTypes = (ctx: TownCtx, types: readonly (TypeAttributes & { readonly slug: string })[]): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await insertTypes(tx, types)
  })
