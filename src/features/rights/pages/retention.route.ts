import type { Db } from '#platform/db/database.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { groupRules } from '../actions/rule-groups.ts'
import { CATEGORIES, TREATMENTS } from '../domain/treatments.ts'
import { rightsPaths } from '../paths.ts'
import { permissions } from '../permissions.ts'
import { holders, personalTables, retentionRules } from '../ports.ts'
import { listMarks } from '../store/marks.ts'
import { listRuns } from '../store/retention-runs.ts'
import { RegisterPage, type Treatment } from './register.page.tsx'
import { DurationsPage, RetentionPage } from './retention.page.tsx'

export const durations = page({
  for: 'everyone',
  url: rightsPaths.durations,
  get: () => show(DurationsPage, { groups: groupRules(retentionRules.get()) }),
})

export const retentionTable = page({
  for: 'agent',
  allow: permissions.see,
  url: rightsPaths.rules,
  get: async (ctx) => show(RetentionPage, { groups: groupRules(retentionRules.get()), runs: await listRuns(ctx.db) }),
})

/** RT-17 · one treatment for each part of the portal that keeps something of somebody. */
const treatmentsOf = async (db: Db): Promise<Treatment[]> => {
  const [marks, rules] = [await listMarks(db), retentionRules.get()]
  return TREATMENTS.map(({ code, title, people, permission }) => {
    const tables = personalTables.get().get(code) ?? []
    const kinds = new Set(tables.flatMap(({ table }) => marks.get(table) ?? []))
    const kept = new Set(tables.flatMap(({ erase }) => erase.flatMap((step) => ('kept' in step ? step.kept : []))))
    return {
      title,
      people,
      categories: Object.entries(CATEGORIES).flatMap(([mark, words]) => (kinds.has(mark) ? [words] : [])),
      data: tables.flatMap(({ export: shown }) => (typeof shown === 'string' ? [] : [shown.title])),
      recipients: holders.get()(permission),
      rules: rules.filter((rule) => rule.code.startsWith(`${code}.`) || kept.has(rule.code)),
    }
  })
}

export const register = page({
  for: 'agent',
  allow: permissions.see,
  url: rightsPaths.register,
  get: async (ctx) => show(RegisterPage, { town: ctx.town.name, treatments: await treatmentsOf(ctx.db) }),
})
