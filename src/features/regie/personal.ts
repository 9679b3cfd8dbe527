import { is, OF_AGENTS, OWN_NUMBER, type PersonalTable, SOMEBODY_ELSE } from '#platform/db/personal.ts'
import { MEANS_NAMES } from './domain/till.ts'

const KEPT = [{ kept: 'ledger.entries' }] as const
const MEANS = { label: 'Moyen', words: MEANS_NAMES }

export const personalData: readonly PersonalTable[] = [
  {
    table: 'counter_payment',
    export: {
      title: 'Paiements au guichet',
      rows: (s) => is('household_id', s.household),
      order: 'id',
      columns: {
        id: 'Numéro',
        received_at: 'Date',
        means: MEANS,
        amount_cents: 'Montant',
        tendered_cents: 'Espèces données',
        issuer: 'Chèque de',
        bank: 'Banque',
        piece: 'Numéro du chèque ou du virement',
        receipt_number: 'Reçu',
      },
    },
    without: { household_id: OWN_NUMBER, payer_id: OWN_NUMBER, received_by: SOMEBODY_ELSE },
    erase: KEPT,
  },
  {
    table: 'refund',
    export: {
      title: 'Remboursements',
      rows: (s) => is('household_id', s.household),
      order: 'id',
      columns: { id: 'Numéro', made_at: 'Date', means: MEANS, amount_cents: 'Montant', reason: 'Motif' },
    },
    without: { household_id: OWN_NUMBER, made_by: SOMEBODY_ELSE },
    erase: KEPT,
  },
  { table: 'regie_act', export: OF_AGENTS, erase: KEPT },
  { table: 'till_count', export: OF_AGENTS, erase: KEPT },
  { table: 'handover', export: OF_AGENTS, erase: KEPT },
  { table: 'regie_closing', export: OF_AGENTS, erase: KEPT },
]
