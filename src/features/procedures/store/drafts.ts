import type { Named } from '#core/names.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { definitionText, readDefinition } from './definitions.ts'

export type OldDraft = {
  readonly number: number
  readonly title: string
  readonly service: number
  readonly author: { readonly person: number; readonly name: Named }
  readonly updatedAt: Temporal.Instant
}

/** PR-19 · Drafts untouched since then whose author was not told yet, oldest first. */
export const listDraftsToWarn = async (db: Db, untouchedSince: Temporal.Instant, limit: number): Promise<OldDraft[]> => {
  const rows = await db
    .selectFrom('request as r')
    .innerJoin('procedure_version as v', 'v.id', 'r.version_id')
    .innerJoin('person as p', 'p.id', 'r.author_id')
    .select(['r.number', definitionText().as('definition'), 'r.service_id', 'r.author_id', 'r.updated_at'])
    .select(['p.first_name', 'p.birth_name', 'p.usual_name'])
    .where('r.status', '=', 'brouillon')
    .where('r.updated_at', '<=', untouchedSince)
    .where('r.draft_warned_at', 'is', null)
    .orderBy('r.updated_at')
    .limit(limit)
    .execute()
  return rows.map((r) => ({
    number: r.number,
    title: readDefinition(r.definition).title,
    service: r.service_id,
    author: { person: r.author_id, name: { firstName: r.first_name, birthName: r.birth_name, usualName: r.usual_name } },
    updatedAt: r.updated_at,
  }))
}

/** @returns false when it was changed or warned about meanwhile */
export const markWarned = async (tx: Tx, number: number, untouchedSince: Temporal.Instant): Promise<boolean> => {
  const done = await tx
    .updateTable('request')
    .set({ draft_warned_at: tx.scope.now })
    .where('number', '=', number)
    .where('status', '=', 'brouillon')
    .where('updated_at', '<=', untouchedSince)
    .where('draft_warned_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** PR-19 · Deletes the drafts untouched since then whose author was told by that moment. @returns how many */
export const dropOldDrafts = async (
  tx: Tx,
  limits: { readonly untouchedSince: Temporal.Instant; readonly warnedBy: Temporal.Instant },
): Promise<number> => {
  const old = await tx
    .selectFrom('request')
    .select('number')
    .where('status', '=', 'brouillon')
    .where('updated_at', '<=', limits.untouchedSince)
    .where('draft_warned_at', '<=', limits.warnedBy)
    .forUpdate()
    .execute()
  const numbers = old.map((r) => r.number)
  if (numbers.length === 0) return 0
  await tx.deleteFrom('request_event').where('request_number', 'in', numbers).execute()
  await tx.deleteFrom('request').where('number', 'in', numbers).execute()
  return numbers.length
}
