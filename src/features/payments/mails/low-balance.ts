import { type Day, showDate } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { letterName, type Named } from '#core/names.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { type LetterText, letterFrom } from '#platform/mail/letter-text.ts'
import { paymentPaths } from '../paths.ts'

export const lowBalanceText: LetterText = {
  code: 'compte-bas',
  title: 'Compte famille bas',
  when: 'À l’adulte qui a demandé cette alerte.',
  subject: 'Votre compte famille est bas',
  body: `Le {date}, votre compte famille est à {solde}, sous les {seuil} que vous avez choisis.

Les réservations déjà faites sont gardées.

{lien}

Vous recevez ce courriel parce que vous l’avez demandé. Vous pouvez l’arrêter sur la page Paiements.`,
  words: { date: 'Le jour', solde: 'Solde du compte', seuil: 'Seuil choisi par la famille' },
  blocks: { lien: 'le bouton «\u00a0Voir mes paiements\u00a0»' },
  example: {
    words: { date: '16 novembre 2026', solde: '4,20\u00a0€', seuil: '10,00\u00a0€' },
    blocks: { lien: [{ link: { path: paymentPaths.home, label: 'Voir mes paiements' } }] },
  },
}

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
    { to: of.to, greeting: `Bonjour ${letterName(of.name)},`, signature: of.town.regieName },
    {
      words: { date: showDate(of.today), solde: showEuros(of.balanceCents), seuil: showEuros(of.thresholdCents) },
      blocks: { lien: [{ link: { path: paymentPaths.home, label: 'Voir mes paiements' } }] },
    },
  )
