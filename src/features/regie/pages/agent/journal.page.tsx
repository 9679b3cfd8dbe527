import { type Day, showDateDigits } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { Empty, TableList } from '#ui/display.tsx'
import { Choice, PeriodFields } from '#ui/filters.tsx'
import { GetForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { MEANS_NAMES } from '../../domain/till.ts'
import { regiePaths } from '../../paths.ts'
import type { JournalLine, MeansTotal } from '../../store/journal.ts'

export type JournalView = {
  readonly from: Day
  readonly to: Day
  readonly means: string | null
  readonly lines: readonly JournalLine[]
  readonly totals: readonly MeansTotal[]
  /** There are more lines than are shown: the CSV has them all. */
  readonly isCut: boolean
}

export const KINDS = { received: 'Encaissement', 'taken-back': 'Annulation', refunded: 'Remboursement' } as const
export const meansName = (means: string): string => MEANS_NAMES[means as keyof typeof MEANS_NAMES] ?? means

const Choose = ({ from, to, means }: Pick<JournalView, 'from' | 'to' | 'means'>) => (
  <GetForm action={regiePaths.journal} label="Période et moyen de paiement">
    <div class="champ champ-en-ligne">
      <PeriodFields from={from} to={to} />
      <Choice name="moyen" label="Moyen de paiement" options={Object.entries(MEANS_NAMES)} chosen={means} />
      <Submit tone="secondary">Afficher</Submit>
    </div>
  </GetForm>
)

export const JournalPage = ({ from, to, means, lines, totals, isCut }: JournalView) => (
  <Page title="Journal des encaissements" nav={regiePaths.home} back={{ href: regiePaths.home, label: 'Retour à la régie' }} wide>
    <Choose from={from} to={to} means={means} />
    <p>
      <a href={`${regiePaths.journalCsv}?du=${from}&au=${to}${means ? `&moyen=${means}` : ''}`}>Télécharger le journal (CSV)</a>
    </p>
    {totals.length > 0 && (
      <TableList
        caption={`Totaux du ${showDateDigits(from)} au ${showDateDigits(to)}`}
        columns={[
          { head: 'Moyen de paiement' },
          { head: 'Nombre', numeric: true },
          { head: 'Encaissé', numeric: true },
          { head: 'Annulé', numeric: true },
          { head: 'Remboursé', numeric: true },
          { head: 'Net', numeric: true },
        ]}
        rows={totals.map((t) => [
          meansName(t.means),
          t.received,
          showEuros(t.receivedCents),
          showEuros(t.takenBackCents),
          showEuros(t.refundedCents),
          showEuros(t.receivedCents - t.takenBackCents - t.refundedCents),
        ])}
      />
    )}
    {lines.length === 0 ? (
      <Empty title="Aucun encaissement sur cette période." />
    ) : (
      <TableList
        caption="Lignes du journal"
        columns={[
          { head: 'Date' },
          { head: 'Opération' },
          { head: 'Reçu n°' },
          { head: 'Compte famille' },
          { head: 'Moyen' },
          { head: 'Référence ou motif' },
          { head: 'Montant', numeric: true },
        ]}
        rows={lines.map((line) => [
          showDateDigits(line.recordedOn),
          KINDS[line.kind],
          line.receiptNumber ?? '',
          <a href={regiePaths.familyOf(line.household)}>n°&nbsp;{line.household}</a>,
          meansName(line.means),
          line.reason ?? line.piece ?? '',
          showEuros(line.amountCents),
        ])}
      />
    )}
    {isCut && <p class="discret">Les lignes suivantes sont dans le fichier CSV.</p>}
  </Page>
)
