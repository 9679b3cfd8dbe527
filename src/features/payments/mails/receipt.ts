import { showMoment } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import type { Named } from '#core/names.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { block, button, byRegie, letterFrom, letterText, word } from '#platform/mail/letter-text.ts'
import type { TopUp } from '../domain/top-up.ts'
import { paymentPaths } from '../paths.ts'

const factsOf = (amount: string, payment: string, receipt: string, moment: string, regie: string) => ({
  facts: [
    ['Montant', amount],
    ['Paiement n°', payment],
    ['Reçu n°', receipt],
    ['Date de réception', moment],
    ['Régie', regie],
  ] as const,
})
const serviceOf = (town: Pick<TownIdentity, 'regieName' | 'address' | 'phone' | 'email'>) => ({
  p: `Service chargé de votre paiement\u00a0: ${town.regieName}, ${town.address}. Téléphone\u00a0: ${town.phone}. Courriel\u00a0: ${town.email}.`,
})
const MOMENT = '16 novembre 2026 à 10\u00a0h'
const REGIE = 'Régie périscolaire'

export const receiptText = letterText({
  code: 'paiement-recu',
  theme: 'paiements',
  title: 'Accusé de réception d’un paiement',
  when: 'À l’adulte qui vient de payer en ligne.',
  named: true,
  signed: byRegie,
  subject: 'Accusé de réception de votre paiement',
  body: `Nous avons reçu votre paiement le {date}. Votre compte famille a été crédité.

{paiement}

{lien}

{service}`,
  slots: {
    date: word('jour et heure du paiement', MOMENT),
    paiement: block('le paiement et son reçu', factsOf('50,00\u00a0€', '125', '48', MOMENT, REGIE)),
    lien: button('Voir mon relevé de compte'),
    service: block(
      'ce que la loi demande de dire du service chargé du paiement',
      serviceOf({
        regieName: REGIE,
        address: '1 place de la Mairie',
        phone: '01\u00a023\u00a045\u00a067\u00a089',
        email: 'regie@exemple.fr',
      }),
    ),
  },
})

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
}): Letter => {
  const { town, topUp } = of
  const moment = showMoment(of.at)
  const amount = showEuros(topUp.amountCents)
  return letterFrom(
    receiptText,
    { to: of.to, name: of.name, town },
    {
      date: moment,
      paiement: [factsOf(amount, String(topUp.id), String(of.receiptNumber), moment, town.regieName)],
      lien: paymentPaths.statement,
      service: [serviceOf(town)],
    },
  )
}
