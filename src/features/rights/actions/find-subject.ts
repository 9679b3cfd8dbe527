import { listChildren } from '#features/family/index.ts'
import type { Db } from '#platform/db/database.ts'
import type { Subject } from '#platform/db/personal.ts'

/** Whose data an open account gives right to; null once it is closed. */
export const findSubject = async (db: Db, account: number): Promise<Subject | null> => {
  const row = await db
    .selectFrom('account as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where('a.id', '=', account)
    .where('a.closed_at', 'is', null)
    .select(['p.id as person', 'p.household_id as household', 'a.email'])
    .executeTakeFirst()
  if (!row) return null
  const children = (await listChildren(db, row.person)).map(({ id }) => id)
  return { account, person: row.person, household: row.household!, email: row.email, children }
}
