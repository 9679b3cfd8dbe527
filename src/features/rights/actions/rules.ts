import type { RetentionRule } from '#platform/db/retention.ts'
import { personalTables, retentionRules } from '../ports.ts'

/** RT-10 · the rules under which something of a family stays once its account ended. */
export const keptRules = (): readonly RetentionRule[] => {
  const codes = new Set(
    [...personalTables.get().values()]
      .flat()
      .filter(({ export: shown }) => typeof shown !== 'string')
      .flatMap(({ erase }) => erase.flatMap((step) => ('kept' in step ? step.kept : []))),
  )
  return retentionRules.get().filter(({ code }) => codes.has(code))
}
