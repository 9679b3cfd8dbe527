import { type Instant, parisDay } from '#core/days.ts'
import type { Status } from './status.ts'

export type QueueView = {
  readonly slug: string
  readonly label: string
  readonly statuses: readonly Status[] /** Only those that this agent holds. */
  readonly mine: boolean
  readonly empty: string
}

/** The queue's views, by what an agent has to do. */
export const QUEUE_VIEWS: readonly QueueView[] = [
  { slug: 'a-prendre', label: 'À prendre', statuses: ['enregistree'], mine: false, empty: 'Aucune demande à prendre en charge.' },
  {
    slug: 'miennes',
    label: 'Suivies par moi',
    statuses: ['en_traitement', 'a_completer'],
    mine: true,
    empty: 'Vous ne suivez aucune demande.',
  },
  {
    slug: 'en-traitement',
    label: 'En traitement',
    statuses: ['en_traitement', 'a_completer'],
    mine: false,
    empty: 'Aucune demande en traitement.',
  },
  {
    slug: 'traitees',
    label: 'Traitées',
    statuses: ['acceptee', 'refusee', 'annulee'],
    mine: false,
    empty: 'Aucune demande traitée.',
  },
  {
    slug: 'toutes',
    label: 'Toutes',
    statuses: ['enregistree', 'en_traitement', 'a_completer', 'acceptee', 'refusee', 'annulee'],
    mine: false,
    empty: 'Aucune demande n’a encore été faite.',
  },
]

/** The view named in the address; the first one when it is unknown. */
export const readView = (slug: string | undefined): QueueView => QUEUE_VIEWS.find((v) => v.slug === slug) ?? QUEUE_VIEWS[0]!

/** Whole days in Paris since it was sent: 0 today. */
export const ageInDays = (submittedAt: Instant, now: Instant): number =>
  parisDay(submittedAt).until(parisDay(now), { largestUnit: 'days' }).days
