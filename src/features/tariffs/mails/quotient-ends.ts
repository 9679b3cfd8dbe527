import { type Day, showDate } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { button, byRegie, letterFrom, letterText, word } from '#platform/mail/letter-text.ts'
import { tariffPaths } from '../paths.ts'

export const quotientEndsText = letterText({
  code: 'quotient-terme',
  theme: 'paiements',
  title: 'Quotient familial à son terme',
  when: 'À l’adulte qui a déclaré un quotient familial, avant qu’il ne compte plus.',
  named: true,
  signed: byRegie,
  subject: 'Votre quotient familial arrive à son terme',
  body: `Le quotient familial que la mairie a validé compte jusqu’au {fin}.

Après ce jour, les prix seront ceux prévus pour un quotient non connu. Pour l’éviter, déclarez votre nouveau quotient avec une attestation récente de la CAF ou de la MSA.

{lien}`,
  slots: {
    fin: word('dernier jour où il compte', '31 décembre 2026'),
    lien: button('Déclarer mon quotient familial'),
  },
})

/** TA-14 · To whoever declared it, once. */
export const quotientEndsLetter = (of: { town: TownIdentity; to: string; name: Named; until: Day }): Letter =>
  letterFrom(
    quotientEndsText,
    { to: of.to, name: of.name, town: of.town },
    { fin: showDate(of.until), lien: tariffPaths.quotient },
  )
