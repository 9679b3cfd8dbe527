import { BASES, type RetentionRule, type TimedRule } from '#platform/db/retention.ts'

export const CHANGES: TimedRule = {
  code: 'town.changes',
  data: 'Historique des réglages de la commune (quel agent, quand, avant et après)',
  purpose: 'expliquer un réglage, contrôler qui l’a changé',
  basis: `${BASES.security}, CNIL 2021-122`,
  keep: { years: 3 },
  from: 'depuis le changement',
  after: 'Suppression',
  schedule: 'town.forget-changes',
}
export const retention: readonly RetentionRule[] = [CHANGES]
