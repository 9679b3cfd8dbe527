import { showMoment } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { letterName, type Named } from '#core/names.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { Letter } from '#platform/mail/letter.ts'
import type { TopUp } from '../domain/top-up.ts'
import { paymentPaths } from '../paths.ts'

/**
 * Acknowledgement of an online payment, due at once (CRPA art. L112-11), with the date of reception and the service in
 * charge: its name, address and telephone (art. R112-11-1).
 */
export const receiptLetter = (of: {
  town: TownIdentity
  to: string
  name: Named
  topUp: Pick<TopUp, 'id' | 'amountCents'>
  receiptNumber: number
  at: Temporal.Instant
}): Letter => ({
  to: of.to,
  subject: 'Accusé de réception de votre paiement',
  greeting: `Bonjour ${letterName(of.name)},`,
  parts: [
    { p: `Nous avons reçu votre paiement le ${showMoment(of.at)}. Votre compte famille a été crédité.` },
    {
      facts: [
        ['Montant', showEuros(of.topUp.amountCents)],
        ['Paiement n°', String(of.topUp.id)],
        ['Reçu n°', String(of.receiptNumber)],
        ['Date de réception', showMoment(of.at)],
        ['Régie', of.town.regieName],
      ],
    },
    { link: { path: paymentPaths.statement, label: 'Voir mon relevé de compte' } },
    {
      p: `Service chargé de votre paiement\u00a0: ${of.town.regieName}, ${of.town.address}. Téléphone\u00a0: ${of.town.phone}. Courriel\u00a0: ${of.town.email}.`,
    },
  ],
  signature: of.town.regieName,
})
