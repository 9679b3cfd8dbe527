import { BASES, type RetentionRule, type TimedRule } from '#platform/db/retention.ts'

export const GROUPS: TimedRule = {
  code: 'agenda.groups',
  data: 'Réservations groupées',
  purpose: 'pouvoir les défaire',
  basis: BASES.mission,
  keep: { days: 7 },
  from: 'depuis leur enregistrement',
  after: 'Suppression',
  schedule: 'agenda.forget-groups',
}
export const retention: readonly RetentionRule[] = [
  GROUPS,
  {
    code: 'agenda.bookings',
    data: 'Réservations et présences',
    purpose: 'justifier ce qui a été compté',
    basis: BASES.accounting,
    keep: { years: 10 },
    from: 'depuis la clôture de l’exercice',
    after: 'Élimination par la mairie, avec les écritures',
    schedule: null,
  },
]
