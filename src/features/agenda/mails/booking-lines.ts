import { showDay, showTime } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { nbsp } from '#core/text.ts'
import type { LetterPart } from '#platform/mail/letter.ts'
import { maybe } from '#platform/mail/letter-text.ts'
import type { ToldBooking } from '../store/changed.ts'

/** The price is told to the household that pays it, nobody else (ruling 15). */
const line = (booking: ToldBooking, household: number, named: boolean): string => {
  const price = booking.household === household ? `${nbsp}: ${showEuros(booking.priceCents)}` : ''
  const who = named ? `${booking.firstName}, ` : ''
  return `${who}${showDay(booking.day)}, ${showTime(booking.startsAt)}, ${booking.serviceName} – ${booking.name}${price}`
}

const TITLES = { added: `Réservations ajoutées${nbsp}:`, cancelled: `Réservations annulées${nbsp}:` } as const

export type Lines = { readonly household: number /** Each line says whose. */; readonly named: boolean }

export const listed = (what: keyof typeof TITLES, bookings: readonly ToldBooking[], { household, named }: Lines) =>
  [{ p: TITLES[what] }, { list: bookings.map((booking) => line(booking, household, named)) }] as const

/** The same; nothing when there is none. */
export const told = (what: keyof typeof TITLES, bookings: readonly ToldBooking[], lines: Lines): readonly LetterPart[] =>
  bookings.length === 0 ? [] : listed(what, bookings, lines)

const example = (day: string): string => `${day}, 12\u00a0h, Restauration scolaire – Repas${nbsp}: 3,50${nbsp}€`
export const EXAMPLES = {
  added: [{ p: TITLES.added }, { list: [example('lundi 7 décembre 2026'), example('mardi 8 décembre 2026')] }],
  cancelled: [{ p: TITLES.cancelled }, { list: [example('jeudi 10 décembre 2026')] }],
} as const

export const bookingSlots = {
  ajouts: maybe('les réservations ajoutées', ...EXAMPLES.added),
  annulations: maybe('les réservations annulées', ...EXAMPLES.cancelled),
} as const
