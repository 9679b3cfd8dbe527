import { expect, test } from 'vitest'
import { firstSteps, type Readiness, type ReadinessFacts, readinessOf } from './readiness.ts'

type Fiche = ReadinessFacts['requests'][number]
type Paper = ReadinessFacts['papers'][number]

const ways = {
  make: '/faire',
  write: '/ecrire',
  topUp: { href: '/recharger', label: 'Recharger mon compte' },
  quotient: '/quotient',
}
const fiche = (status: Fiche['status'], over: Partial<Fiche> = {}): Fiche => ({
  number: 141,
  status,
  schoolYear: 2026,
  url: '/demandes/141',
  ...over,
})
const paper = (over: Partial<Paper>): Paper => ({
  name: 'Livret de famille',
  status: 'non_fourni',
  reason: null,
  isMissing: true,
  isIndispensable: true,
  url: '/echanges/justificatifs/3',
  ...over,
})
const alice = { id: 7, firstName: 'Alice', mayBook: true, enrolled: false }
const daniel = { ...alice, firstName: 'Daniel', enrolled: true }
const ready = (over: Partial<ReadinessFacts> = {}): Readiness =>
  readinessOf({
    child: alice,
    week: { obstacles: [], hasFree: true },
    requests: [],
    others: [],
    papers: [],
    quotientGap: null,
    schoolYear: 2026,
    ways,
    ...over,
  })
/** «family: text → label href» */
const said = ({ holds }: Readiness) =>
  holds.map(({ who, text, action }) =>
    `${who}: ${text}${action ? ` → ${action.label} ${action.href}` : ''}`.replaceAll('\u00a0', ' '),
  )

test('HO-7 · a child enrolled for whom one may book is ready', () => {
  expect(ready({ child: daniel })).toEqual({ canBook: true, stage: 'enrolled', holds: [] })
})

test('HO-7 · no fiche: to make; a draft: to finish; withdrawn or of an earlier year: to make again', () => {
  const toMake = ['family: La fiche enfant d’Alice n’est pas faite. → Faire la fiche enfant /faire']
  expect(said(ready())).toEqual(toMake)
  expect(said(ready({ requests: [fiche('annulee')] }))).toEqual(toMake)
  expect(said(ready({ requests: [fiche('acceptee', { schoolYear: 2025 })] }))).toEqual(toMake)
  const draft = ready({ requests: [fiche('brouillon', { schoolYear: null })] })
  expect(draft).toMatchObject({ canBook: false, stage: 'draft' })
  expect(said(draft)).toEqual([
    'family: La fiche enfant n° 141 est commencée, pas encore envoyée. → Terminer la fiche n° 141 /demandes/141',
  ])
})

test('HO-7 · a fiche that is checked waits for the town hall, one refused or asked again for the family', () => {
  for (const status of ['enregistree', 'en_traitement'] as const) {
    const being = ready({ requests: [fiche(status)] })
    expect(being.stage).toBe('sent')
    expect(said(being)).toEqual([
      'town: La fiche enfant n° 141 est en cours de vérification. → Suivre la demande n° 141 /demandes/141',
    ])
  }
  const asked = ready({ requests: [fiche('a_completer', { url: '/demandes/141/completer' })] })
  expect(asked.stage).toBe('asked')
  expect(said(asked)[0]).toBe(
    'family: La mairie attend un complément pour la fiche enfant n° 141. → Compléter la fiche n° 141 /demandes/141/completer',
  )
  const refused = ready({ requests: [fiche('refusee')] })
  expect(refused.stage).toBe('nothing')
  expect(said(refused)[0]).toContain('family: La fiche enfant n° 141 est refusée')
  expect(said(ready({ requests: [fiche('acceptee')] }))[0]).toContain('town: La fiche enfant n° 141 est acceptée, mais n’ouvre')
})

test('HO-7 · the papers that a fiche cannot do without: to give, refused with the reason, expired, being checked; the others not', () => {
  const with_ = (...papers: Paper[]) => said(ready({ requests: [fiche('enregistree')], papers })).slice(0, -1)
  const give = 'family: Justificatif à fournir : Livret de famille.'
  expect(with_(paper({}))).toEqual([`${give} → Fournir ce justificatif /echanges/justificatifs/3`])
  expect(with_(paper({ status: 'invalide', reason: 'Illisible.' }))).toEqual([
    'family: Justificatif refusé : Livret de famille (Illisible). → Remplacer ce justificatif /echanges/justificatifs/3',
  ])
  expect(with_(paper({ status: 'expire' }))[0]).toContain('→ Renouveler ce justificatif')
  expect(with_(paper({ status: 'en_verification', isMissing: false }))[0]).toContain(
    'town: Justificatif en cours de vérification',
  )
  expect(with_(paper({ isIndispensable: false }), paper({ status: 'valide', isMissing: false }))).toEqual([])
  expect(ready({ requests: [fiche('enregistree')], papers: [paper({})] }).stage).toBe('asked')
  expect(
    ready({ requests: [fiche('enregistree')], papers: [paper({ status: 'en_verification', isMissing: false })] }).stage,
  ).toBe('sent')
})

