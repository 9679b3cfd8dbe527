import { expect, test } from 'vitest'
import { features } from '#app/features.ts'
import { work } from '#app/work.ts'
import { testSite } from '#support/site.ts'

const site = await testSite('2026-11-16T10:00')
const { db } = site.towns.bySlug('isques')
const rules = features.flatMap(({ contributes }) => contributes?.retention ?? [])

test('RT-15 · a schedule that a rule of retention names applies it, and says when', async () => {
  const named = new Set(rules.flatMap(({ schedule }) => schedule ?? []))
  expect([...named].filter((name) => !work.schedules.some((schedule) => schedule.name === name))).toEqual([])
  const ctx = await site.ctx()
  for (const { name, run } of work.schedules) if (named.has(name)) await run(ctx)
  const runs = await db.selectFrom('retention_run').select('rule').where('last_at', '=', ctx.now).execute()
  expect(runs.map(({ rule }) => rule).sort()).toEqual(
    rules.flatMap(({ code, schedule }) => (schedule === null ? [] : code)).sort(),
  )
})
