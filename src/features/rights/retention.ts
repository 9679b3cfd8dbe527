import type { RetentionRule, TimedRule } from '#platform/db/retention.ts'
import { DELETION_DAYS } from './domain/deletion.ts'
import { EXPORT_DAYS } from './domain/export.ts'

export const EXPORTS: TimedRule = {
  code: 'rights.exports',
  data: 'Exports de données',
  purpose: 'les télécharger',
  basis: 'RGPD art. 15 et 20',
  keep: { days: EXPORT_DAYS },
  from: 'depuis qu’ils sont prêts',
  after: 'Suppression du fichier',
  schedule: 'rights.forget-exports',
}
export const DELETIONS: TimedRule = {
  code: 'rights.deletions',
  data: 'Comptes dont la suppression est demandée',
  purpose: 'pouvoir changer d’avis',
  basis: 'RGPD art. 17',
  keep: { days: DELETION_DAYS },
  from: 'depuis la demande',
  after: 'Effacement\u00a0; la date reste, sous un numéro',
  schedule: 'rights.end-accounts',
}
export const INACTIVE: TimedRule = {
  code: 'rights.inactive',
  data: 'Comptes qui ne servent plus',
  purpose: 'ne pas garder ce qui ne sert plus',
  basis: 'RGPD art. 5(1)(e)',
  keep: { months: 24 },
  from: 'depuis la dernière connexion, après deux courriels (22 et 23\u00a0mois)',
  after: 'Effacement',
  schedule: 'rights.end-accounts',
}
export const retention: readonly RetentionRule[] = [EXPORTS, DELETIONS, INACTIVE]
