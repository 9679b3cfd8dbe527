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
const FORGET = 'procedures.forget-answers'

export const HEALTH: RetentionRule = {
  code: 'procedures.health',
  data: 'Réponses de santé des demandes (allergies, PAI, médecin), traitées ou non',
  purpose: 'accueillir l’enfant en sécurité',
  basis: 'RGPD art. 9(2)(g) et 5(1)(e)',
  keep: 'jusqu’au dernier jour de l’année scolaire pour laquelle elles sont données',
  from: 'depuis l’envoi',
  after: 'Suppression\u00a0; la demande et ses autres réponses restent',
  schedule: FORGET,
}
export const ANSWERS: RetentionRule = {
  code: 'procedures.answers',
  data: 'Réponses des demandes traitées, et notes des agents',
  purpose: 'suivre l’enfant pendant l’année, préremplir la demande suivante',
  basis: BASES.mission,
  keep: 'jusqu’à la fin de l’année scolaire suivante',
  from: 'après la décision',
  after: 'Suppression\u00a0; le numéro, la démarche, les dates et la décision restent',
  schedule: FORGET,
}

export const retention: readonly RetentionRule[] = [
  DRAFTS,
  HEALTH,
  ANSWERS,
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
