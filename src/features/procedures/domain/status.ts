import type { Definition } from './definition.ts'
import type { Erased } from './erased.ts'

export type Status = 'brouillon' | 'enregistree' | 'en_traitement' | 'a_completer' | 'acceptee' | 'refusee' | 'annulee'

export const LABELS: Record<Status, string> = {
  brouillon: 'Brouillon',
  enregistree: 'Enregistrée',
  en_traitement: 'En traitement',
  a_completer: 'À compléter',
  acceptee: 'Acceptée',
  refusee: 'Refusée',
  annulee: 'Annulée',
}

/** «Enregistrée»; an answered message reads «Effectuée», since nothing was decided. */
export const statusLabel = (status: Status, outcome: Definition['outcome'] = 'decision'): string =>
  status === 'acceptee' && outcome === 'reply' ? 'Effectuée' : LABELS[status]

export const statusTone = (status: Status): 'neutral' | 'info' | 'success' | 'warning' | 'error' =>
  (
    ({
      brouillon: 'neutral',
      enregistree: 'info',
      en_traitement: 'info',
      a_completer: 'warning',
      acceptee: 'success',
      refusee: 'error',
      annulee: 'neutral',
    }) as const
  )[status]

/** PR-6, PR-58 · The family may change its answers until an agent takes the request, or its school year is over. */
export const isEditable = ({ status, erased }: { readonly status: Status; readonly erased: Erased }): boolean =>
  status === 'brouillon' || (status === 'enregistree' && erased.health === null)

/** PR-7 · Sent and not yet decided: it can still be withdrawn. */
export const isWithdrawable = (status: Status): boolean => status === 'enregistree'

/** «Effectuées» as against «En cours». */
export const isDone = (status: Status): boolean => status === 'acceptee' || status === 'refusee' || status === 'annulee'

export const EVENTS = {
  creee: 'Brouillon créé',
  enregistree: 'Demande enregistrée',
  modifiee: 'Demande modifiée',
  prise_en_charge: 'Demande prise en charge',
  relachee: 'Demande remise dans la file',
  acceptee: 'Demande acceptée',
  refusee: 'Demande refusée',
  annulee: 'Demande retirée par son auteur',
  saisie: 'Demande saisie au guichet',
  affectee: 'Demande affectée',
  reprise: 'Demande reprise par un autre agent',
  complement_demande: 'Complément demandé',
  complement_recu: 'Complément reçu',
  complement_clos: 'Complément abandonné par le service',
  corrigee: 'Réponses corrigées par le service',
  rouverte: 'Demande rouverte',
  accuse_papier: 'Accusé de réception remis sur papier',
} as const
export type EventKind = keyof typeof EVENTS

export const eventLabel = (kind: EventKind, outcome: Definition['outcome']): string =>
  kind === 'acceptee' && outcome === 'reply' ? 'Réponse envoyée' : EVENTS[kind]
