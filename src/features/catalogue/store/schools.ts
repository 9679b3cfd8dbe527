import type { Db } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'

export type Level = { readonly code: string; readonly name: string; readonly stage: 'maternelle' | 'elementaire' }
export type School = { readonly id: number; readonly name: string; readonly levels: readonly Level[] }

/** Every school with its levels, youngest first. */
export const listSchools = settled(async (db: Db): Promise<readonly School[]> => {
  const rows = await db
    .selectFrom('school')
    .innerJoin('school_level', 'school_level.school_id', 'school.id')
    .select(['school.id', 'school.name', 'school_level.code', 'school_level.name as levelName', 'school_level.stage'])
    .orderBy('school.name')
    .orderBy('school_level.sort')
    .execute()
  const schools = new Map<number, { id: number; name: string; levels: Level[] }>()
  for (const row of rows) {
    const school = schools.get(row.id) ?? { id: row.id, name: row.name, levels: [] }
    school.levels.push({ code: row.code, name: row.levelName, stage: row.stage as Level['stage'] })
    schools.set(row.id, school)
  }
  return [...schools.values()]
})
