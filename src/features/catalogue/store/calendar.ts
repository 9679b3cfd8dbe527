import { sql } from 'kysely'
import { type Day, isBefore, schoolYearOf } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Closure, ClosureKind, SchoolYear } from '../domain/computed-year.ts'

const years = (db: Db) =>
  db
    .selectFrom('school_year')
    .select(['first_year as firstYear', 'first_day as firstDay', 'last_day as lastDay', 'computed'])
    .orderBy('first_year')

/** Every school year that the town has opened, oldest first. */
export const listSchoolYears = settled((db: Db): Promise<readonly SchoolYear[]> => years(db).execute())

/** Last day of that school year, as the town set it; the end of August when it did not. */
export const schoolYearEnd = async (db: Db, firstYear: number): Promise<Day> =>
  (await listSchoolYears(db)).find((known) => known.firstYear === firstYear)?.lastDay ??
  Temporal.PlainDate.from({ year: firstYear + 1, month: 8, day: 31 })

/** CT-10 · Last day of the school year that this day belongs to; once it is over, of the one that comes. */
export const yearEndOf = async (db: Db, day: Day): Promise<Day> => {
  const end = await schoolYearEnd(db, schoolYearOf(day))
  return isBefore(end, day) ? schoolYearEnd(db, schoolYearOf(day) + 1) : end
}

/** The school year whose days (summer after it aside) hold this one; null in summer and beyond the known years. */
export const schoolYearAt = async (db: Db, day: Day): Promise<SchoolYear | null> =>
  (await years(db).where('first_day', '<=', day).where('last_day', '>=', day).executeTakeFirst()) ?? null

/** Closures that touch `first` to `last`, both included; those taken back are not. */
export const listClosures = settled(async (db: Db, first: Day, last: Day): Promise<readonly Closure[]> => {
  const rows = await db
    .selectFrom('closure')
    .select([
      'id',
      'kind',
      'label',
      'first_day as firstDay',
      'last_day as lastDay',
      sql<number[]>`array(select activity_id::integer from closure_activity where closure_id = closure.id)`.as('activities'),
    ])
    .where('first_day', '<=', last)
    .where('last_day', '>=', first)
    .where('undone_at', 'is', null)
    .orderBy('first_day')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as ClosureKind }))
})

/** A closure as administrators read it, taken back or not. */
export type ClosureRow = Closure & {
  readonly id: number
  readonly computed: boolean
  readonly createdAt: Temporal.Instant | null
  readonly undoneAt: Temporal.Instant | null
}

const closureRows = (db: Db) =>
  db
    .selectFrom('closure')
    .select([
      'id',
      'kind',
      'label',
      'first_day as firstDay',
      'last_day as lastDay',
      'computed',
      'created_at as createdAt',
      'undone_at as undoneAt',
      sql<number[]>`array(select activity_id::integer from closure_activity where closure_id = closure.id)`.as('activities'),
    ])

/** @throws Absent */
export const getClosure = async (db: Db, id: number): Promise<ClosureRow> => {
  const row = await closureRows(db)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new Absent(`closure ${id}`))
  return { ...row, kind: row.kind as ClosureKind }
}

/** Held until the transaction ends. @throws Absent */
export const lockClosure = async (tx: Tx, id: number): Promise<ClosureRow> => {
  await tx.selectFrom('closure').select('id').where('id', '=', id).forUpdate().execute()
  return getClosure(tx, id)
}

/** Closures between two days, in order. */
export const listClosureRows = async (db: Db, first: Day, last: Day): Promise<ClosureRow[]> =>
  (
    await closureRows(db)
      .where('first_day', '<=', last)
      .where('last_day', '>=', first)
      .where('undone_at', 'is', null)
      .orderBy('first_day')
      .orderBy('id')
      .execute()
  ).map((row) => ({ ...row, kind: row.kind as ClosureKind }))

/** @returns its number */
export const insertClosure = async (tx: Tx, closure: Closure, account: number): Promise<number> => {
  const { id } = await tx
    .insertInto('closure')
    .values({
      kind: closure.kind,
      label: closure.label,
      first_day: closure.firstDay,
      last_day: closure.lastDay,
      computed: false,
      created_at: tx.scope.now,
      created_by: account,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const activities = closure.activities ?? []
  if (activities.length > 0)
    await tx
      .insertInto('closure_activity')
      .values(activities.map((activity) => ({ closure_id: id, activity_id: activity })))
      .execute()
  return id
}

/** The days open again, unless another closure covers them. */
export const undoClosures = async (tx: Tx, ids: readonly number[], account: number): Promise<void> => {
  if (ids.length === 0) return
  await tx
    .updateTable('closure')
    .set({ undone_at: tx.scope.now, undone_by: account })
    .where('id', 'in', [...ids])
    .where('undone_at', 'is', null)
    .execute()
}

/** Settles when a school year begins and ends; from then on it is no longer a computed one. */
export const updateSchoolYear = async (
  tx: Tx,
  year: { readonly firstYear: number; readonly firstDay: Day; readonly lastDay: Day },
): Promise<boolean> =>
  (await tx
    .updateTable('school_year')
    .set({ first_day: year.firstDay, last_day: year.lastDay, computed: false })
    .where('first_year', '=', year.firstYear)
    .returning('first_year')
    .executeTakeFirst()) !== undefined

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
