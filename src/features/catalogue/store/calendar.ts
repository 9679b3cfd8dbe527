import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import type { Closure, ClosureKind, SchoolYear } from '../domain/computed-year.ts'

const years = (db: Db) =>
  db
    .selectFrom('school_year')
    .select(['first_year as firstYear', 'first_day as firstDay', 'last_day as lastDay', 'computed'])
    .orderBy('first_year')

/** Every school year that the town has opened, oldest first. */
export const listSchoolYears = settled((db: Db): Promise<readonly SchoolYear[]> => years(db).execute())

/** The school year whose days (summer after it aside) hold this one; null in summer and beyond the known years. */
export const schoolYearAt = async (db: Db, day: Day): Promise<SchoolYear | null> =>
  (await years(db).where('first_day', '<=', day).where('last_day', '>=', day).executeTakeFirst()) ?? null

/** Closures that touch `first` to `last`, both included. */
export const listClosures = settled(async (db: Db, first: Day, last: Day): Promise<readonly Closure[]> => {
  const rows = await db
    .selectFrom('closure')
    .select(['kind', 'label', 'first_day as firstDay', 'last_day as lastDay'])
    .where('first_day', '<=', last)
    .where('last_day', '>=', first)
    .orderBy('first_day')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as ClosureKind }))
})

/** Adds a year and its closures; does nothing when the town has that year already. @returns whether it was added */
export const addSchoolYear = async (tx: Tx, year: SchoolYear, closures: readonly Closure[]): Promise<boolean> => {
  const added = await tx
    .insertInto('school_year')
    .values({ first_year: year.firstYear, first_day: year.firstDay, last_day: year.lastDay, computed: year.computed })
    .onConflict((conflict) => conflict.doNothing())
    .returning(sql<number>`1`.as('one'))
    .executeTakeFirst()
  if (!added) return false
  await tx
    .insertInto('closure')
    .values(
      closures.map((c) => ({
        kind: c.kind,
        label: c.label,
        first_day: c.firstDay,
        last_day: c.lastDay,
        computed: year.computed,
      })),
    )
    .execute()
  return true
}
