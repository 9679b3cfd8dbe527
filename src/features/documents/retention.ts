import { BASES, type RetentionRule } from '#platform/db/retention.ts'
import { AFTERWARDS_DAYS, LEFT_HOURS } from './domain/retention.ts'

export const DRAFTS: RetentionRule = {
  code: 'documents.drafts',
  data: 'Fichiers choisis mais jamais envoyés',
  purpose: 'finir l’envoi',
  basis: BASES.mission,
  keep: { hours: LEFT_HOURS },
  from: 'depuis le choix',
  after: 'Suppression du fichier',
  schedule: 'documents.forget',
}
export const REPLACED: RetentionRule = {
  code: 'documents.replaced',
  data: 'Copies de justificatifs remplacés ou refusés',
  purpose: 'discuter d’un refus',
  basis: BASES.mission,
  keep: { days: AFTERWARDS_DAYS },
  from: 'depuis le remplacement ou le refus',
  after: 'Suppression du fichier',
  schedule: 'documents.forget',
}
export const HEALTH: RetentionRule = {
  code: 'documents.health',
  data: 'Copies de documents de santé (vaccination, PAI)',
  purpose: 'accueillir l’enfant en sécurité',
  basis: 'CSP art. R3111-8, RGPD art. 9(2)(g)',
  keep: 'jusqu’à la fin de l’année scolaire pendant laquelle ils sont envoyés',
  from: 'depuis l’envoi',
  after: 'Suppression du fichier\u00a0; la date de validité reste',
  schedule: 'documents.forget',
}
export const ANSWERS: RetentionRule = {
  code: 'documents.answers',
  data: 'Réponse à la question d’un justificatif de santé (PAI\u00a0: oui ou non)',
  purpose: 'demander le document à ceux qu’il concerne',
  basis: 'RGPD art. 9(2)(g) et 5(1)(e)',
  keep: 'jusqu’au dernier jour de l’année scolaire',
  from: 'des demandes qui ont besoin du document',
  after: 'Suppression\u00a0; la question est posée à nouveau l’année suivante',
  schedule: 'documents.forget',
}
export const OTHERS: RetentionRule = {
  code: 'documents.others',
  data: 'Copies des autres justificatifs',
  purpose: 'instruire la demande',
  basis: BASES.mission,
  keep: 'le nombre de jours réglé pour chaque type',
  from: 'après la fin de leur validité',
  after: 'Suppression du fichier\u00a0; la décision reste',
  schedule: 'documents.forget',
}

export const retention: readonly RetentionRule[] = [DRAFTS, REPLACED, HEALTH, ANSWERS, OTHERS]
