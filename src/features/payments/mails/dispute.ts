import { showEuros } from '#core/money.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { block, byRegie, letterFrom, letterText } from '#platform/mail/letter-text.ts'
import type { TopUp } from '../domain/top-up.ts'

const factsOf = (number: string, reference: string, asked: string, said: string) => ({
  facts: [
    ['Paiement n°', number],
    ['Référence', reference],
    ['Montant demandé', asked],
    ['Montant annoncé', said],
  ] as const,
})

export const disputeText = letterText({
  code: 'paiement-a-verifier',
  theme: 'mairie',
  title: 'Paiement en ligne à vérifier',
  when: 'À la mairie, quand la plateforme de paiement annonce un autre montant que celui demandé.',
  named: false,
  signed: byRegie,
  subject: 'Paiement en ligne à vérifier',
  body: `La plateforme de paiement annonce un paiement qui ne correspond pas à celui qui a été demandé. Le compte de la famille n’a pas été crédité.

{paiement}

Vérifiez ce paiement auprès de la plateforme, puis répondez à la famille.`,
  slots: {
    paiement: block('le paiement', factsOf('125', 'K4T9-7PQX', '50,00\u00a0€', '5,00\u00a0€')),
  },
})

/** To the town hall: the bank says another amount than the one asked; nothing was credited and somebody must look. */
export const disputeLetter = (
  town: TownIdentity,
  topUp: Pick<TopUp, 'id' | 'amountCents' | 'reference'>,
  saidCents: number | null,
): Letter => {
  const said = saidCents === null ? 'celui d’un autre paiement' : showEuros(saidCents)
  return letterFrom(
    disputeText,
    { to: town.email, town },
    { paiement: [factsOf(String(topUp.id), topUp.reference, showEuros(topUp.amountCents), said)] },
  )
}
