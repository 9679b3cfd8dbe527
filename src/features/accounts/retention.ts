import { BASES, type RetentionRule, type TimedRule } from '#platform/db/retention.ts'
import { KEPT_MINUTES } from './domain/kept-form.ts'

const SWEEP = 'accounts.sweep'

export const SIGNUPS: TimedRule = {
  code: 'accounts.signups',
  data: 'Créations de compte non activées',
  purpose: 'finir de créer le compte',
  basis: BASES.mission,
  keep: { days: 7 },
  from: 'depuis la saisie',
  after: 'Suppression',
  schedule: SWEEP,
}
export const LINKS: TimedRule = {
  code: 'accounts.links',
  data: 'Liens envoyés par courriel (activation, mot de passe, adresse, invitation d’agent)',
  purpose: 'dire pourquoi un lien ne fonctionne plus',
  basis: BASES.security,
  keep: { days: 30 },
  from: 'depuis leur fin',
  after: 'Suppression',
  schedule: SWEEP,
}
export const SESSIONS: TimedRule = {
  code: 'accounts.sessions',
  data: 'Connexions (navigateur, dates)',
  purpose: 'voir et fermer ses connexions',
  basis: BASES.security,
  keep: { days: 30 },
  from: 'depuis le dernier usage',
  after: 'Suppression',
  schedule: SWEEP,
}
export const EVENTS: TimedRule = {
  code: 'accounts.events',
  data: 'Événements de sécurité du compte (adresse tronquée)',
  purpose: 'reconnaître un accès qui n’est pas le sien',
  basis: `${BASES.security}, CNIL 2021-122`,
  keep: { days: 365 },
  from: 'depuis l’événement',
  after: 'Suppression',
  schedule: SWEEP,
}
/** Minutes at most, in truth: this is the broom. */
export const PENDING: TimedRule = {
  code: 'accounts.pending',
  data: 'Connexions et ajouts de second facteur en cours',
  purpose: 'finir la connexion',
  basis: BASES.security,
  keep: { hours: 1 },
  from: 'depuis leur début',
  after: 'Suppression',
  schedule: SWEEP,
}
export const FORM_KEYS: TimedRule = {
  code: 'accounts.form-keys',
  data: 'Clés des formulaires envoyés',
  purpose: 'ne pas enregistrer deux fois le même envoi',
  basis: BASES.mission,
  keep: { days: 7 },
  from: 'depuis l’envoi',
  after: 'Suppression',
  schedule: SWEEP,
}
export const TYPED: TimedRule = {
  code: 'accounts.typed',
  data: 'Formulaire envoyé après la fin de la session (sans mot de passe)',
  purpose: 'le reprendre après s’être reconnecté',
  basis: BASES.mission,
  keep: { minutes: KEPT_MINUTES },
  from: 'depuis l’envoi',
  after: 'Suppression',
  schedule: 'accounts.sweep-kept-forms',
}
/** CNIL 2021-122: up to three years where access must be controlled afterwards. The database keeps them at least as long. */
export const AUDIT: TimedRule = {
  code: 'accounts.audit',
  data: 'Traces des consultations et des écritures des agents',
  purpose: 'contrôler les accès, dire aux familles qui a lu leur dossier',
  basis: `${BASES.security}, CNIL 2021-122`,
  keep: { years: 3 },
  from: 'depuis la trace',
  after: 'Suppression',
  schedule: SWEEP,
}

export const retention: readonly RetentionRule[] = [
  SIGNUPS,
  LINKS,
  SESSIONS,
  EVENTS,
  PENDING,
  FORM_KEYS,
  TYPED,
  {
    code: 'accounts.agents',
    data: 'Nom et qualité des agents, et ce qu’ils ont fait',
    purpose: 'dire qui a instruit et décidé',
    basis: 'CRPA art. L111-2',
    keep: 'aussi longtemps que l’acte',
    from: 'depuis l’acte',
    after: 'Suppression avec l’acte',
    schedule: null,
  },
  AUDIT,
]
