import { sameDay, showDate } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { letterName, type Named } from '#core/names.ts'
import { count, nbsp } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import type { Repriced } from '../store/repricing.ts'

export type RepricedLetter = {
  readonly to: { readonly email: string; readonly name: Named }
  readonly repriced: readonly Repriced[]
  /** A tariff of the town is another, rather than what it knows of the household. */
  readonly isTariff: boolean
  readonly statementPath: string
  readonly townName: string
}

const span = ({ first, last }: Repriced): string =>
  sameDay(first, last) ? `le ${showDate(first)}` : `du ${showDate(first)} au ${showDate(last)}`

const difference = (cents: Cents): string =>
  cents > 0
    ? `En tout, vos réservations coûtent ${showEuros(cents)} de plus.`
    : cents < 0
      ? `En tout, vos réservations coûtent ${showEuros(-cents)} de moins.`
      : 'En tout, vos réservations coûtent autant qu’avant.'

/** AG-30 · What the household that pays must know: what, when, before, after. Neither a name nor a quotient. */
export const repricedLetter = ({ to, repriced, isTariff, statementPath, townName }: RepricedLetter): Letter => ({
  to: to.email,
  subject: 'Le prix de réservations à venir a changé',
  greeting: `Bonjour ${letterName(to.name)},`,
  parts: [
    {
      p: isTariff
        ? 'Un nouveau tarif voté par la commune s’applique à des réservations déjà faites pour les jours à venir.'
        : 'La mairie a mis à jour ce qui sert à calculer vos prix\u00a0: des réservations déjà faites pour les jours à venir changent de prix.',
    },
    {
      list: repriced.map(
        (r) =>
          `${r.service} – ${r.activity}, ${count(r.bookings, 'réservation')} ${span(r)}${nbsp}: ${showEuros(r.beforeCents)} avant, ${showEuros(r.afterCents)} maintenant`,
      ),
    },
    { p: difference(repriced.reduce((sum, r) => sum + r.bookings * (r.afterCents - r.beforeCents), 0)) },
    {
      p: 'Sur votre relevé de compte, chaque ancien débit est annulé et refait au nouveau prix\u00a0; «\u00a0Pourquoi ce prix\u00a0?\u00a0» montre le calcul. Les réservations restent\u00a0; vous pouvez les annuler dans l’agenda tant que le délai le permet.',
    },
    { link: { path: statementPath, label: 'Voir le relevé de compte' } },
  ],
  signature: `La mairie – ${townName}`,
})
