import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import { plain, tidy } from '#core/text.ts'
import { alphabetical } from '#platform/db/alphabetical.ts'
import type { Db } from '#platform/db/database.ts'
import { literal } from '#platform/db/like.ts'

const MOST = 30

type FoundChild = Named & { readonly id: number; readonly birthDate: Day }
/** The columns that make one. */
const CHILD = [
  'c.id',
  'c.first_name as firstName',
  'c.birth_name as birthName',
  'c.usual_name as usualName',
  'c.birth_date as birthDate',
] as const

/** Children whose names begin with that, family name or first name first, or of that number. */
export const searchChildren = async (db: Db, typed: string): Promise<FoundChild[]> => {
  const wanted = plain(tidy(typed))
  if (wanted === '') return []
  const start = `${literal(wanted)}%`
  const number = /^[1-9]\d{0,11}$/.test(wanted) ? Number(wanted) : 0
  return db
    .selectFrom('person as c')
    .select([...CHILD])
    .where('kind', '=', 'child')
    .where((e) =>
      e.or([
        e('id', '=', number),
        sql<boolean>`search_name(coalesce(usual_name, birth_name) || ' ' || first_name) like ${start}`,
        sql<boolean>`search_name(first_name || ' ' || coalesce(usual_name, birth_name)) like ${start}`,
      ]),
    )
    .orderBy(alphabetical('birth_name'))
    .orderBy(alphabetical('first_name'))
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/** The children that the adults of that household may book for. */
export const listFamilyChildren = async (db: Db, household: number): Promise<FoundChild[]> =>
  db
    .selectFrom('guardianship as g')
    .innerJoin('person as a', 'a.id', 'g.adult_id')
    .innerJoin('person as c', 'c.id', 'g.child_id')
    .select([...CHILD])
    .distinct()
    .where('a.household_id', '=', household)
    .where('g.may_see', '=', true)
    .where('g.may_book', '=', true)
    .orderBy('c.birth_date')
    .orderBy('c.id')
    .execute()

/** The adults who may book for a child, each with the household that would pay. */
export const listPayers = async (
  db: Db,
  child: number,
): Promise<(Named & { readonly person: number; readonly household: number })[]> => {
  const rows = await db
    .selectFrom('guardianship as g')
    .innerJoin('person as p', 'p.id', 'g.adult_id')
    .select(['p.id', 'p.household_id', 'p.first_name', 'p.birth_name', 'p.usual_name'])
    .where('g.child_id', '=', child)
    .where('g.may_book', '=', true)
    .where('p.household_id', 'is not', null)
    .orderBy('g.since')
    .orderBy('p.id')
    .execute()
  return rows.map((r) => ({
    person: r.id,
    household: r.household_id!,
    firstName: r.first_name,
    birthName: r.birth_name,
    usualName: r.usual_name,
  }))
}
