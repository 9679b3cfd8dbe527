import { type Instant, parisDay } from '#core/days.ts'

export type InboxView = 'a-repondre' | 'miennes' | 'ouvertes' | 'closes'

export const INBOX_VIEWS: readonly { readonly slug: InboxView; readonly label: string; readonly empty: string }[] = [
  { slug: 'a-repondre', label: 'À répondre', empty: 'Aucun message n’attend de réponse.' },
  { slug: 'miennes', label: 'Suivies par moi', empty: 'Vous ne suivez aucune conversation.' },
  { slug: 'ouvertes', label: 'Ouvertes', empty: 'Aucune conversation n’est ouverte.' },
  { slug: 'closes', label: 'Closes', empty: 'Aucune conversation n’est close.' },
]

/** The view named in the address; the first one when it is unknown. */
export const readInboxView = (slug: string | undefined): InboxView =>
  INBOX_VIEWS.find((view) => view.slug === slug)?.slug ?? 'a-repondre'

/** Whole days in Paris that somebody has waited: 0 today. */
export const daysWaiting = (since: Instant, now: Instant): number =>
  parisDay(since).until(parisDay(now), { largestUnit: 'days' }).days

/** ME-10 · After two whole days without an answer, it is late. */
export const isLate = (since: Instant, now: Instant): boolean => daysWaiting(since, now) > 2
