import type { Answers } from '#features/procedures/index.ts'

/** What a parent answers after the child, the school and the sessions of a fiche enfant, step by step. */
export type Household = {
  readonly street: string
  readonly phone: string
  readonly picks: { readonly nom: string; readonly lien: string; readonly telephone: string }
  readonly doctor: string
  /** «non» unless said otherwise; null leaves the question aside. */
  readonly pai?: 'oui' | 'non' | null
  readonly allergies?: string
  readonly payment?: { readonly iban: string; readonly holder: string }
}

export const restOfFiche = (household: Household): [step: string, answers: Answers][] => [
  [
    'foyer',
    {
      'adresse-voie': household.street,
      'adresse-complement': null,
      'adresse-code-postal': '62360',
      'adresse-ville': 'Isques',
      telephone: household.phone,
      'telephone-autre': null,
    },
  ],
  [
    'sante',
    {
      pai: household.pai === undefined ? 'non' : household.pai,
      allergies: household.allergies ? 'oui' : 'non',
      'allergies-lesquelles': household.allergies ?? null,
      regime: 'classique',
      medecin: household.doctor,
      'medecin-telephone': '03 53 01 00 40',
    },
  ],
  ['personnes', { personnes: [{ ...household.picks, role: ['chercher', 'prevenir'] }] }],
  ['autorisations', { soins: 'oui', image: 'non', sortie: 'non' }],
  ['assurance', { assureur: 'Mutuelle de la Liane', 'assurance-numero': 'ML 62 104 223' }],
  [
    'paiement',
    household.payment
      ? { paiement: 'prelevement', titulaire: household.payment.holder, iban: household.payment.iban }
      : { paiement: 'en-ligne', titulaire: null, iban: null },
  ],
]

export const MOUNIER: Household = {
  street: '14 rue de la Liane',
  phone: '06 39 98 00 14',
  picks: { nom: 'Simone Mounier', lien: 'grand-mère', telephone: '03 53 01 00 61' },
  doctor: 'Dr Anne Vasseur',
  // Not answered: its paper stays among those of the manual (§3.1).
  pai: null,
}

export const DUPIN: Household = {
  street: '3 impasse du Moulin',
  phone: '06 39 98 00 27',
  picks: { nom: 'Louise Garnier', lien: 'voisine', telephone: '06 39 98 00 31' },
  doctor: 'Dr Paul Hennion',
  allergies: 'Arachide\u00a0: antihistaminique dans le cartable, appeler le 15 en cas de gêne pour respirer.',
}
