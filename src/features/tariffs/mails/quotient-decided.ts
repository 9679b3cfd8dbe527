import { type Day, showDate } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { button, byRegie, letterFrom, letterText, word } from '#platform/mail/letter-text.ts'
import { tariffPaths } from '../paths.ts'

const common = { theme: 'paiements', named: true, signed: byRegie } as const

export const acceptedText = letterText({
  ...common,
  code: 'quotient-valide',
  title: 'Quotient familial validé',
  when: 'À l’adulte qui a déclaré le quotient familial que la mairie valide.',
  subject: 'Votre quotient familial est validé',
  body: `La mairie a validé le quotient familial que vous avez déclaré. Il compte du {debut} au {fin}.

Si le prix de réservations à venir en dépend, il est recalculé dans quelques minutes\u00a0: la différence apparaît sur votre relevé de compte.

{lien}`,
  slots: {
    debut: word('premier jour où il compte', '1er janvier 2027'),
    fin: word('dernier jour où il compte', '31 décembre 2027'),
    lien: button('Voir mon quotient familial'),
  },
})

export const refusedText = letterText({
  ...common,
  code: 'quotient-refuse',
  title: 'Quotient familial refusé',
  when: 'À l’adulte qui a déclaré un quotient familial que la mairie ne valide pas.',
  subject: 'Votre quotient familial n’est pas validé',
  body: `La mairie n’a pas pu valider le quotient familial que vous avez déclaré. Rien ne change dans vos prix.

Le motif est sur la page de votre quotient familial, où vous pouvez en déclarer un autre.

{lien}`,
  slots: { lien: button('Lire le motif') },
})

/** TA-13 · Neither the quotient nor the reason: they are on the page. */
export const decidedLetter = (of: {
  town: TownIdentity
  to: string
  name: Named
  accept: boolean
  from: Day
  until: Day
}): Letter => {
  const envelope = { to: of.to, name: of.name, town: of.town }
  const lien = tariffPaths.quotient
  return of.accept
    ? letterFrom(acceptedText, envelope, { debut: showDate(of.from), fin: showDate(of.until), lien })
    : letterFrom(refusedText, envelope, { lien })
}
