import { BASES, type RetentionRule } from '#platform/db/retention.ts'
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
export const retention: readonly RetentionRule[] = [PROOFS]
