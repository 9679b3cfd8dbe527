import { type Day, type Instant, parisInstant, showTime } from '#core/days.ts'
import { nbsp } from '#core/text.ts'

/**
 * Until when one may book or cancel (AG-2). `days_before`: calendar days before the day of service; `at`: the last minute in
 * which it is possible, Paris time. `none`: no limit of its own.
 */
export type CutOff =
  | { readonly kind: 'days_before'; readonly days: number; readonly at: Temporal.PlainTime }
  | { readonly kind: 'none' }
export type CutOffs = { readonly booking: CutOff; readonly cancelling: CutOff }

/**
 * The first instant at which it is too late. Never after the midnight that opens the day of service: nothing of today can
 * be changed (AG-1).
 */
export const closesAt = (cutOff: CutOff, day: Day): Instant => {
  const known = limits.get(cutOff) ?? new Map<string, Instant>()
  limits.set(cutOff, known)
  const name = String(day)
  const limit = known.get(name) ?? limitAt(cutOff, day)
  known.set(name, limit)
  return limit
}

/** A month asks for the same limits at each visit: rule → day → limit. */
const limits = new WeakMap<CutOff, Map<string, Instant>>()

const limitAt = (cutOff: CutOff, day: Day): Instant =>
  cutOff.kind === 'none' || cutOff.days === 0
    ? parisInstant(day)
    : parisInstant(day.subtract({ days: cutOff.days }), cutOff.at).add({ minutes: 1 })

const EVE = `la veille, 23${nbsp}h${nbsp}59`

/** «la veille, 23 h 59», «l’avant-veille, 10 h», «7 jours avant, 10 h»: what follows «jusqu’à». */
const limitOf = (cutOff: CutOff): string => {
  if (cutOff.kind === 'none' || cutOff.days === 0) return EVE
  const time = showTime(cutOff.at)
  if (cutOff.days === 1) return `la veille, ${time}`
  return cutOff.days === 2 ? `l’avant-veille, ${time}` : `${cutOff.days}${nbsp}jours avant, ${time}`
}

/** «Réservation et annulation jusqu’à la veille, 23 h 59.» */
export const explainCutOffs = ({ booking, cancelling }: CutOffs): string => {
  const [book, cancel] = [limitOf(booking), limitOf(cancelling)]
  return book === cancel
    ? `Réservation et annulation jusqu’à ${book}.`
    : `Réservation jusqu’à ${book} ; annulation jusqu’à ${cancel}.`.replace(' ;', '\u202f;')
}
