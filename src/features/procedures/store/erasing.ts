import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Definition } from '../domain/definition.ts'
import { definitionText, readDefinition } from './definitions.ts'

/** Every version that requests may follow. */
export const listDefinitions = async (db: Db): Promise<{ version: number; definition: Definition }[]> => {
  const rows = await db
    .selectFrom('procedure_version as v')
    .select(['v.id', definitionText().as('definition')])
    .execute()
  return rows.map(({ id, definition }) => ({ version: id, definition: readDefinition(definition) }))
}

export type Kept = {
  readonly number: number
  readonly version: number
  readonly schoolYear: number | null
  /** Sent, or last changed while it is a draft. */
  readonly at: Temporal.Instant
}

/** PR-58 · Requests of these versions that may hold answers about health, in order, drafts included. */
export const listHealthKept = (db: Db, versions: readonly number[], after: number, limit: number): Promise<Kept[]> =>
  db
    .selectFrom('request')
    .select(['number', 'version_id as version', 'school_year as schoolYear'])
    .select((e) => e.fn.coalesce('submitted_at', 'updated_at').as('at'))
    .where('version_id', '=', sql<number>`any(${[...versions]}::bigint[])`)
    .where(sql<boolean>`(health_erased_at is null or updated_at > health_erased_at or pending_answers is not null)`)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()

/**
 * PR-58 · Deletes those answers and what they were before; a change that was not complete is given up, since its school year is
 * offered no more. Only a draft forgets that it held some: its author answers again. @returns whether there were any
 */
export const eraseHealth = async (tx: Tx, number: number, names: readonly string[]): Promise<boolean> => {
  const list = sql`${[...names]}::text[]`
  const { rows } = await sql<{ had: boolean }>`select answers ?| ${list} or coalesce(pending_answers ?| ${list}, false) as had
    from request where number = ${number} for update`.execute(tx)
  const had = rows[0]?.had ?? false
  await sql`update request set answers = answers - ${list}, pending_answers = null,
    health_erased_at = case when status = 'brouillon' then null when ${had} then ${tx.scope.now} else coalesce(health_erased_at, ${tx.scope.now}) end
    where number = ${number}`.execute(tx)
  await tx
    .deleteFrom('request_change')
    .where('request_number', '=', number)
    .where('question', '=', sql<string>`any(${list})`)
    .execute()
  return had
}

/** PR-59 · Requests decided before that moment, whose own school year is over and whose answers are kept, in order. */
export const listAnswersKept = async (
  db: Db,
  { before, today, after, limit }: { before: Temporal.Instant; today: Day; after: number; limit: number },
): Promise<number[]> => {
  const rows = await db
    .selectFrom('request as r')
    .leftJoin('school_year as y', 'y.first_year', 'r.school_year')
    .select('r.number')
    .where('r.answers_erased_at', 'is', null)
    .where('r.decided_at', '<', before)
    .where((e) => e.or([e('y.last_day', 'is', null), e('y.last_day', '<', today)]))
    .where('r.number', '>', after)
    .orderBy('r.number')
    .limit(limit)
    .execute()
  return rows.map(({ number }) => number)
}

/** PR-59 · Deletes the answers, their changes, what was asked again and the notes of a decided request. @returns false when it is decided no more */
export const eraseAnswers = async (tx: Tx, number: number): Promise<boolean> => {
  const done = await sql`update request set answers = '{}'::jsonb, pending_answers = null, answers_erased_at = ${tx.scope.now},
    health_erased_at = coalesce(health_erased_at, ${tx.scope.now})
    where number = ${number} and decided_at is not null and answers_erased_at is null`.execute(tx)
  if (done.numAffectedRows !== 1n) return false
  await tx.deleteFrom('request_change').where('request_number', '=', number).execute()
  await tx.deleteFrom('request_note').where('request_number', '=', number).execute()
  await tx.updateTable('request_complement').set({ sentence: 'Supprimé' }).where('request_number', '=', number).execute()
  return true
}
