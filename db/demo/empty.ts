import type { PoolClient } from 'pg'

/** The migrations applied, and the lists that every town has alike and that are filled at start. */
const KEPT = ['migration', 'commune', 'country', 'geography_import', 'attendance_kind', 'meal_type']

/**
 * Empties every table of the town's schema but those of `KEPT`, and forgets its waiting jobs. The ledger refuses to be
 * emptied: its guards are lifted for this transaction only, which a real town never runs.
 */
export const emptyTown = async (client: PoolClient, slug: string): Promise<void> => {
  const { rows } = await client.query<{ name: string; guarded: boolean }>(
    `select format('%I.%I', $1::text, c.relname) as name, exists (select 1 from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as guarded
     from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relname <> all ($2::text[])`,
    [slug, KEPT],
  )
  const guarded = rows.filter((row) => row.guarded).map((row) => row.name)
  await client.query('begin')
  try {
    for (const table of guarded) await client.query(`alter table ${table} disable trigger user`)
    await client.query(`truncate ${rows.map((row) => row.name).join(', ')} restart identity`)
    for (const table of guarded) await client.query(`alter table ${table} enable trigger user`)
    const queue = await client.query<{ found: boolean }>(`select to_regclass('pgboss.job') is not null as found`)
    if (queue.rows[0]?.found)
      await client.query(`delete from pgboss.job where data->>'town' = $1 and state in ('created', 'retry')`, [slug])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
