import type { Db } from '#platform/db/database.ts'

export type Run = { readonly rule: string; readonly at: Temporal.Instant; readonly gone: number; readonly total: number }

/** When each rule was last applied, by its code. */
export const listRuns = async (db: Db): Promise<ReadonlyMap<string, Run>> => {
  const rows = await db.selectFrom('retention_run').selectAll().execute()
  return new Map(
    rows.map((row) => [row.rule, { rule: row.rule, at: row.last_at, gone: row.last_count, total: Number(row.total) }]),
  )
}
