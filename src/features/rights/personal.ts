import { is, OWN_NUMBER, type PersonalTable } from '#platform/db/personal.ts'
import { endExports } from './store/exports.ts'

export const personalData: readonly PersonalTable[] = [
  {
    table: 'data_export',
    export: {
      title: 'Exports demandés',
      rows: (s) => is('account_id', s.account),
      order: 'id',
      columns: { asked_at: 'Demandé le', ready_at: 'Prêt le', taken_at: 'Téléchargé le', ended_at: 'Supprimé le' },
    },
    without: { account_id: OWN_NUMBER },
    erase: [{ run: (tx, l) => endExports(tx, { account: l.account }) }, { delete: (l) => is('account_id', l.account) }],
  },
  {
    table: 'account_deletion',
    export: {
      title: 'Suppressions demandées',
      rows: (s) => is('account_id', s.account),
      order: 'id',
      columns: { asked_at: 'Demandée le', due_at: 'Pour le', cancelled_at: 'Retirée le' },
    },
    without: { account_id: OWN_NUMBER },
    erase: [{ kept: 'rights.deletions' }],
  },
]
