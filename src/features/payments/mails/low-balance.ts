import { type Day, showDate } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { letterName, type Named } from '#core/names.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { paymentPaths } from '../paths.ts'

/** PA-14 · To an adult who asked for it. */
export const lowBalanceLetter = (of: {
  town: TownIdentity
  to: string
  name: Named
  balanceCents: Cents
  thresholdCents: Cents
  today: Day
}): Letter => ({
  to: of.to,
  subject: 'Votre compte famille est bas',
  greeting: `Bonjour ${letterName(of.name)},`,
  parts: [
    {
      p: `Le ${showDate(of.today)}, votre compte famille est à ${showEuros(of.balanceCents)}, sous les ${showEuros(of.thresholdCents)} que vous avez choisis.`,
    },
    { p: 'Les réservations déjà faites sont gardées.' },
    { link: { path: paymentPaths.home, label: 'Voir mes paiements' } },
    { p: 'Vous recevez ce courriel parce que vous l’avez demandé. Vous pouvez l’arrêter sur la page Paiements.' },
  ],
  signature: of.town.regieName,
})
