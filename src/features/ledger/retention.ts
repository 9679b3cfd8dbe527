import { BASES, type RetentionRule } from '#platform/db/retention.ts'

export const retention: readonly RetentionRule[] = [
  {
    code: 'ledger.entries',
    data: 'Comptabilité\u00a0: écritures, prix expliqués, paiements, reçus, chèques, remboursements',
    purpose: 'tenir et contrôler la comptabilité de la régie',
    basis: BASES.accounting,
    keep: { years: 10 },
    from: 'depuis la clôture de l’exercice',
    after: 'Élimination par la mairie, après visa des Archives départementales',
    schedule: null,
  },
]
