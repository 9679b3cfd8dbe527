import { among, is, nameOf, OF_AGENTS, OWN_NUMBER, type PersonalTable, SOMEBODY_ELSE } from '#platform/db/personal.ts'

const MONEY = [{ kept: 'ledger.entries' }] as const

export const personalData: readonly PersonalTable[] = [
  {
    table: 'quotient',
    export: {
      title: 'Quotients familiaux',
      rows: (s) => is('household_id', s.household),
      order: 'id',
      columns: {
        quotient_cents: 'Quotient',
        valid_from: 'Du',
        valid_until: 'Au',
        status: {
          label: 'État',
          words: { declared: 'À vérifier', valid: 'Vérifié', refused: 'Refusé', replaced: 'Remplacé' },
        },
        declared_at: 'Déclaré le',
        decided_at: 'Vérifié le',
        reason: 'Motif du refus',
      },
    },
    without: {
      household_id: OWN_NUMBER,
      declared_by: SOMEBODY_ELSE,
      decided_by: SOMEBODY_ELSE,
      document_id: 'la preuve, tant qu’elle est là, est parmi les documents',
    },
    erase: [{ delete: (l) => is('household_id', l.household) }],
  },
  {
    table: 'residence',
    export: {
      title: 'Domicile dans la commune',
      rows: (s) => is('household_id', s.household),
      order: 'valid_from',
      columns: { resident: 'Habite la commune', valid_from: 'À partir du' },
    },
    without: { household_id: OWN_NUMBER, set_by: SOMEBODY_ELSE },
    erase: [{ delete: (l) => is('household_id', l.household) }],
  },
  {
    table: 'packed_lunch',
    export: {
      title: 'Repas apportés de la maison',
      rows: (s) => among('child_id', s.children),
      order: 'id',
      columns: { child_id: { label: 'Enfant', value: nameOf('child_id') }, valid_from: 'Du', valid_until: 'Au' },
    },
    without: { set_by: SOMEBODY_ELSE },
    erase: [{ delete: (l) => among('child_id', l.leaving) }],
  },
  {
    table: 'priced',
    export: {
      title: 'Explication des prix',
      rows: (s) => is('household_id', s.household),
      order: 'ref',
      columns: {
        ref: 'Référence',
        child_id: { label: 'Enfant', value: nameOf('child_id') },
        priced_at: 'Calculé le',
        cents: 'Prix en centimes',
        lines: 'Calcul',
      },
    },
    without: { household_id: OWN_NUMBER },
    erase: MONEY,
  },
  { table: 'tariff', export: OF_AGENTS, erase: [{ kept: 'accounts.agents' }] },
]
