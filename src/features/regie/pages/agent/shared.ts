import { type Day, parisDay, readIsoDay } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { adultsOf, type Household } from '#features/family/index.ts'
import type { Db } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Input } from '#platform/http/page.ts'

/** @throws Absent */
export const familyOf = async (db: Db, id: number): Promise<Household> => {
  const found = (await adultsOf(db, [id])).get(id)
  if (!found) throw new Absent(`household ${id}`)
  return found
}

/** «MOUNIER Hubert, MOUNIER Anne» */
export const familyName = (family: Household | undefined): string =>
  family?.adults.map(listName).join(', ') || 'Famille sans adulte'

/** Both days of a period asked in the address; this month by default. */
export const periodIn = (input: Input, now: Temporal.Instant): { from: Day; to: Day } => {
  const today = parisDay(now)
  return { from: readIsoDay(input.du) ?? today.with({ day: 1 }), to: readIsoDay(input.au) ?? today }
}
