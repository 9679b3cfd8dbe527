import { BASES, type RetentionRule } from '#platform/db/retention.ts'

export const retention: readonly RetentionRule[] = [
  {
    code: 'legal.acceptances',
    data: 'Versions des conditions d’utilisation acceptées, et quand',
    purpose: 'prouver l’accord',
    basis: BASES.mission,
    keep: 'aussi longtemps que le compte',
    from: 'depuis l’accord',
    after: 'Suppression avec le compte\u00a0; chaque demande garde la version acceptée avec elle',
    schedule: null,
  },
]
