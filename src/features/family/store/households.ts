import { sql } from 'kysely'
import type { Named } from '#core/names.ts'
import type { Db } from '#platform/db/database.ts'
import { literal } from '#platform/db/like.ts'

/** A household as agents see it in a list: its adults, by their number. */
export type Household = { readonly id: number; readonly adults: readonly (Named & { readonly id: number })[] }

const named = (row: { id: number; first_name: string; birth_name: string; usual_name: string | null }) => ({
  id: row.id,
  firstName: row.first_name,
  birthName: row.birth_name,
  usualName: row.usual_name,
})

/** For agents' pages: the adults of those households. A household without adult any more is absent. */
export const adultsOf = async (db: Db, households: readonly number[]): Promise<Map<number, Household>> => {
  if (households.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'household_id', 'first_name', 'birth_name', 'usual_name'])
    .where('household_id', '=', sql<number>`any(${[...households]}::bigint[])`)
    .orderBy('household_id')
    .orderBy('id')
    .execute()
  const found = new Map<number, Household>()
  for (const row of rows) {
    const id = row.household_id!
    found.set(id, { id, adults: [...(found.get(id)?.adults ?? []), named(row)] })
  }
  return found
}

/** For agents' pages: households whose adults or children have that name, or that number; at most 30. */
export const findHouseholds = async (db: Db, wanted: string): Promise<Household[]> => {
  const text = `%${literal(wanted).trim()}%`
  const number = /^\d{1,12}$/.test(wanted.trim()) ? Number(wanted.trim()) : -1
  const { rows } = await sql<{ id: number }>`
    select id from household where id = ${number}
    union
    select p.household_id from person p where p.household_id is not null
      and (p.birth_name ilike ${text} or p.usual_name ilike ${text} or p.first_name || ' ' || coalesce(p.usual_name, p.birth_name) ilike ${text})
    union
    select a.household_id from person c join guardianship g on g.child_id = c.id join person a on a.id = g.adult_id
      where a.household_id is not null and c.kind = 'child' and (c.birth_name ilike ${text} or c.first_name ilike ${text})
    order by 1 limit 30`.execute(db)
  const adults = await adultsOf(
    db,
    rows.map((r) => r.id),
  )
  return rows.flatMap((r) => adults.get(r.id) ?? [])
}
