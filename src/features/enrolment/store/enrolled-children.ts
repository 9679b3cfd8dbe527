import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db } from '#platform/db/database.ts'

export type EnrolledChild = {
  readonly household: number
  readonly child: number
  readonly birthDate: Day
  readonly activity: number
  readonly firstDay: Day
  readonly lastDay: Day
}

/** Who may attend what between two days, by the households of their guardians: of these households, or of all when null. */
export const listEnrolledChildren = async (
  db: Db,
  households: readonly number[] | null,
  first: Day,
  last: Day,
): Promise<readonly EnrolledChild[]> =>
  db
    .selectFrom('activity_enrolment as e')
    .innerJoin('person as child', 'child.id', 'e.child_id')
    .innerJoin('guardianship as g', 'g.child_id', 'e.child_id')
    .innerJoin('person as adult', 'adult.id', 'g.adult_id')
    .select([
      sql<number>`adult.household_id`.as('household'),
      'e.child_id as child',
      'child.birth_date as birthDate',
      'e.activity_id as activity',
      'e.first_day as firstDay',
      'e.last_day as lastDay',
    ])
    .distinct()
    .where('e.closed_at', 'is', null)
    .where('e.first_day', '<=', last)
    .where('e.last_day', '>=', first)
    .$if(households !== null, (q) => q.where('adult.household_id', '=', sql<number>`any(${[...(households ?? [])]}::bigint[])`))
    .execute()
