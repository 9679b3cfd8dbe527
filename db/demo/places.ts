import { type Hours, insertPlace, type PlaceFacts } from '#features/places/index.ts'
import { insertSynonym } from '#features/search/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'

const H = 60
const CLOSED: Hours[number] = []
const schoolDays = (spans: Hours[number]): Hours => [spans, spans, CLOSED, spans, spans, CLOSED, CLOSED]
const office: Hours[number] = [
  [9 * H, 12 * H],
  [14 * H, 17 * H],
]

const PLACES: readonly (readonly [slug: string, facts: PlaceFacts])[] = [
  [
    'mairie',
    {
      name: 'Mairie d’Isques',
      kind: 'mairie',
      address: '1 place de la Mairie, 62360 Isques',
      phone: '03 53 01 62 00',
      email: 'mairie@isques.example',
      accessibility: 'Entrée de plain-pied par la cour. Boucle magnétique à l’accueil. Une place réservée devant la porte.',
      mapUrl: null,
      hours: [office, office, office, office, office, CLOSED, CLOSED],
    },
  ],
  [
    'ecole-le-petit-prince',
    {
      name: 'École Le petit prince',
      kind: 'ecole',
      address: '3 rue de l’École, 62360 Isques',
      phone: '03 53 01 62 60',
      email: 'ecole@isques.example',
      accessibility: 'Rampe à l’entrée de la cour, sanitaires adaptés au rez-de-chaussée.',
      mapUrl: null,
      hours: schoolDays([
        [8 * H + 30, 12 * H],
        [13 * H + 30, 16 * H + 30],
      ]),
    },
  ],
  [
    'restaurant-scolaire',
    {
      name: 'Restaurant scolaire',
      kind: 'restauration',
      address: '5 rue de l’École, 62360 Isques',
      phone: '03 53 01 62 20',
      email: 'cantine@isques.example',
      accessibility: 'De plain-pied.',
      mapUrl: null,
      hours: schoolDays([[12 * H, 13 * H + 30]]),
    },
  ],
]

/** Where the families of Isques go. */
export const describePlaces = (ctx: TownCtx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    for (const [slug, facts] of PLACES) await insertPlace(tx, slug, facts)
  })

/** What people say, and what the site says. */
const SYNONYMS: readonly (readonly [word: string, means: string])[] = [
  ['cantine', 'restauration scolaire'],
  ['cantine', 'restaurant scolaire'],
  ['repas', 'restauration scolaire'],
  ['dejeuner', 'restauration scolaire'],
  ['periscolaire', 'garderie'],
  ['accueil du matin', 'garderie'],
  ['accueil du soir', 'garderie'],
  ['inscription scolaire', 'fiche enfant'],
  ['inscrire mon enfant', 'fiche enfant'],
  ['dossier enfant', 'fiche enfant'],
  ['hotel de ville', 'mairie d isques'],
  ['question', 'demande d informations'],
  ['renseignement', 'demande d informations'],
  ['ecrire', 'contacter la mairie'],
  ['nous contacter', 'contacter la mairie'],
  ['contact', 'contacter la mairie'],
  ['rgpd', 'donnees personnelles'],
  ['vie privee', 'donnees personnelles'],
  ['reglement', 'conditions generales d utilisation'],
  ['cgu', 'conditions generales d utilisation'],
  ['handicap', 'accessibilite'],
  ['tresor public', 'regie'],
  ['groupe scolaire', 'ecole'],
]

export const teachSynonyms = (ctx: TownCtx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    for (const [word, means] of SYNONYMS) await insertSynonym(tx, word, means)
  })
