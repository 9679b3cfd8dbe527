import { BASES, type RetentionRule, type TimedRule } from '#platform/db/retention.ts'
import { PROOF_DAYS } from './domain/proof.ts'

export const PROOFS: RetentionRule = {
  code: 'tariffs.proofs',
  data: 'Attestations de quotient familial',
  purpose: 'vérifier le quotient',
  basis: BASES.mission,
  keep: { days: PROOF_DAYS },
  from: 'depuis le refus, le remplacement ou la fin de validité',
  after: 'Suppression du fichier\u00a0; le quotient reste',
  schedule: 'tariffs.forget-proofs',
}
/** Three months: the price of a past meal is corrected until the accounts of its month are settled, not later. */
export const LUNCHES: TimedRule = {
  code: 'tariffs.lunches',
  data: 'Paniers-repas apportés dans le cadre d’un PAI',
  purpose: 'compter le prix du panier-repas',
  basis: 'RGPD art. 9(2)(g) et 5(1)(e)',
  keep: { months: 3 },
  from: 'depuis leur dernier jour',
  after: 'Suppression\u00a0; le prix payé reste expliqué dans la comptabilité',
  schedule: 'tariffs.forget-lunches',
}
export const retention: readonly RetentionRule[] = [PROOFS, LUNCHES]
