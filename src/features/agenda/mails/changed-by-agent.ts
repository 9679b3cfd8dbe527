import { type Cents, showEuros } from '#core/money.ts'
import type { Named } from '#core/names.ts'
import { nbsp, ofName } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { button, letterFrom, letterText, maybe, type Signing, word } from '#platform/mail/letter-text.ts'
import { agendaPaths } from '../paths.ts'
import type { ToldBooking } from '../store/changed.ts'
import { bookingSlots, told } from './booking-lines.ts'
import { signature } from './signature.ts'

export type ChangedByAgentLetter = {
  readonly to: { readonly email: string; readonly name: Named; readonly household: number }
  readonly child: { readonly id: number; readonly firstName: string }
  readonly added: readonly ToldBooking[]
  readonly cancelled: readonly ToldBooking[]
  readonly why: string | null
  readonly balanceCents: Cents
  readonly town: Signing
}

export const changedByAgentText = letterText({
  code: 'reservations-mairie',
  theme: 'agenda',
  title: 'Réservations changées par la mairie',
  when: 'Aux parents d’un enfant dont un agent a changé les réservations.',
  named: true,
  signed: signature,
  subject: 'La mairie a changé des réservations',
  body: `La mairie a changé des réservations dans l’agenda {d-enfant}.

{motif}

{ajouts}

{annulations}

Solde de votre compte${nbsp}: {solde}.

{lien}`,
  slots: {
    'd-enfant': word(`prénom de l’enfant, avec «${nbsp}de${nbsp}» ou «${nbsp}d’${nbsp}»`, 'de Sacha'),
    motif: maybe('le motif écrit par l’agent', { p: `Motif${nbsp}: enfant absent pour une sortie scolaire` }),
    ...bookingSlots,
    solde: word('solde du compte famille', `12,40${nbsp}€`),
    lien: button('Voir l’agenda'),
  },
})

/** AG-16 · What the town hall changed in a child's agenda, and why. */
export const changedByAgentLetter = (facts: ChangedByAgentLetter): Letter => {
  const { to, child, added, cancelled, why, balanceCents, town } = facts
  const lines = { household: to.household, named: false }
  return letterFrom(
    changedByAgentText,
    { to: to.email, name: to.name, town },
    {
      'd-enfant': ofName(child.firstName),
      motif: why === null ? [] : [{ p: `Motif${nbsp}: ${why}` }],
      ajouts: told('added', added, lines),
      annulations: told('cancelled', cancelled, lines),
      solde: showEuros(balanceCents),
      lien: agendaPaths.at({ who: child.id }),
    },
  )
}
