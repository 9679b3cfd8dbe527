import { parisDay, showDateDigits } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { capital } from '#core/text.ts'
import { Empty, TableList, Vh } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { MEANS, type Receipt, receiptLabel } from '../../domain/receipt.ts'
import { paymentPaths } from '../../paths.ts'

export const ReceiptTable = ({ caption, receipts }: { caption: string; receipts: readonly Receipt[] }) => (
  <TableList
    caption={caption}
    columns={[
      { head: 'Reçu' },
      { head: 'Date' },
      { head: 'Moyen de paiement' },
      { head: 'Montant', numeric: true },
      { head: 'À garder' },
    ]}
    rows={receipts.map((receipt) => [
      receiptLabel(receipt.number),
      showDateDigits(parisDay(receipt.issuedAt)),
      `${capital(MEANS[receipt.means])}${receipt.receivedBy ? `, reçu par ${receipt.receivedBy}` : ''}${receipt.isCancelled ? ' (annulé)' : ''}`,
      showEuros(receipt.amountCents),
      <a href={paymentPaths.receiptOf(receipt.number)}>
        Télécharger<Vh> le {receiptLabel(receipt.number).toLowerCase()}</Vh> (PDF)
      </a>,
    ])}
  />
)

export const ReceiptsPage = ({ receipts }: { receipts: readonly Receipt[] }) => (
  <Page title="Mes reçus" nav={paymentPaths.home} wide back={{ href: paymentPaths.home, label: 'Retour à mes paiements' }}>
    {receipts.length === 0 ? (
      <Empty title="Aucun reçu.">
        <p>Chaque paiement, en ligne ou à la mairie, donne un reçu que vous trouverez ici.</p>
      </Empty>
    ) : (
      <ReceiptTable caption="Reçus de vos paiements" receipts={receipts} />
    )}
  </Page>
)
