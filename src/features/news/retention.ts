import type { RetentionRule, TimedRule } from '#platform/db/retention.ts'
import { FORGET_HOURS } from './domain/subscription.ts'

export const UNCONFIRMED: TimedRule = {
  code: 'news.unconfirmed',
  data: 'Abonnements aux actualités non confirmés',
  purpose: 'vérifier l’adresse',
  basis: 'consentement, RGPD art. 6(1)(a)',
  keep: { days: FORGET_HOURS / 24 },
  from: 'depuis la demande',
  after: 'Suppression',
  schedule: 'news.sweep',
}
export const retention: readonly RetentionRule[] = [
  UNCONFIRMED,
  {
    code: 'news.subscriptions',
    data: 'Adresses des abonnés aux actualités',
    purpose: 'envoyer les actualités',
    basis: 'consentement, RGPD art. 6(1)(a)',
    keep: 'jusqu’au désabonnement',
    from: 'possible à tout moment',
    after: 'Suppression',
    schedule: null,
  },
]
