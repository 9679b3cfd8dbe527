import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'

/** What was said of that child no longer counts from `day` on. */
export const endLunchesAt = async (tx: Tx, child: number, day: Day): Promise<void> => {
  await tx.deleteFrom('packed_lunch').where('child_id', '=', child).where('valid_from', '>=', day).execute()
  await tx
    .updateTable('packed_lunch')
    .set({ valid_until: day.subtract({ days: 1 }) })
    .where('child_id', '=', child)
    .where((w) => w.or([w('valid_until', 'is', null), w('valid_until', '>=', day)]))
    .execute()
}

export const insertLunch = async (
  tx: Tx,
  lunch: { readonly child: number; readonly from: Day; readonly until: Day | null; readonly account: number },
): Promise<void> => {
  await tx
    .insertInto('packed_lunch')
    .values({
      child_id: lunch.child,
      valid_from: lunch.from,
      valid_until: lunch.until,
      set_at: tx.scope.now,
      set_by: lunch.account,
    })
    .execute()
}

/** @returns how many spans whose last day is that one, or before */
export const deleteLunchesEndedBy = async (tx: Tx, day: Day): Promise<number> =>
  (await tx.deleteFrom('packed_lunch').where('valid_until', '<=', day).returning('id').execute()).length

/** The households that pay for that child's places, in order. */
export const listPayingHouseholds = async (db: Db, child: number): Promise<number[]> => {
  const rows = await db
    .selectFrom('guardianship as g')
    .innerJoin('person as p', 'p.id', 'g.adult_id')
    .select('p.household_id as household')
    .distinct()
    .where('g.child_id', '=', child)
    .where('p.household_id', 'is not', null)
    .orderBy('household')
    .execute()
  return rows.map((r) => r.household!)
}
