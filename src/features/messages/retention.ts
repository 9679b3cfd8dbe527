import { BASES, type RetentionRule } from '#platform/db/retention.ts'
import { CONFIRM_DAYS, KEPT_DAYS, QUIET_DAYS } from './domain/visitor.ts'

const SWEEP = 'messages.sweep'

export const UNCONFIRMED: RetentionRule = {
  code: 'messages.unconfirmed',
  data: 'Messages écrits sans compte, adresse non confirmée',
  purpose: 'vérifier l’adresse',
  basis: BASES.mission,
  keep: { days: CONFIRM_DAYS },
  from: 'depuis l’envoi',
  after: 'Suppression',
  schedule: SWEEP,
}
export const VISITORS: RetentionRule = {
  code: 'messages.visitors',
  data: `Échanges sans compte (clos après ${QUIET_DAYS}\u00a0jours de silence), avec nom, adresse et téléphone`,
  purpose: 'répondre, et pouvoir en répondre',
  basis: BASES.mission,
  keep: { days: KEPT_DAYS },
  from: 'depuis leur clôture',
  after: 'Suppression',
  schedule: SWEEP,
}
export const THREADS: RetentionRule = {
  code: 'messages.threads',
  data: 'Échanges des familles avec la mairie',
  purpose: 'suivre les demandes',
  basis: BASES.mission,
  keep: 'jusqu’à la fin de l’année scolaire suivante',
  from: 'après le dernier message',
  after: 'Suppression',
  schedule: SWEEP,
}

export const retention: readonly RetentionRule[] = [UNCONFIRMED, VISITORS, THREADS]
