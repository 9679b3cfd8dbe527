import { capital } from '#core/text.ts'
import { is, OF_AGENTS, OWN_NUMBER, type PersonalTable, SOMEBODY_ELSE } from '#platform/db/personal.ts'
import { MEANS } from './domain/receipt.ts'

const KEPT = [{ kept: 'ledger.entries' }] as const

export const personalData: readonly PersonalTable[] = [
  {
    table: 'balance_alert',
    export: {
      title: 'Alerte de solde bas',
      rows: (s) => is('account_id', s.account),
      order: 'account_id',
      columns: { threshold_cents: 'Sous le solde de', asked_at: 'Demandée le', told_at: 'Dernier courriel le' },
    },
    without: { account_id: OWN_NUMBER, household_id: OWN_NUMBER },
    erase: [{ delete: (l) => is('account_id', l.account) }],
  },
  {
    table: 'top_up',
    export: {
      title: 'Paiements en ligne',
      rows: (s) => is('household_id', s.household),
      order: 'id',
      columns: {
        id: 'Numéro',
        created_at: 'Commencé le',
        amount_cents: 'Montant choisi',
        credited_cents: 'Montant crédité',
        status: {
          label: 'État',
          words: {
            created: 'Commencé',
            pending: 'En cours',
            paid: 'Payé',
            refused: 'Refusé',
            abandoned: 'Abandonné',
            expired: 'Expiré',
            disputed: 'À vérifier',
          },
        },
        authorisation: 'Autorisation de la banque',
        receipt_number: 'Reçu',
      },
    },
    without: {
      household_id: OWN_NUMBER,
      account_id: OWN_NUMBER,
      said_cents: 'montant dit par la plateforme quand il diffère, pour les régisseurs',
      settled_by: SOMEBODY_ELSE,
    },
    erase: KEPT,
  },
  {
    table: 'receipt',
    export: {
      title: 'Reçus',
      rows: (s) => is('household_id', s.household),
      order: 'number',
      columns: {
        number: 'Numéro',
        issued_at: 'Date',
        amount_cents: 'Montant',
        means: { label: 'Moyen', words: Object.fromEntries(Object.entries(MEANS).map(([code, name]) => [code, capital(name)])) },
      },
    },
    without: { household_id: OWN_NUMBER, payer_id: OWN_NUMBER, issued_by: SOMEBODY_ELSE },
    erase: KEPT,
  },
  { table: 'receipt_edition', export: OF_AGENTS, erase: KEPT },
  { table: 'bank_answer', export: 'réponses techniques de la plateforme de paiement, résumées dans les paiements', erase: KEPT },
]
