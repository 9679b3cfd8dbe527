import { type Day, showDate } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import type { Named } from '#core/names.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { button, byRegie, letterFrom, letterText, word } from '#platform/mail/letter-text.ts'
import { paymentPaths } from '../paths.ts'

export const lowBalanceText = letterText({
  code: 'compte-bas',
  theme: 'paiements',
  title: 'Compte famille bas',
  when: 'À l’adulte qui a demandé cette alerte.',
  named: true,
  signed: byRegie,
  subject: 'Votre compte famille est bas',
  body: `Le {date}, votre compte famille est à {solde}, sous les {seuil} que vous avez choisis.

Les réservations déjà faites sont gardées.

{lien}

Vous recevez ce courriel parce que vous l’avez demandé. Vous pouvez l’arrêter sur la page Paiements.`,
  slots: {
    date: word('le jour', '16 novembre 2026'),
    solde: word('solde du compte', '4,20\u00a0€'),
    seuil: word('seuil choisi par la famille', '10,00\u00a0€'),
    lien: button('Voir mes paiements'),
  },
})

/** PA-14 · To an adult who asked for it. */
export const lowBalanceLetter = (of: {
  town: TownIdentity
  to: string
  name: Named
  balanceCents: Cents
  thresholdCents: Cents
  today: Day
}): Letter =>
  letterFrom(
    lowBalanceText,
    { to: of.to, name: of.name, town: of.town },
    {
      date: showDate(of.today),
      solde: showEuros(of.balanceCents),
      seuil: showEuros(of.thresholdCents),
      lien: paymentPaths.home,
    },
  )
