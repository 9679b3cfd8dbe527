import { sql } from 'kysely'
import { alphabetical } from '#platform/db/alphabetical.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import { LEVELS } from '../domain/levels.ts'

export type Level = { readonly code: string; readonly name: string; readonly stage: 'maternelle' | 'elementaire' }
export type School = { readonly id: number; readonly name: string; readonly address: string; readonly levels: readonly Level[] }

/** Every school with its levels, youngest first. */
export const listSchools = settled(async (db: Db): Promise<readonly School[]> => {
  const rows = await db
    .selectFrom('school')
    .innerJoin('school_level', 'school_level.school_id', 'school.id')
    .select([
      'school.id',
      'school.name',
      'school.address',
      'school_level.code',
      'school_level.name as levelName',
      'school_level.stage',
    ])
    .orderBy(alphabetical('school.name'))
    .orderBy('school_level.sort')
    .execute()
  const schools = new Map<number, { id: number; name: string; address: string; levels: Level[] }>()
  for (const row of rows) {
    const school = schools.get(row.id) ?? { id: row.id, name: row.name, address: row.address, levels: [] }
    school.levels.push({ code: row.code, name: row.levelName, stage: row.stage as Level['stage'] })
    schools.set(row.id, school)
  }
  return [...schools.values()]
})

/** `levels`: codes of `LEVELS`. */
export type SchoolSettings = { readonly name: string; readonly address: string; readonly levels: readonly string[] }

/** @param id null for a new one. @returns its number */
export const writeSchool = async (tx: Tx, id: number | null, { name, address, levels }: SchoolSettings): Promise<number> => {
  const { id: school } =
    id === null
      ? await tx.insertInto('school').values({ name, address }).returning('id').executeTakeFirstOrThrow()
      : await tx.updateTable('school').set({ name, address }).where('id', '=', id).returning('id').executeTakeFirstOrThrow()
  await tx
    .deleteFrom('school_level')
    .where('school_id', '=', school)
    .where('code', '<>', sql<string>`all(${[...levels]}::text[])`)
    .execute()
  await tx
    .insertInto('school_level')
    .values(
      LEVELS.flatMap(({ code, stage }, sort) =>
        levels.includes(code) ? [{ school_id: school, code, name: code, stage, sort }] : [],
      ),
    )
    .onConflict((c) => c.doNothing())
    .execute()
  return school
}