test('HO-7 · an account that does not suffice for anything keeps from booking; for one activity only, it is said', () => {
  const obstacles = [{ kind: 'overdraft', activities: ['Repas de midi'] }] as const
  const stopped = ready({ child: daniel, week: { obstacles, hasFree: false } })
  expect(stopped.canBook).toBe(false)
  expect(said(stopped)).toEqual([
    'family: Le solde de votre compte ne suffit pas pour réserver : Repas de midi. → Recharger mon compte /recharger',
  ])
  expect(ready({ child: daniel, week: { obstacles, hasFree: true } })).toMatchObject({
    canBook: true,
    holds: [{ who: 'family' }],
  })
  const noPrice = [{ kind: 'no-price', activities: ['Repas de midi', 'Garderie soir'] }] as const
  expect(said(ready({ child: daniel, week: { obstacles: noPrice, hasFree: false } }))).toEqual([
    'town: Aucun prix n’est encore publié pour Repas de midi et Garderie soir.',
  ])
})

test('HO-7 · a quotient that the price asks for is said without keeping from booking', () => {
  const missing = ready({ child: daniel, quotientGap: 'missing' })
  expect(missing.canBook).toBe(true)
  expect(said(missing)[0]).toContain('→ Déclarer mon quotient familial /quotient')
  expect(said(ready({ child: daniel, quotientGap: 'declared' }))).toEqual([
    'town: Votre quotient familial est en cours de vérification.',
  ])
})

test('HO-8 · another guardian’s fiche is said without its number, before one’s own draft; one’s own sent fiche comes first', () => {
  const others = [{ status: 'en_traitement', schoolYear: 2026 }] as const
  const told = ['town: L’autre parent a fait la fiche enfant : la mairie la vérifie.']
  expect(said(ready({ others }))).toEqual(told)
  expect(said(ready({ others, requests: [fiche('brouillon')] }))).toEqual(told)
  expect(said(ready({ others, requests: [fiche('enregistree')] }))[0]).toContain('n° 141')
  expect(said(ready({ others: [{ status: 'a_completer', schoolYear: 2026 }] }))[0]).toContain('other: ')
  expect(said(ready({ others: [{ status: 'acceptee', schoolYear: 2025 }] }))[0]).toContain('n’est pas faite')
})

test('HO-8 · the other parent’s fiche, accepted without opening anything, is not said to be waiting to be checked', () => {
  expect(said(ready({ others: [{ status: 'acceptee', schoolYear: 2026 }] }))).toEqual([
    'town: L’autre parent a fait la fiche enfant : elle est acceptée, mais n’ouvre aucune activité. → Écrire à la mairie /ecrire',
  ])
})

test('HO-7 · who may not book reads that, and is offered nothing that they may not do', () => {
  const right = 'other: L’autre parent ne vous a pas donné le droit de réserver.'
  expect(said(ready({ child: { ...daniel, mayBook: false } }))).toEqual([right])
  expect(ready({ child: { ...daniel, mayBook: false } }).canBook).toBe(false)
  expect(said(ready({ child: { ...alice, mayBook: false } }))).toEqual([right, 'other: La fiche enfant n’est pas faite.'])
})

type Counted = { readonly mayBook?: boolean; readonly readiness: Readiness }
const steps = (...children: Counted[]) =>
  firstSteps(
    children.map(({ mayBook = true, readiness }) => ({ mayBook, readiness })),
    ways,
  )

test('HO-6 · the three steps, by the child that is furthest', () => {
  const states = (...children: Counted[]) => steps(...children)?.map(({ state }) => state)
  expect(states()).toEqual(['now', 'later', 'later'])
  expect(steps()![0]!.action).toEqual({ href: '/faire', label: 'Faire la fiche enfant' })
  const draft = { readiness: ready({ requests: [fiche('brouillon')] }) }
  expect(steps(draft)![0]!.action!.label).toContain('Terminer')
  const sent = { readiness: ready({ requests: [fiche('enregistree')] }) }
  expect(states(draft, sent)).toEqual(['done', 'waiting', 'later'])
  const asked = { readiness: ready({ requests: [fiche('enregistree')], papers: [paper({})] }) }
  expect(states(sent, asked)).toEqual(['done', 'now', 'later'])
  expect(steps(asked)![1]!.action!.href).toBe('/echanges/justificatifs/3')
})

test('HO-6 · none once a child is enrolled, nor for who only looks', () => {
  expect(steps({ readiness: ready() }, { readiness: ready({ child: daniel }) })).toBe(null)
  expect(steps({ mayBook: false, readiness: ready() })).toBe(null)
})
