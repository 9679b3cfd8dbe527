import { type Day, showDate } from '#core/days.ts'
import { letterName, type Named } from '#core/names.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { tariffPaths } from '../paths.ts'

/** TA-13 · Neither the quotient nor the reason: they are on the page. */
export const decidedLetter = (of: {
  town: TownIdentity
  to: string
  name: Named
  accept: boolean
  from: Day
  until: Day
}): Letter => ({
  to: of.to,
  subject: of.accept ? 'Votre quotient familial est validé' : 'Votre quotient familial n’est pas validé',
  greeting: `Bonjour ${letterName(of.name)},`,
  parts: of.accept
    ? [
        {
          p: `La mairie a validé le quotient familial que vous avez déclaré. Il compte du ${showDate(of.from)} au ${showDate(of.until)}.`,
        },
        {
          p: 'Si le prix de réservations à venir en dépend, il est recalculé dans quelques minutes\u00a0: la différence apparaît sur votre relevé de compte.',
        },
        { link: { path: tariffPaths.quotient, label: 'Voir mon quotient familial' } },
      ]
    : [
        { p: 'La mairie n’a pas pu valider le quotient familial que vous avez déclaré. Rien ne change dans vos prix.' },
        { p: 'Le motif est sur la page de votre quotient familial, où vous pouvez en déclarer un autre.' },
        { link: { path: tariffPaths.quotient, label: 'Lire le motif' } },
      ],
  signature: of.town.regieName,
})
