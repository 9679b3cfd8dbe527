import { listed, nbsp, ofName } from '#core/text.ts'

type Request = {
  readonly number: number
  readonly status: 'brouillon' | 'enregistree' | 'en_traitement' | 'a_completer' | 'acceptee' | 'refusee' | 'annulee'
  readonly schoolYear: number | null
  /** Where it goes on. */
  readonly url: string
}
type OtherFiche = Pick<Request, 'status' | 'schoolYear'>
type Paper = {
  /** «Carnet de vaccination DT Polio»: the card names the child. */
  readonly name: string
  readonly status: 'non_fourni' | 'en_verification' | 'valide' | 'invalide' | 'expire' | 'non_concerne'
  readonly reason: string | null
  readonly isMissing: boolean
  readonly isIndispensable: boolean
  readonly url: string
}
type Obstacle = { readonly kind: 'overdraft' | 'no-price'; readonly activities: readonly string[] }

/** Where to act. */
export type Ways = Readonly<Record<'make' | 'write' | 'quotient', string>> & {
  /** To pay: online, or to where it says how. */
  readonly topUp: { readonly href: string; readonly label: string }
}

export type Who = 'family' | 'town' | 'other'

/** Something that keeps a child from being booked, or costs more than it should; who must act, and where. */
export type Hold = {
  readonly text: string
  readonly who: Who
  readonly action: { readonly href: string; readonly label: string } | null
}

/** How far a family is with a child. */
export type Stage = 'nothing' | 'draft' | 'sent' | 'asked' | 'enrolled'
export type Readiness = { readonly canBook: boolean; readonly stage: Stage; readonly holds: readonly Hold[] }

export type ReadinessFacts = {
  readonly child: { readonly id: number; readonly firstName: string; readonly mayBook: boolean; readonly enrolled: boolean }
  readonly week: { readonly obstacles: readonly Obstacle[]; readonly hasFree: boolean }
  /** Those of whoever looks about this child that enrol, the latest first. */
  readonly requests: readonly Request[]
  /** What another guardian has sent about this child. */
  readonly others: readonly OtherFiche[]
  /** About this child. */
  readonly papers: readonly Paper[]
  readonly quotientGap: 'missing' | 'declared' | null
  /** What was asked for an earlier school year opens nothing any more. */
  readonly schoolYear: number
  readonly ways: Ways
}

const make = ({ make: href }: Ways) => ({ href, label: 'Faire la fiche enfant' })
const writeTo = ({ write: href }: Ways) => ({ href, label: 'Écrire à la mairie' })
const numbered = ({ number }: Request): string => `La fiche enfant n°${nbsp}${number}`
const follow = ({ url, number }: Request) => ({ href: url, label: `Suivre la demande n°${nbsp}${number}` })

const NO_RIGHT: Hold = {
  text: 'L’autre parent ne vous a pas donné le droit de réserver.',
  who: 'other',
  action: null,
}

const obstacleHold = ({ kind, activities }: Obstacle, ways: Ways): Hold =>
  kind === 'overdraft'
    ? {
        text: `Le solde de votre compte ne suffit pas pour réserver${nbsp}: ${listed(activities)}.`,
        who: 'family',
        action: ways.topUp,
      }
    : { text: `Aucun prix n’est encore publié pour ${listed(activities)}.`, who: 'town', action: null }

const quotientHold = (gap: ReadinessFacts['quotientGap'], ways: Ways): Hold[] => {
  if (gap === null) return []
  return gap === 'declared'
    ? [{ text: 'Votre quotient familial est en cours de vérification.', who: 'town', action: null }]
    : [
        {
          text: 'Sans quotient familial, le prix écrit pour ce cas s’applique.',
          who: 'family',
          action: { href: ways.quotient, label: 'Déclarer mon quotient familial' },
        },
      ]
}

/** What a paper does to a request that is being checked: only those that it cannot do without count. */
const paperHolds = (papers: readonly Paper[]): Hold[] =>
  papers
    .filter(({ isIndispensable }) => isIndispensable)
    .flatMap((paper): Hold[] => {
      if (paper.status === 'en_verification')
        return [{ text: `Justificatif en cours de vérification${nbsp}: ${paper.name}.`, who: 'town', action: null }]
      if (!paper.isMissing) return []
      if (paper.status === 'invalide') {
        const why = paper.reason ? ` (${paper.reason.replace(/\.$/, '')})` : ''
        const action = { href: paper.url, label: 'Remplacer ce justificatif' }
        return [{ text: `Justificatif refusé${nbsp}: ${paper.name}${why}.`, who: 'family', action }]
      }
      const isExpired = paper.status === 'expire'
      return [
        {
          text: `Justificatif ${isExpired ? 'expiré' : 'à fournir'}${nbsp}: ${paper.name}.`,
          who: 'family',
          action: { href: paper.url, label: isExpired ? 'Renouveler ce justificatif' : 'Fournir ce justificatif' },
        },
      ]
    })

type Standing = { readonly stage: Stage; readonly holds: readonly Hold[] }

