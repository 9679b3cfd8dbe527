import { is, type PersonalTable } from '#platform/db/personal.ts'

export const personalData: readonly PersonalTable[] = [
  {
    table: 'news_subscription',
    export: {
      title: 'Abonnement aux actualités',
      rows: (s) => is('email', s.email),
      order: 'id',
      columns: {
        email: 'Adresse',
        rhythm: { label: 'Rythme', words: { aussitot: 'Dès qu’elles paraissent', semaine: 'Chaque lundi' } },
        asked_at: 'Demandé le',
        confirmed_at: 'Confirmé le',
      },
    },
    erase: [{ delete: (l) => is('email', l.email) }],
  },
]
