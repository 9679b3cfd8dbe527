import type { RetentionRule, TimedRule } from '#platform/db/retention.ts'

export const INVITATIONS: TimedRule = {
  code: 'family.invitations',
  data: 'Invitations de l’autre parent',
  purpose: 'inviter, et savoir qui l’a fait',
  basis: 'mission d’intérêt public, RGPD art. 6(1)(e)',
  keep: { days: 30 },
  from: 'depuis leur fin',
  after: 'Suppression',
  schedule: 'family.sweep',
}
export const retention: readonly RetentionRule[] = [INVITATIONS]