const ownStanding = (request: Request, papers: readonly Paper[], ways: Ways): Standing => {
  switch (request.status) {
    case 'brouillon': {
      const action = { href: request.url, label: `Terminer la fiche n°${nbsp}${request.number}` }
      return {
        stage: 'draft',
        holds: [{ text: `${numbered(request)} est commencée, pas encore envoyée.`, who: 'family', action }],
      }
    }
    case 'enregistree':
    case 'en_traitement': {
      const checked = papers.filter((paper) => paper.isMissing && paper.isIndispensable)
      const hold: Hold = {
        text: `${numbered(request)} est en cours de vérification.`,
        who: 'town',
        action: follow(request),
      }
      return { stage: checked.length > 0 ? 'asked' : 'sent', holds: [...paperHolds(papers), hold] }
    }
    case 'a_completer': {
      const hold: Hold = {
        text: `La mairie attend un complément pour la fiche enfant n°${nbsp}${request.number}.`,
        who: 'family',
        action: { href: request.url, label: `Compléter la fiche n°${nbsp}${request.number}` },
      }
      return { stage: 'asked', holds: [hold, ...paperHolds(papers)] }
    }
    case 'refusee': {
      const hold: Hold = {
        text: `${numbered(request)} est refusée${nbsp}: la raison est dans le message de la mairie.`,
        who: 'family',
        action: { href: request.url, label: `Lire la décision n°${nbsp}${request.number}` },
      }
      return { stage: 'nothing', holds: [hold] }
    }
    default: {
      const text = `${numbered(request)} est acceptée, mais n’ouvre aucune activité.`
      return { stage: 'sent', holds: [{ text, who: 'town', action: writeTo(ways) }] }
    }
  }
}

const otherHold = ({ status }: OtherFiche, ways: Ways): Hold => {
  const done = 'L’autre parent a fait la fiche enfant\u00a0:'
  switch (status) {
    case 'a_completer':
      return { text: `${done} la mairie attend de sa part un complément.`, who: 'other', action: null }
    case 'acceptee':
      return { text: `${done} elle est acceptée, mais n’ouvre aucune activité.`, who: 'town', action: writeTo(ways) }
    default:
      return { text: `${done} la mairie la vérifie.`, who: 'town', action: null }
  }
}

const standingOf = ({ child, requests, others, papers, schoolYear, ways }: ReadinessFacts): Standing => {
  const isCurrent = (request: { readonly schoolYear: number | null }) =>
    request.schoolYear === null || request.schoolYear >= schoolYear
  const own = requests.find((request) => request.status !== 'annulee' && isCurrent(request))
  const other = others.find(isCurrent)
  if (other && (own === undefined || own.status === 'brouillon' || own.status === 'refusee')) {
    return { stage: 'sent', holds: [otherHold(other, ways)] }
  }
  if (own) return ownStanding(own, papers, ways)
  if (!child.mayBook)
    return { stage: 'nothing', holds: [{ text: 'La fiche enfant n’est pas faite.', who: 'other', action: null }] }
  return {
    stage: 'nothing',
    holds: [{ text: `La fiche enfant ${ofName(child.firstName)} n’est pas faite.`, who: 'family', action: make(ways) }],
  }
}

/** HO-7 · May this child be booked, and if not, what stands in the way, who must act and where. */
export const readinessOf = (facts: ReadinessFacts): Readiness => {
  const { child, week } = facts
  const right = child.mayBook ? [] : [NO_RIGHT]
  if (!child.enrolled) {
    const { stage, holds } = standingOf(facts)
    return { canBook: false, stage, holds: [...right, ...holds] }
  }
  if (!child.mayBook) return { canBook: false, stage: 'enrolled', holds: right }
  return {
    canBook: week.obstacles.length === 0 || week.hasFree,
    stage: 'enrolled',
    holds: [...week.obstacles.map((one) => obstacleHold(one, facts.ways)), ...quotientHold(facts.quotientGap, facts.ways)],
  }
}

export type StepState = 'done' | 'now' | 'waiting' | 'later'
export type FirstStep = {
  readonly title: string
  readonly state: StepState
  readonly text: string
  readonly action: Hold['action']
}

const RANK: readonly Stage[] = ['nothing', 'draft', 'sent', 'asked', 'enrolled']

/**
 * HO-6 · The three steps of a family none of whose children may be booked yet, by the child that is furthest; null once one
 * is enrolled, or for somebody who only looks.
 */
export const firstSteps = (
  children: readonly { readonly mayBook: boolean; readonly readiness: Readiness }[],
  ways: Ways,
): readonly FirstStep[] | null => {
  if (children.some(({ readiness }) => readiness.stage === 'enrolled')) return null
  const mine = children.filter(({ mayBook }) => mayBook)
  if (children.length > 0 && mine.length === 0) return null
  const furthest = mine.map(({ readiness }) => readiness).toSorted((a, b) => RANK.indexOf(b.stage) - RANK.indexOf(a.stage))[0]
  const stage = furthest?.stage ?? 'nothing'
  const hold = furthest?.holds.find(({ who, action }) => who === 'family' && action !== null)
  const isSent = stage === 'sent' || stage === 'asked'
  const fiche: FirstStep = isSent
    ? { title: 'Fiche enfant', state: 'done', text: 'Envoyée à la mairie.', action: null }
    : {
        title: 'Fiche enfant',
        state: 'now',
        text: stage === 'draft' ? 'Commencée, pas encore envoyée.' : 'Une par enfant, 10\u00a0minutes.',
        action: hold?.action ?? make(ways),
      }
  const check: FirstStep = {
    title: 'Vérification',
    state: isSent ? (stage === 'asked' ? 'now' : 'waiting') : 'later',
    text:
      stage === 'asked' ? 'La mairie attend quelque chose de vous.' : 'La mairie vérifie la fiche et vous prévient par courriel.',
    action: stage === 'asked' ? (hold?.action ?? null) : null,
  }
  const book: FirstStep = {
    title: 'Réservation',
    state: 'later',
    text: 'Vous choisissez les jours dans l’agenda.',
    action: null,
  }
  return [fiche, check, book]
}
