import type { RetentionRule, TimedRule } from '#platform/db/retention.ts'

export const CHANGES: TimedRule = {
  code: 'profile.changes',
  data: 'Corrections d’identité demandées (ancienne et nouvelle valeur)',
  purpose: 'prouver la correction',
  basis: 'RGPD art. 16 et 19',
  keep: { days: 365 },
  from: 'depuis la décision',
  after: 'Suppression',
  schedule: 'profile.sweep',
}
export const retention: readonly RetentionRule[] = [CHANGES]
