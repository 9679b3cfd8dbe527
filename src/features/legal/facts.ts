import { ofName } from '#core/text.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import { senderAddress } from '#platform/mail/mail.ts'
import type { Facts } from './domain/text.ts'

/** What the words in braces of a text stand for in this town. */
export const factsOf = (town: TownIdentity): Facts => ({
  ville: ofName(town.name),
  adresse: town.address,
  telephone: town.phone,
  courriel: town.email,
  site: town.baseUrl,
  expediteur: town.mail.address ?? senderAddress.get(),
})
