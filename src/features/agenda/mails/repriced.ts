import { sameDay, showDate } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import type { Named } from '#core/names.ts'
import { count, nbsp } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { block, button, letterFrom, letterText, type Signing, word } from '#platform/mail/letter-text.ts'
import type { Repriced } from '../store/repricing.ts'
import { signature } from './signature.ts'

export type RepricedLetter = {
  readonly to: { readonly email: string; readonly name: Named }
  readonly repriced: readonly Repriced[]
  /** A tariff of the town is another, rather than what it knows of the household. */
  readonly isTariff: boolean
  readonly statementPath: string
  readonly town: Signing
}

const common = {
  theme: 'paiements',
  named: true,
  signed: signature,
  subject: 'Le prix de réservations à venir a changé',
  slots: {
    changements: block('les réservations, avec l’ancien prix et le nouveau', {
      list: [
        `Restauration scolaire – Repas, 12${nbsp}réservations du 7 décembre 2026 au 22 janvier 2027${nbsp}: 3,50${nbsp}€ avant, 3,20${nbsp}€ maintenant`,
      ],
    }),
    difference: word('ce que cela change en tout', `3,60${nbsp}€ de moins`),
    lien: button('Voir le relevé de compte'),
  },
} as const
const bodyOf = (why: string): string => `${why}

{changements}

En tout, vos réservations coûtent {difference}.

Sur votre relevé de compte, chaque ancien débit est annulé et refait au nouveau prix${nbsp}; «${nbsp}Pourquoi ce prix${nbsp}?${nbsp}» montre le calcul. Les réservations restent${nbsp}; vous pouvez les annuler dans l’agenda tant que le délai le permet.

{lien}`

const tariffText = letterText({
  ...common,
  code: 'prix-tarif',
  title: 'Prix changés par un nouveau tarif',
  when: 'À la famille dont un tarif voté change le prix de réservations à venir.',
  body: bodyOf('Un nouveau tarif voté par la commune s’applique à des réservations déjà faites pour les jours à venir.'),
})

const householdText = letterText({
  ...common,
  code: 'prix-famille',
  title: 'Prix changés par la situation de la famille',
  when: 'À la famille dont ce que la mairie sait d’elle (quotient, commune, enfants) change le prix de réservations à venir.',
  body: bodyOf(
    `La mairie a mis à jour ce qui sert à calculer vos prix${nbsp}: des réservations déjà faites pour les jours à venir changent de prix.`,
  ),
})

const span = ({ first, last }: Repriced): string =>
  sameDay(first, last) ? `le ${showDate(first)}` : `du ${showDate(first)} au ${showDate(last)}`

const difference = (cents: Cents): string =>
  cents > 0 ? `${showEuros(cents)} de plus` : cents < 0 ? `${showEuros(-cents)} de moins` : 'autant qu’avant'

/** AG-30 · What the household that pays must know: what, when, before, after. Neither a name nor a quotient. */
export const repricedLetter = ({ to, repriced, isTariff, statementPath, town }: RepricedLetter): Letter =>
  letterFrom(
    isTariff ? tariffText : householdText,
    { to: to.email, name: to.name, town },
    {
      changements: [
        {
          list: repriced.map(
            (r) =>
              `${r.service} – ${r.activity}, ${count(r.bookings, 'réservation')} ${span(r)}${nbsp}: ${showEuros(r.beforeCents)} avant, ${showEuros(r.afterCents)} maintenant`,
          ),
        },
      ],
      difference: difference(repriced.reduce((sum, r) => sum + r.bookings * (r.afterCents - r.beforeCents), 0)),
      lien: statementPath,
    },
  )

export const repricedTexts = [tariffText, householdText]
