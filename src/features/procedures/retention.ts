import { BASES, type RetentionRule } from '#platform/db/retention.ts'
import { DRAFT_DAYS } from './domain/draft-age.ts'

export const DRAFTS: RetentionRule = {
  code: 'procedures.drafts',
  data: 'Brouillons de demandes',
  purpose: 'finir la demande',
  basis: BASES.mission,
  keep: { days: DRAFT_DAYS },
  from: 'depuis le dernier changement, après un courriel',
  after: 'Suppression',
  schedule: 'procedures.aging-drafts',
}
export const retention: readonly RetentionRule[] = [
  DRAFTS,
  {
    code: 'procedures.requests',
    data: 'Demandes envoyées\u00a0: numéro, démarche, dates et décision',
    purpose: 'prouver la demande et la décision',
    basis: 'CRPA art. L112-11, RGPD art. 17(3)(b)',
    keep: 'l’année scolaire et celle qui suit',
    from: 'après la décision',
    after: 'Élimination par la mairie, après visa des Archives départementales',
    schedule: null,
  },
]
