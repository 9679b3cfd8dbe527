import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import { plain, tidy } from '#core/text.ts'
import { alphabetical } from '#platform/db/alphabetical.ts'
import type { Db } from '#platform/db/database.ts'
import { literal } from '#platform/db/like.ts'

const MOST = 30

/** Children whose names begin with that, family name or first name first, or of that number. */
export const searchChildren = async (
  db: Db,
  typed: string,
): Promise<(Named & { readonly id: number; readonly birthDate: Day })[]> => {
  const wanted = plain(tidy(typed))
  if (wanted === '') return []
  const start = `${literal(wanted)}%`
  const number = /^[1-9]\d{0,11}$/.test(wanted) ? Number(wanted) : 0
  const rows = await db
    .selectFrom('person')
    .select(['id', 'first_name', 'birth_name', 'usual_name', 'birth_date'])
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
  return rows.map((r) => ({
    id: r.id,
    firstName: r.first_name,
    birthName: r.birth_name,
    usualName: r.usual_name,
    birthDate: r.birth_date,
  }))
}

/** The children that the adults of that household may book for. */
export const listFamilyChildren = async (
  db: Db,
  household: number,
): Promise<(Named & { readonly id: number; readonly birthDate: Day })[]> => {
  const rows = await db
    .selectFrom('guardianship as g')
    .innerJoin('person as a', 'a.id', 'g.adult_id')
    .innerJoin('person as c', 'c.id', 'g.child_id')
    .select(['c.id', 'c.first_name', 'c.birth_name', 'c.usual_name', 'c.birth_date'])
    .distinct()
    .where('a.household_id', '=', household)
    .where('g.may_see', '=', true)
    .where('g.may_book', '=', true)
    .orderBy('c.birth_date')
    .orderBy('c.id')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    firstName: r.first_name,
    birthName: r.birth_name,
    usualName: r.usual_name,
    birthDate: r.birth_date,
  }))
}

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
