import { type Cents, showEuros } from '#core/money.ts'
import type { Named } from '#core/names.ts'
import { listed as joined, nbsp, ofName } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { block, button, letterFrom, letterText, type Signing, word } from '#platform/mail/letter-text.ts'
import { agendaPaths, FAMILY } from '../paths.ts'
import type { ToldBooking } from '../store/changed.ts'
import { bookingSlots, EXAMPLES, listed, told } from './booking-lines.ts'
import { signature } from './signature.ts'

type Told = {
  readonly to: { readonly email: string; readonly name: Named; readonly household: number }
  readonly cancelled: readonly ToldBooking[]
  /** Of the reader's household, after the change. */
  readonly balanceCents: Cents
  readonly town: Signing
}

const common = {
  theme: 'agenda',
  named: true,
  signed: signature,
  subject: 'Vos réservations ont changé',
} as const
const slots = {
  'd-enfants': word(`prénoms des enfants, avec «${nbsp}de${nbsp}» ou «${nbsp}d’${nbsp}»`, 'de Sacha et d’Andréa'),
  solde: word('solde du compte famille', `12,40${nbsp}€`),
  lien: button('Voir l’agenda'),
} as const
const END = `Solde de votre compte${nbsp}: {solde}.

{lien}`

export const daysChangedText = letterText({
  ...common,
  code: 'reservations',
  title: 'Réservations enregistrées',
  when: 'À l’adulte qui vient d’enregistrer des changements dans l’agenda.',
  body: `Voici ce que vous avez enregistré dans l’agenda {d-enfants}.

{ajouts}

{annulations}

${END}`,
  slots: { ...slots, ...bookingSlots },
})

export const creditedText = letterText({
  ...common,
  code: 'reservations-autre-parent',
  title: 'Réservations annulées par l’autre parent',
  when: 'À l’adulte qui avait payé des réservations que l’autre parent annule.',
  body: `L’autre parent {d-enfants} a changé des réservations que vous aviez payées. Votre compte a été recrédité.

{annulations}

${END}`,
  slots: { ...slots, annulations: block('les réservations annulées', ...EXAMPLES.cancelled) },
})

const filler = ({ to, balanceCents }: Told, bookings: readonly ToldBooking[]) => {
  const names = new Map(bookings.map((booking) => [booking.child, booking.firstName]))
  const [only] = names.keys()
  return {
    lines: { household: to.household, named: names.size > 1 },
    words: {
      'd-enfants': joined([...names.values()].map(ofName)),
      solde: showEuros(balanceCents),
      lien: agendaPaths.at({ who: names.size === 1 ? only! : FAMILY }),
    },
  }
}
const envelope = ({ to, town }: Told) => ({ to: to.email, name: to.name, town })

/** What changed in the children's agenda, to whoever did it. */
export const daysChangedLetter = (facts: Told & { readonly added: readonly ToldBooking[] }): Letter => {
  const { added, cancelled } = facts
  const { lines, words } = filler(facts, [...added, ...cancelled])
  return letterFrom(daysChangedText, envelope(facts), {
    ...words,
    ajouts: told('added', added, lines),
    annulations: told('cancelled', cancelled, lines),
  })
}

/** To whoever is credited for what the child's other parent cancelled. */
export const creditedLetter = (facts: Told): Letter => {
  const { lines, words } = filler(facts, facts.cancelled)
  return letterFrom(creditedText, envelope(facts), { ...words, annulations: listed('cancelled', facts.cancelled, lines) })
}
