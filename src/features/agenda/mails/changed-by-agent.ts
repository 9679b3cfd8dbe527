import { showDay, showTime } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { letterName, type Named } from '#core/names.ts'
import { nbsp, ofName } from '#core/text.ts'
import type { Letter, LetterPart } from '#platform/mail/letter.ts'
import { agendaPaths } from '../paths.ts'
import type { ToldBooking } from '../store/changed.ts'

export type ChangedByAgentLetter = {
  readonly to: { readonly email: string; readonly name: Named; readonly household: number }
  readonly child: { readonly id: number; readonly firstName: string }
  readonly added: readonly ToldBooking[]
  readonly cancelled: readonly ToldBooking[]
  readonly why: string | null
  readonly balanceCents: Cents
  readonly townName: string
}

/** The price is told to the household that pays it, nobody else (ruling 15). */
const line = (booking: ToldBooking, household: number): string => {
  const price = booking.household === household ? `${nbsp}: ${showEuros(booking.priceCents)}` : ''
  return `${showDay(booking.day)}, ${showTime(booking.startsAt)}, ${booking.serviceName} – ${booking.name}${price}`
}
const told = (title: string, bookings: readonly ToldBooking[], household: number): LetterPart[] =>
  bookings.length === 0 ? [] : [{ p: title }, { list: bookings.map((booking) => line(booking, household)) }]

/** AG-16 · What the town hall changed in a child's agenda, and why. */
export const changedByAgentLetter = (facts: ChangedByAgentLetter): Letter => {
  const { to, child, added, cancelled, why, balanceCents, townName } = facts
  return {
    to: to.email,
    subject: 'La mairie a changé des réservations',
    greeting: `Bonjour ${letterName(to.name)},`,
    parts: [
      { p: `La mairie a changé des réservations dans l’agenda ${ofName(child.firstName)}.` },
      ...(why === null ? [] : [{ p: `Motif${nbsp}: ${why}` }]),
      ...told(`Réservations ajoutées${nbsp}:`, added, to.household),
      ...told(`Réservations annulées${nbsp}:`, cancelled, to.household),
      { p: `Solde de votre compte${nbsp}: ${showEuros(balanceCents)}.` },
      { link: { path: agendaPaths.at({ who: child.id }), label: 'Voir l’agenda' } },
    ],
    signature: `La mairie – ${townName}`,
  }
}
