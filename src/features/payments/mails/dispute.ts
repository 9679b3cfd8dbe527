import { showEuros } from '#core/money.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { Letter } from '#platform/mail/letter.ts'
import type { TopUp } from '../domain/top-up.ts'

/** To the town hall: the bank says another amount than the one asked; nothing was credited and somebody must look. */
export const disputeLetter = (
  town: TownIdentity,
  topUp: Pick<TopUp, 'id' | 'amountCents' | 'reference'>,
  saidCents: number | null,
): Letter => ({
  to: town.email,
  subject: 'Paiement en ligne à vérifier',
  greeting: 'Bonjour,',
  parts: [
    {
      p: 'La plateforme de paiement annonce un paiement qui ne correspond pas à celui qui a été demandé. Le compte de la famille n’a pas été crédité.',
    },
    {
      facts: [
        ['Paiement n°', String(topUp.id)],
        ['Référence', topUp.reference],
        ['Montant demandé', showEuros(topUp.amountCents)],
        ['Montant annoncé', saidCents === null ? 'celui d’un autre paiement' : showEuros(saidCents)],
      ],
    },
    { p: 'Vérifiez ce paiement auprès de la plateforme, puis répondez à la famille.' },
  ],
  signature: town.regieName,
})
