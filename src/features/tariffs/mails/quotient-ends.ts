import { type Day, showDate } from '#core/days.ts'
import { letterName, type Named } from '#core/names.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { tariffPaths } from '../paths.ts'

/** TA-14 · To whoever declared it, once. */
export const quotientEndsLetter = (of: { town: TownIdentity; to: string; name: Named; until: Day }): Letter => ({
  to: of.to,
  subject: 'Votre quotient familial arrive à son terme',
  greeting: `Bonjour ${letterName(of.name)},`,
  parts: [
    { p: `Le quotient familial que la mairie a validé compte jusqu’au ${showDate(of.until)}.` },
    {
      p: 'Après ce jour, les prix seront ceux prévus pour un quotient non connu. Pour l’éviter, déclarez votre nouveau quotient avec une attestation récente de la CAF ou de la MSA.',
    },
    { link: { path: tariffPaths.quotient, label: 'Déclarer mon quotient familial' } },
  ],
  signature: of.town.regieName,
})
