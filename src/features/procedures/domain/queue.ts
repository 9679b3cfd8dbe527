import { type Day, type Instant, isBefore, parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import type { Status } from './status.ts'

export type QueueView = {
  readonly slug: string
  readonly label: string
  readonly statuses: readonly Status[]
  /** Only those that this agent follows. */
  readonly mine: boolean
  readonly empty: string
  /** What the view holds, for whoever is new here. */
  readonly about: string
}

export const DECIDED: readonly Status[] = ['acceptee', 'refusee', 'annulee']
const RUNNING: readonly Status[] = ['enregistree', 'en_traitement', 'a_completer']
/** The statuses in which the next move is the town's. */
export const OURS: readonly Status[] = ['enregistree', 'en_traitement']

/** The queue's views, by what an agent has to do. */
export const QUEUE_VIEWS: readonly QueueView[] = [
  {
    slug: 'a-prendre',
    label: 'À prendre',
    statuses: ['enregistree'],
    mine: false,
    empty: 'Aucune demande à prendre en charge.',
    about: 'demandes reçues que personne n’a encore prises en charge. La famille peut encore les modifier.',
  },
  {
    slug: 'miennes',
    label: 'Suivies par moi',
    statuses: RUNNING,
    mine: true,
    empty: 'Vous ne suivez aucune demande.',
    about: 'celles que vous avez prises en charge ou qui vous sont affectées.',
  },
  {
    slug: 'en-traitement',
    label: 'En traitement',
    statuses: ['en_traitement'],
    mine: false,
    empty: 'Aucune demande en traitement.',
    about: 'prises en charge par un agent, pas encore décidées.',
  },
  {
    slug: 'en-attente',
    label: 'En attente de la famille',
    statuses: ['a_completer'],
    mine: false,
    empty: 'Aucune famille n’a de complément à donner.',
    about: 'un complément a été demandé\u202f; elles reviennent «\u00a0En traitement\u00a0» quand la famille répond.',
  },
  {
    slug: 'traitees',
    label: 'Traitées',
    statuses: DECIDED,
    mine: false,
    empty: 'Aucune demande traitée.',
    about: 'acceptées, refusées, répondues ou retirées par la famille.',
  },
  {
    slug: 'toutes',
    label: 'Toutes',
    statuses: [...RUNNING, ...DECIDED],
    mine: false,
    empty: 'Aucune demande n’a encore été faite.',
    about: 'tout ce qui a été envoyé à la mairie.',
  },
]

/** The view named in the address; the first one when it is unknown. */
export const readView = (slug: string | undefined): QueueView => QUEUE_VIEWS.find((v) => v.slug === slug) ?? QUEUE_VIEWS[0]!

export type Sort = { readonly by: 'recue' | 'echeance' | 'numero'; readonly isDescending: boolean }

/** A place between two rows: the sort key and number of a row, after it or before it. */
export type Cursor = { readonly key: string; readonly number: number; readonly way: 'apres' | 'avant' }

/** What the address of the queue asks for. Everything unknown in it counts as not asked. */
export type QueueQuery = {
  readonly view: QueueView
  readonly status: Status | null
  readonly procedure: string | null
  readonly service: number | null
  readonly follower: 'moi' | 'personne' | null
  readonly isLate: boolean
  /** Only those whose acknowledgement is still to be given on paper. */
  readonly isUnacknowledged: boolean
  readonly search: string
  readonly sort: Sort
  readonly cursor: Cursor | null
}

/** The filters as the address writes them; a value is left out when it says nothing. */
type Address = Readonly<Record<string, string | undefined>>

const MAX_SEARCH = 80
const SORTS = ['recue', 'echeance', 'numero'] as const

const readCursor = (address: Address): Cursor | null => {
  for (const way of ['apres', 'avant'] as const) {
    const [key, number] = (address[way] ?? '').split('~')
    const id = readId(number)
    // Micro-seconds, days and numbers are written with these characters only.
    if (key && id !== null && /^[\dTZ:.-]{1,40}$/.test(key)) return { key, number: id, way }
  }
  return null
}

const isMoment = (key: string): boolean => {
  try {
    Temporal.Instant.from(key)
    return true
  } catch {
    return false
  }
}
const isDay = (key: string): boolean => {
  try {
    Temporal.PlainDate.from(key)
    return /^\d{4}-\d{2}-\d{2}$/.test(key)
  } catch {
    return false
  }
}
const fits = (cursor: Cursor, by: Sort['by']): boolean =>
  ({ recue: isMoment, echeance: isDay, numero: (key: string) => readId(key) === cursor.number })[by](cursor.key)

/** PR-45 · Reads the address of the queue. `known`: what the town has, so that a wrong filter is no filter. */
export const readQueue = (
  address: Address,
  known: { readonly procedures: readonly string[]; readonly services: readonly number[] },
): QueueQuery => {
  const view = readView(address.vue)
  const by = SORTS.find((sort) => sort === address.tri) ?? 'recue'
  const service = readId(address.service)
  const cursor = readCursor(address)
  return {
    view,
    status: view.statuses.find((status) => status === address.statut) ?? null,
    procedure: known.procedures.find((slug) => slug === address.demarche) ?? null,
    service: service !== null && known.services.includes(service) ? service : null,
    follower: address.suivi === 'moi' || address.suivi === 'personne' ? address.suivi : null,
    isLate: address.retard === '1',
    isUnacknowledged: address.accuse === '1',
    search: (address.q ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, MAX_SEARCH),
    sort: { by, isDescending: address.ordre === 'desc' },
    cursor: cursor && fits(cursor, by) ? cursor : null,
  }
}

/** The query string that reads back as this query; without its cursor unless it is given. */
export const writeQueue = (query: QueueQuery, cursor: Cursor | null = null): string => {
  const all: [string, string | null][] = [
    ['vue', query.view.slug],
    ['statut', query.status],
    ['demarche', query.procedure],
    ['service', query.service === null ? null : String(query.service)],
    ['suivi', query.follower],
    ['retard', query.isLate ? '1' : null],
    ['accuse', query.isUnacknowledged ? '1' : null],
    ['q', query.search || null],
    ['tri', query.sort.by === 'recue' ? null : query.sort.by],
    ['ordre', query.sort.isDescending ? 'desc' : null],
    ...(cursor ? [[cursor.way, `${cursor.key}~${cursor.number}`] as [string, string]] : []),
  ]
  return new URLSearchParams(all.filter((pair): pair is [string, string] => pair[1] !== null)).toString()
}

/** Whether anything but the view narrows what is shown. */
export const isFiltered = (q: QueueQuery): boolean =>
  q.status !== null ||
  q.procedure !== null ||
  q.service !== null ||
  q.follower !== null ||
  q.isLate ||
  q.isUnacknowledged ||
  q.search !== ''

/** Whole days in Paris since it was sent: 0 today. */
export const ageInDays = (submittedAt: Instant, now: Instant): number =>
  parisDay(submittedAt).until(parisDay(now), { largestUnit: 'days' }).days

/** PR-40 · Late: the next move is the town's, and its day to answer is past. */
export const isLate = (status: Status, dueOn: Day | null, today: Day): boolean =>
  dueOn !== null && OURS.includes(status) && isBefore(dueOn, today)
