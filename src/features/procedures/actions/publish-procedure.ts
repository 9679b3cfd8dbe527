import { listServices } from '#features/catalogue/index.ts'
import { listTypes } from '#features/documents/index.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { lint } from '../domain/lint.ts'
import { putVersion } from '../store/procedures.ts'

export type Published =
  | { readonly ok: true; readonly slug: string; readonly version: number }
  | { readonly ok: false; readonly faults: readonly string[] }

/** PR-53 · The one way into the tables: nothing is wrong with what is published. @returns each fault in a sentence */
export const publish = async (tx: Tx, json: unknown): Promise<Published> => {
  const services = (await listServices(tx)).map(({ slug }) => slug)
  const papers = (await listTypes(tx)).map(({ slug }) => slug)
  const linted = lint(json, { services, papers })
  if (!linted.ok) return linted
  return { ok: true, slug: linted.definition.slug, version: await putVersion(tx, linted.definition, tx.scope.now) }
}

/**
 * Puts a definition shipped with the program in force as a new version; requests already started keep theirs. The same
 * definition again changes nothing. @returns the version in force. @throws when something is wrong with it
 */
export const publishProcedure = (ctx: TownCtx, json: unknown): Promise<number> =>
  inTransaction(ctx, async (tx) => {
    const published = await publish(tx, json)
    if (!published.ok) throw new Error(`a definition that cannot be published: ${published.faults.join(' ')}`)
    return published.version
  })
