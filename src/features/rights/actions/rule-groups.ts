import type { RetentionRule } from '#platform/db/retention.ts'
import { TREATMENTS } from '../domain/treatments.ts'

/** The rules of one part of the portal, under its name in the register. */
export type RuleGroup = { readonly code: string; readonly title: string; readonly rules: readonly RetentionRule[] }

const featureOf = ({ code }: RetentionRule): string => code.slice(0, code.indexOf('.'))

/** RT-15 · The rules by theme, in the order of the register; what no theme names comes last, never nowhere. */
export const groupRules = (rules: readonly RetentionRule[]): RuleGroup[] => {
  const known = new Set<string>(TREATMENTS.map(({ code }) => code))
  const groups = [
    ...TREATMENTS.map(({ code, title }) => ({ code, title, rules: rules.filter((rule) => featureOf(rule) === code) })),
    { code: 'autres', title: 'Autres données', rules: rules.filter((rule) => !known.has(featureOf(rule))) },
  ]
  return groups.filter((group) => group.rules.length > 0)
}
