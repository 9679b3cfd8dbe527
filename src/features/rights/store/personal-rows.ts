import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Exported, Subject } from '#platform/db/personal.ts'

export type Row = Readonly<Record<string, unknown>>

/** The rows of a table that the export shows, each column under its name. */
export const readRows = async (db: Db, table: string, shown: Exported, subject: Subject): Promise<readonly Row[]> => {
  const columns = Object.entries(shown.columns).map(([name, how]) =>
    typeof how === 'object' && how.value ? sql`${how.value} as ${sql.ref(name)}` : sql.ref(`${table}.${name}`),
  )
  const { rows } = await sql<Row>`select ${sql.join(columns)} from ${sql.table(table)}
    where ${shown.rows(subject)} order by ${sql.ref(`${table}.${shown.order}`)}`.execute(db as never)
  return rows
}
