import { among, is, nameOf, OWN_NUMBER, type PersonalTable, SOMEBODY_ELSE } from '#platform/db/personal.ts'
import { COMPOSITIONS, SCHEMES } from './domain/details.ts'

export const personalData: readonly PersonalTable[] = [
  {
    table: 'contact_details',
    export: {
      title: 'Coordonnées',
      rows: (s) => is('person_id', s.person),
      order: 'person_id',
      columns: {
        street: 'Numéro et voie',
        street_more: 'Complément',
        postcode: 'Code postal',
        city: 'Ville',
        phone: 'Téléphone',
        other_phone: 'Autre téléphone',
        updated_at: 'Mises à jour le',
      },
    },
    erase: [{ delete: (l) => is('person_id', l.person) }],
  },
  {
    table: 'social_details',
    export: {
      title: 'Données sociales',
      rows: (s) => is('person_id', s.person),
      order: 'person_id',
      columns: {
        scheme: { label: 'Régime', words: SCHEMES },
        tax_income_cents: 'Revenu fiscal de référence',
        tax_children: 'Enfants à charge (impôts)',
        holder_name: 'Nom de l’allocataire',
        holder_number: 'Numéro d’allocataire',
        allowance_quotient_cents: 'Quotient',
        allowance_children: 'Enfants à charge (allocations)',
        monthly_resources_cents: 'Ressources mensuelles',
        composition: { label: 'Composition familiale', words: COMPOSITIONS },
        updated_at: 'Mises à jour le',
      },
    },
    erase: [{ delete: (l) => is('person_id', l.person) }],
  },
  {
    table: 'identity_change',
    export: {
      title: 'Corrections d’identité demandées',
      rows: (s) => is('account_id', s.account),
      order: 'id',
      columns: {
        person_id: { label: 'Personne', value: nameOf('person_id') },
        asked_at: 'Demandée le',
        before: 'Avant',
        after: 'Demandé',
        status: {
          label: 'État',
          words: { attente: 'En attente', acceptee: 'Acceptée', refusee: 'Refusée', retiree: 'Retirée' },
        },
        reason: 'Motif du refus',
        decided_at: 'Décidée le',
      },
    },
    without: { account_id: OWN_NUMBER, decided_by: SOMEBODY_ELSE },
    erase: [{ delete: (l) => is('account_id', l.account) }, { delete: (l) => among('person_id', [l.person, ...l.leaving]) }],
  },
]
