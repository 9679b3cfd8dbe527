import type { Exception, Hours } from './hours.ts'

/** Kind → heading of the list, in the order shown. */
export const PLACE_KINDS = {
  mairie: 'Mairie et services',
  ecole: 'Écoles',
  restauration: 'Restauration scolaire',
  accueil: 'Accueil des enfants',
  culture: 'Culture',
  sport: 'Sport',
  autre: 'Autres lieux',
} as const
export type PlaceKind = keyof typeof PLACE_KINDS

export type PlaceFacts = {
  readonly name: string
  readonly kind: PlaceKind
  readonly address: string
  readonly phone: string | null
  readonly email: string | null
  readonly accessibility: string | null
  readonly mapUrl: string | null
  readonly hours: Hours
}

export type Place = PlaceFacts & {
  readonly id: number
  readonly slug: string
  readonly updatedAt: Temporal.Instant
  readonly exceptions: readonly Exception[]
}
