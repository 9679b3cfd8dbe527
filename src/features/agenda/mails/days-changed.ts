import { showDay, showTime } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { letterName, type Named } from '#core/names.ts'
import { listed, nbsp, ofName } from '#core/text.ts'
import type { Letter, LetterPart } from '#platform/mail/letter.ts'
import { agendaPaths, FAMILY } from '../paths.ts'
import type { ToldBooking } from '../store/changed.ts'

export type DaysChangedLetter = {
  readonly to: { readonly email: string; readonly name: Named; readonly household: number }
  readonly added: readonly ToldBooking[]
  readonly cancelled: readonly ToldBooking[]
  /** Of the reader's household, after the change. */
  readonly balanceCents: Cents
  /** The reader did it; otherwise it was the child's other parent. */
  readonly own: boolean
  readonly townName: string
}

/** The price is told to the household that pays it, nobody else (ruling 15). */
const line = (booking: ToldBooking, household: number, named: boolean): string => {
  const price = booking.household === household ? `${nbsp}: ${showEuros(booking.priceCents)}` : ''
  const who = named ? `${booking.firstName}, ` : ''
  return `${who}${showDay(booking.day)}, ${showTime(booking.startsAt)}, ${booking.serviceName} – ${booking.name}${price}`
}

/** What changed in the children's agenda, to whoever did it and to whoever is credited for it. */
export const daysChangedLetter = ({ to, added, cancelled, balanceCents, own, townName }: DaysChangedLetter): Letter => {
  const names = new Map([...added, ...cancelled].map((booking) => [booking.child, booking.firstName]))
  const whose = listed([...names.values()].map(ofName))
  const told = (title: string, bookings: readonly ToldBooking[]): LetterPart[] =>
    bookings.length === 0 ? [] : [{ p: title }, { list: bookings.map((booking) => line(booking, to.household, names.size > 1)) }]
  const [only] = names.keys()
  return {
    to: to.email,
    subject: 'Vos réservations ont changé',
    greeting: `Bonjour ${letterName(to.name)},`,
    parts: [
      {
        p: own
          ? `Voici ce que vous avez enregistré dans l’agenda ${whose}.`
          : `L’autre parent ${whose} a changé des réservations que vous aviez payées. Votre compte a été recrédité.`,
      },
      ...told(`Réservations ajoutées${nbsp}:`, added),
      ...told(`Réservations annulées${nbsp}:`, cancelled),
      { p: `Solde de votre compte${nbsp}: ${showEuros(balanceCents)}.` },
      { link: { path: agendaPaths.at({ who: names.size === 1 ? only! : FAMILY }), label: 'Voir l’agenda' } },
    ],
    signature: `La mairie – ${townName}`,
  }
}
