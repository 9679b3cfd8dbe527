import { showMoment } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { letterName, type Named } from '#core/names.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import type { PdfDocument } from '#platform/pdf/index.ts'
import { MEANS, type Receipt, receiptLabel } from '../domain/receipt.ts'

/** PA-7 · The receipt on paper. `isDuplicate`: an agent printed it before. */
export const receiptPaper = (of: {
  town: TownIdentity
  receipt: Receipt
  payer: Named
  isDuplicate?: boolean
  at: Temporal.Instant
}): PdfDocument => {
  const { town, receipt, payer } = of
  return {
    title: receiptLabel(receipt.number),
    issuer: [town.name, town.regieName, town.address, `Téléphone\u00a0: ${town.phone}`],
    recipient: [letterName(payer), `Compte famille n°\u00a0${receipt.household}`],
    blocks: [
      {
        kind: 'text',
        text: `La régie a reçu la somme de ${showEuros(receipt.amountCents)}, versée sur le compte famille.`,
        strong: true,
      },
      {
        kind: 'facts',
        rows: [
          ['Reçu n°', String(receipt.number)],
          ['Date', showMoment(receipt.issuedAt)],
          ['Montant', showEuros(receipt.amountCents)],
          ['Moyen de paiement', MEANS[receipt.means]],
          ...(receipt.receivedBy === null ? [] : [['Reçu par', receipt.receivedBy] as const]),
          ...(receipt.topUp === null ? [] : [['Paiement en ligne n°', String(receipt.topUp)] as const]),
        ],
      },
      ...(receipt.isCancelled
        ? [
            {
              kind: 'text',
              text: 'Ce paiement a été annulé depuis\u00a0: ce reçu ne prouve plus un versement.',
              strong: true,
            } as const,
          ]
        : []),
      { kind: 'text', text: 'Gardez ce reçu\u00a0: il prouve votre paiement.', quiet: true },
    ],
    footer: `${town.regieName} – ${receiptLabel(receipt.number)}`,
    ...(of.isDuplicate ? { stamp: 'DUPLICATA' } : {}),
    madeAt: of.at,
  }
}
