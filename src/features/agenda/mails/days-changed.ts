import { showDay, showTime } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { letterName, type Named } from '#core/names.ts'
import { nbsp, ofName } from '#core/text.ts'
import type { Letter, LetterPart } from '#platform/mail/letter.ts'
import { agendaPaths } from '../paths.ts'
import type { ToldBooking } from '../store/changed.ts'

export type DaysChangedLetter = {
  readonly to: { readonly email: string; readonly name: Named; readonly household: number }
  readonly child: { readonly id: number; readonly firstName: string }
  readonly added: readonly ToldBooking[]
  readonly cancelled: readonly ToldBooking[]
  /** Of the reader's household, after the change. */
  readonly balanceCents: Cents
  /** The reader did it; otherwise it was the child's other parent. */
  readonly own: boolean
  readonly townName: string
}

/** The price is told to the household that pays it, nobody else (ruling 15). */
const line = (booking: ToldBooking, household: number): string => {
  const price = booking.household === household ? `${nbsp}: ${showEuros(booking.priceCents)}` : ''
  return `${showDay(booking.day)}, ${showTime(booking.startsAt)}, ${booking.serviceName} – ${booking.name}${price}`
}

const told = (title: string, bookings: readonly ToldBooking[], household: number): LetterPart[] =>
  bookings.length === 0 ? [] : [{ p: title }, { list: bookings.map((booking) => line(booking, household)) }]

/** What changed in a child's agenda, to whoever did it and to whoever is credited for it. */
export const daysChangedLetter = ({ to, child, added, cancelled, balanceCents, own, townName }: DaysChangedLetter): Letter => ({
  to: to.email,
  subject: 'Vos réservations ont changé',
  greeting: `Bonjour ${letterName(to.name)},`,
  parts: [
    {
      p: own
        ? `Voici ce que vous avez enregistré dans l’agenda ${ofName(child.firstName)}.`
        : `L’autre parent ${ofName(child.firstName)} a changé des réservations que vous aviez payées. Votre compte a été recrédité.`,
    },
    ...told(`Réservations ajoutées${nbsp}:`, added, to.household),
    ...told(`Réservations annulées${nbsp}:`, cancelled, to.household),
    { p: `Solde de votre compte${nbsp}: ${showEuros(balanceCents)}.` },
    { link: { path: agendaPaths.ofMonth({ child: child.id }), label: 'Voir l’agenda' } },
  ],
  signature: `La mairie – ${townName}`,
})
