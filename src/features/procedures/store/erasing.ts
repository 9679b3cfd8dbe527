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
  /** Its questions about health. */
  readonly names: readonly string[]
  readonly schoolYear: number | null
  /** Sent, or last changed while it is a draft. */
  readonly at: Temporal.Instant
}

/**
 * PR-58 · Requests that hold answers about health, drafts included, and those sent that were not emptied yet, in order.
 * `asking`: the versions that ask some, with their names.
 */
export const listHealthKept = (
  db: Db,
  asking: readonly { readonly version: number; readonly names: readonly string[] }[],
  after: number,
  limit: number,
): Promise<Kept[]> =>
  db
    .selectFrom('request as r')
    .innerJoin(
      sql<{ version: number; names: string[] }>`jsonb_to_recordset(${JSON.stringify(asking)}::jsonb)`.as<'k'>(
        sql`k (version bigint, names text[])`,
      ),
      'k.version',
      'r.version_id',
    )
    .select(['r.number', 'k.names', 'r.school_year as schoolYear'])
    .select((e) => e.fn.coalesce('r.submitted_at', 'r.updated_at').as('at'))
    // In the words of its index; what was only changed since holds nothing of health any more.
    .where(sql<boolean>`(r.health_erased_at is null or r.updated_at > r.health_erased_at or r.pending_answers is not null)`)
    .where(
      sql<boolean>`((r.health_erased_at is null and r.status <> 'brouillon') or r.answers ?| k.names or r.pending_answers is not null)`,
    )
    .where('r.answers_erased_at', 'is', null)
    .where('r.number', '>', after)
    .orderBy('r.number')
    .limit(limit)
    .execute()

/**
 * PR-58 · Deletes those answers and what they were before; a change that was not complete is given up, since its school year is
 * offered no more. It keeps the day when they were deleted last. Only a draft forgets that it held some: its author answers
 * again. @returns whether there were any
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
