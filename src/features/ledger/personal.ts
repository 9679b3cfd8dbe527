import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { is, nameOf, OF_AGENTS, OWN_NUMBER, type PersonalTable, SOMEBODY_ELSE, type Subject } from '#platform/db/personal.ts'

const KEPT = [{ kept: 'ledger.entries' }] as const
const ofHousehold = (column: string, s: Subject): RawBuilder<SqlBool> =>
  sql`${sql.ref(column)} in (select a.id from ledger_account a where a.household_id = ${s.household})`

export const personalData: readonly PersonalTable[] = [
  {
    table: 'ledger_account',
    export: {
      title: 'Compte famille',
      rows: (s) => is('household_id', s.household),
      order: 'id',
      columns: { id: 'Numéro' },
    },
    without: { household_id: OWN_NUMBER },
    erase: KEPT,
  },
  {
    table: 'ledger_balance',
    export: {
      title: 'Solde',
      rows: (s) => ofHousehold('account_id', s),
      order: 'account_id',
      columns: { balance_cents: 'Solde' },
    },
    erase: KEPT,
  },
  {
    table: 'ledger_transaction',
    export: 'chaque écriture dit sa date et son libellé',
    without: { account_id: SOMEBODY_ELSE },
    erase: KEPT,
  },
  {
    table: 'ledger_entry',
    export: {
      title: 'Relevé',
      rows: (s) => ofHousehold('account_id', s),
      order: 'id',
      columns: {
        id: 'Écriture',
        recorded_on: {
          label: 'Enregistrée le',
          value: sql`(select t.recorded_on from ledger_transaction t where t.id = ledger_entry.transaction_id)`,
        },
        value_date: 'Date de valeur',
        service_label: 'Service',
        activity_label: 'Libellé',
        sub_label: 'Sous-libellé',
        person_id: { label: 'Personne', value: nameOf('person_id') },
        quantity: 'Quantité',
        unit_cents: 'Prix unitaire',
        amount_cents: 'Montant',
      },
    },
    erase: KEPT,
  },
  { table: 'ledger_closing', export: OF_AGENTS, erase: KEPT },
  { table: 'ledger_closing_balance', export: 'se recalcule du relevé', erase: KEPT },
]
