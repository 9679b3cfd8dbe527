import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/** The kinds of personal data that each table holds, as its columns’ comments say. */
export const listMarks = async (db: Db): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows } = await sql<{ table: string; marks: string[] }>`
    select c.relname as table, array_agg(distinct substring(d.description from '\\[personal: ([a-z]+)\\]')) as marks
    from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
    where c.relnamespace = current_schema()::regnamespace and d.objsubid > 0 and d.description ~ '\\[personal: [a-z]+\\]'
    group by c.relname`.execute(db as never)
  return new Map(rows.map(({ table, marks }) => [table, marks]))
}
