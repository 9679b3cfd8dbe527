import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { rightsPaths } from '../paths.ts'
import { permissions } from '../permissions.ts'
import { retentionRules } from '../ports.ts'
import { listRuns } from '../store/retention-runs.ts'
import { DurationsPage, RetentionPage } from './retention.page.tsx'

export const durations = page({
  for: 'everyone',
  url: rightsPaths.durations,
  get: () => show(DurationsPage, { rules: retentionRules.get() }),
})

export const retentionTable = page({
  for: 'agent',
  allow: permissions.see,
  url: rightsPaths.rules,
  get: async (ctx) => show(RetentionPage, { rules: retentionRules.get(), runs: await listRuns(ctx.db) }),
})
