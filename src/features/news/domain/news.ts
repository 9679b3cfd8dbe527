import { type Day, daysBetween, isBefore } from '#core/days.ts'
import { count } from '#core/text.ts'

export const AUDIENCES = { tous: 'Tout le monde', familles: 'Les familles connectées' } as const
export type Audience = keyof typeof AUDIENCES
export const STATUSES = {
  brouillon: 'Brouillon',
  programmee: 'Programmée',
  publiee: 'Publiée',
  archivee: 'Archivée',
} as const
export type NewsStatus = keyof typeof STATUSES
export type NewsImage = { readonly id: string; readonly alt: string; readonly width: number; readonly height: number }

export type News = {
  readonly id: number
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly body: string
  readonly audience: Audience
  readonly status: NewsStatus
  readonly isPinned: boolean
  readonly publishAt: Temporal.Instant | null
  readonly publishedAt: Temporal.Instant | null
  readonly updatedAt: Temporal.Instant
  readonly image: NewsImage | null
}

/** NE-2 · «aujourd’hui», «hier», «il y a 4 jours», «il y a 3 semaines», «il y a 5 mois», «il y a 2 ans». */
export const ago = (day: Day, today: Day): string => {
  const days = isBefore(day, today) ? daysBetween(day, today).length - 1 : 0
  if (days === 0) return 'aujourd’hui'
  if (days === 1) return 'hier'
  if (days < 14) return `il y a ${count(days, 'jour')}`
  if (days < 60) return `il y a ${count(Math.floor(days / 7), 'semaine')}`
  if (days < 730) return `il y a ${Math.floor(days / 30.44)}\u00a0mois`
  return `il y a ${count(Math.floor(days / 365), 'an')}`
}
