import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Plan } from '../domain/plan.ts'

export type ActivityEnrolment = {
  readonly child: number
  readonly activity: number
  readonly firstDay: Day
  readonly lastDay: Day
}
export type SchoolEnrolment = {
  readonly child: number
  readonly schoolYear: number
  readonly school: number
  readonly schoolName: string
  readonly level: string
  readonly levelName: string
}

/** The rights to book that stand and touch `first` to `last`, both included. */
export const listActivityEnrolments = async (
  db: Db,
  children: readonly number[],
  first: Day,
  last: Day,
): Promise<ActivityEnrolment[]> =>
  children.length === 0
    ? []
    : db
        .selectFrom('activity_enrolment')
        .select(['child_id as child', 'activity_id as activity', 'first_day as firstDay', 'last_day as lastDay'])
        .where('child_id', 'in', [...children])
        .where('closed_at', 'is', null)
        .where('first_day', '<=', last)
        .where('last_day', '>=', first)
        .orderBy('id')
        .execute()

/** Where these children go to school in that year; children without an enrolment are not in the answer. */
export const listSchoolEnrolments = async (
  db: Db,
  children: readonly number[],
  schoolYear: number,
): Promise<SchoolEnrolment[]> =>
  children.length === 0
    ? []
    : db
        .selectFrom('school_enrolment as e')
        .innerJoin('school', 'school.id', 'e.school_id')
        .innerJoin('school_level as l', (join) =>
          join.onRef('l.school_id', '=', 'e.school_id').onRef('l.code', '=', 'e.level_code'),
        )
        .select([
          'e.child_id as child',
          'e.school_year as schoolYear',
          'e.school_id as school',
          'school.name as schoolName',
          'e.level_code as level',
          'l.name as levelName',
        ])
        .where('e.child_id', 'in', [...children])
        .where('e.school_year', '=', schoolYear)
        .where('e.closed_at', 'is', null)
        .execute()

/** EN-3 · Writes a plan; what stands already is left alone, another school or level of the same year is closed. */
export const writePlan = async (tx: Tx, plan: Plan, request: number | null): Promise<void> => {
  const at = tx.scope.now
  // Two enrolments of one child take turns, so that the later one closes what the earlier one opened.
  await tx.selectFrom('person').select('id').where('id', '=', plan.child).forNoKeyUpdate().executeTakeFirst()
  await tx
    .updateTable('school_enrolment')
    .set({ closed_at: at, replaced_by: request })
    .where('child_id', '=', plan.child)
    .where('school_year', '=', plan.schoolYear)
    .where('closed_at', 'is', null)
    .where((e) => e.or([e('school_id', '<>', plan.school), e('level_code', '<>', plan.level)]))
    .execute()
  await tx
    .insertInto('school_enrolment')
    .values({
      child_id: plan.child,
      school_year: plan.schoolYear,
      school_id: plan.school,
      level_code: plan.level,
      request_number: request,
      opened_at: at,
    })
    .onConflict((c) => c.columns(['child_id', 'school_year']).where('closed_at', 'is', null).doNothing())
    .execute()
  if (plan.activities.length === 0) return
  await tx
    .insertInto('activity_enrolment')
    .values(
      plan.activities.map((a) => ({
        child_id: plan.child,
        activity_id: a.id,
        first_day: plan.firstDay,
        last_day: plan.lastDay,
        request_number: request,
        opened_at: at,
      })),
    )
    .onConflict((c) => c.columns(['child_id', 'activity_id', 'first_day']).where('closed_at', 'is', null).doNothing())
    .execute()
}

/** The rights to book that this request opened and that still stand. */
export const listOpenedBy = (db: Db, request: number): Promise<ActivityEnrolment[]> =>
  db
    .selectFrom('activity_enrolment')
    .select(['child_id as child', 'activity_id as activity', 'first_day as firstDay', 'last_day as lastDay'])
    .where('request_number', '=', request)
    .where('closed_at', 'is', null)
    .execute()

/** Keeps anybody from booking for this child until the transaction ends: who books locks the child first (agenda, AG-4). */
export const lockChild = async (tx: Tx, child: number): Promise<void> => {
  await tx.selectFrom('person').select('id').where('id', '=', child).forUpdate().executeTakeFirst()
}

/**
 * EN-5 · Closes what that request opened. The school enrolment that it had replaced stands again when the request's own
 * stood until now; when another request has replaced that one meanwhile, it is from now on what the other had replaced.
 */
export const closeOf = async (tx: Tx, request: number): Promise<void> => {
  const opened = tx.updateTable('school_enrolment').where('request_number', '=', request)
  const stood = await opened.set({ closed_at: tx.scope.now }).where('closed_at', 'is', null).returning('id').executeTakeFirst()
  const { rows } = await sql<{ by: number | null }>`update school_enrolment e set replaced_by = null from school_enrolment before
    where before.id = e.id and e.request_number = ${request} and e.replaced_by is not null
    returning before.replaced_by as by`.execute(tx)
  const later = rows.find(({ by }) => by !== request)?.by ?? null
  const replaced = await tx
    .updateTable('school_enrolment')
    .set({ replaced_by: later })
    .where('replaced_by', '=', request)
    .returning('id')
    .execute()
  if (stood && replaced.length > 0) {
    // The last one, had there been several.
    const id = Math.max(...replaced.map((row) => row.id))
    await tx.updateTable('school_enrolment').set({ closed_at: null }).where('id', '=', id).execute()
  }
  await tx
    .updateTable('activity_enrolment')
    .set({ closed_at: tx.scope.now })
    .where('request_number', '=', request)
    .where('closed_at', 'is', null)
    .execute()
}
