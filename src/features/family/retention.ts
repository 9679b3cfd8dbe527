import { BASES, type RetentionRule, type TimedRule } from '#platform/db/retention.ts'

export const INVITATIONS: TimedRule = {
  code: 'family.invitations',
  data: 'Invitations de l’autre parent',
  purpose: 'inviter, et savoir qui l’a fait',
  basis: BASES.mission,
  keep: { days: 30 },
  from: 'depuis leur fin',
  after: 'Suppression',
  schedule: 'family.sweep',
}
export const retention: readonly RetentionRule[] = [INVITATIONS]
