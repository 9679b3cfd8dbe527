import { describe, expect, it } from 'vitest'
import { day } from '#core/days.ts'
import ficheEnfant from '../../../../db/content/procedures/fiche-enfant.json' with { type: 'json' }
import { DUPIN, restOfFiche } from '../../../../db/demo/fiche.ts'
import type { Answers } from './answers.ts'
import { parseDefinition } from './definition.ts'
import { allFaults, faultsOf, type Offer, questionsOf, showAnswer, yearsToOffer } from './questions.ts'
import { stepOf } from './walk.ts'

const fiche = parseDefinition(ficheEnfant)
const offer: Offer = {
  children: [{ id: 4, firstName: 'Éric', birthName: 'Mounier' }],
  years: [2017, 2018],
  schools: [
    { id: 1, name: 'École Le petit prince', levels: [{ code: 'MS', name: 'MS' }] },
    { id: 2, name: 'École du lac', levels: [{ code: 'CP', name: 'CP' }] },
  ],
  sessions: [{ id: 7, name: 'Restauration scolaire' }],
  services: [],
  countries: ['France', 'Belgique'],
}
const right: Answers = {
  enfant: '4',
  transport: ['aucun'],
  'scolarite-annee': '2017',
  'scolarite-etablissement': '1',
  'scolarite-niveau': 'MS',
  sessions: ['7'],
  ...Object.assign(
    {},
    ...restOfFiche({ ...DUPIN, payment: { iban: 'FR7630006000011234567890189', holder: 'Pascal Dupin' } }).map(([, a]) => a),
  ),
}

describe('answers', () => {
  it('PR-4 · accepts what was offered', () => {
    expect(allFaults(fiche, right, offer)).toEqual([])
  })
  it('PR-4 · what is not asked is not checked: no IBAN without a direct debit', () => {
    expect(allFaults(fiche, { ...right, paiement: 'en-ligne', iban: 'faux' }, offer)).toEqual([])
  })
  it.each<[string, Answers, string]>([
    ['a child of somebody else', { enfant: '5' }, 'enfant'],
    ['a school year that is not offered', { 'scolarite-annee': '2015' }, 'scolarite-annee'],
    ['a school that does not exist', { 'scolarite-etablissement': '9' }, 'scolarite-etablissement'],
    ['a level that no school has', { 'scolarite-niveau': 'L3' }, 'scolarite-niveau'],
    ['a level that another school has', { 'scolarite-niveau': 'CP' }, 'scolarite-niveau'],
    ['a session that is not offered', { sessions: ['7', '8'] }, 'sessions'],
    ['the same session twice', { sessions: ['7', '7'] }, 'sessions'],
    ['no session', { sessions: [] }, 'sessions'],
    ['one text where several are asked', { sessions: '7' }, 'sessions'],
    ['«aucun» with another transport', { transport: ['matin', 'aucun'] }, 'transport'],
    ['a transport that does not exist', { transport: ['midi'] }, 'transport'],
    ['a telephone that is none', { telephone: '12' }, 'telephone'],
    ['an IBAN with a wrong key', { iban: 'FR7630006000011234567890188' }, 'iban'],
    ['an account outside the SEPA zone', { iban: 'BR1800360305000010009795493C1' }, 'iban'],
    [
      'a person without a telephone',
      { personnes: [{ nom: 'Louise', lien: null, telephone: null, role: ['chercher'] }] },
      'personnes',
    ],
    [
      'a question about a person that is not asked',
      { personnes: [{ nom: 'L', telephone: '06 39 98 00 31', role: ['chercher'], x: 'y' }] },
      'personnes',
    ],
    ['a text longer than its field', { assureur: 'x'.repeat(121) }, 'assureur'],
    ['several texts where one is asked', { titulaire: ['a', 'b'] }, 'titulaire'],
  ])('PR-4 · refuses %s', (_, wrong, name) => {
    expect(allFaults(fiche, { ...right, ...wrong }, offer)).toEqual([name])
  })
  it('PR-4 · a step is checked alone', () => {
    expect(faultsOf(fiche, stepOf(fiche, 'transport')!, { transport: ['matin', 'soir'] }, offer)).toEqual([])
  })
  it('shows an answer in the words of the question', () => {
    const { enfant } = questionsOf(stepOf(fiche, 'enfant')!, offer)
    expect(showAnswer(enfant!, '4')).toEqual(['MOUNIER Éric'])
    const { transport } = questionsOf(stepOf(fiche, 'transport')!, offer)
    expect(showAnswer(transport!, ['matin', 'soir'])).toEqual(['Le matin', 'Le soir'])
    expect(showAnswer(transport!, undefined)).toEqual([])
    const { personnes } = questionsOf(stepOf(fiche, 'personnes')!, offer)
    expect(showAnswer(personnes!, right.personnes)).toEqual([
      'Louise Garnier – voisine – 06 39 98 00 31 – peut venir chercher l’enfant, est à prévenir en cas d’urgence',
    ])
  })
  it('offers the year that runs and the next, and no longer a year the day after its end', () => {
    const years = [2016, 2017, 2018, 2019].map((y) => ({ firstYear: y, lastDay: day(`${y + 1}-07-06`) }))
    expect(yearsToOffer(years, day('2018-07-06'))).toEqual([2017, 2018])
    expect(yearsToOffer(years, day('2018-07-07'))).toEqual([2018, 2019])
  })
})
