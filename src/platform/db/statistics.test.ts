import { expect, test } from 'vitest'
import { testSite } from '#support/site.ts'
import { measureTables } from './statistics.ts'

const { pool } = (await testSite('2026-11-23T10:00')).towns.bySlug('isques')
// A table of ours: autovacuum may have looked at the town's own by now.
await pool.query(`create table isques.unmeasured (id int); insert into isques.unmeasured values (1)`)

/** Rows that the planner expects of a table. */
const expected = async (table: string): Promise<number> => {
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    `explain (format json) select from ${table}`,
  )
  return rows[0]!['QUERY PLAN'][0].Plan['Plan Rows']
}

test('the planner takes a new town for hundreds of towns, until its tables are measured, once', async () => {
  expect(await expected('isques.unmeasured')).toBeGreaterThan(1)
  const measured = await measureTables(pool, 'isques')
  expect(measured).toContain('unmeasured')
  expect(await expected('isques.unmeasured')).toBe(1)
  expect(await measureTables(pool, 'isques')).toEqual([])
})
