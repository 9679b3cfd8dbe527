import { is, OWN_NUMBER, type PersonalTable } from '#platform/db/personal.ts'

export const personalData: readonly PersonalTable[] = [
  {
    table: 'terms_acceptance',
    export: {
      title: 'Conditions acceptées',
      rows: (s) => is('person_id', s.person),
      order: 'version',
      columns: { version: 'Version', at: 'Acceptée le' },
    },
    without: { person_id: OWN_NUMBER },
    erase: [{ delete: (l) => is('person_id', l.person) }],
  },
]
