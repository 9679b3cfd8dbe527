import { type Day, showDateDigits } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import type { Household } from '#features/family/index.ts'
import type { Debt } from '#features/ledger/index.ts'
import { Empty, TableList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { regiePaths } from '../../paths.ts'
import { familyName } from './shared.ts'

export type DebtsView = {
  readonly today: Day
  readonly debts: readonly Debt[]
  readonly families: ReadonlyMap<number, Household>
}

export const AGES = ['Moins de 30 jours', '30 à 59 jours', '60 à 89 jours', '90 jours et plus'] as const

export const DebtsPage = ({ today, debts, families }: DebtsView) => (
  <Page title="Dettes des familles" nav={regiePaths.home} back={{ href: regiePaths.home, label: 'Retour à la régie' }} wide>
    <p>
      Au {showDateDigits(today)}, {debts.length === 0 ? 'aucune famille ne doit' : 'les familles doivent'}{' '}
      {debts.length > 0 && showEuros(debts.reduce((sum, d) => sum + d.dueCents, 0))}
      {debts.length === 0 ? 'rien' : ''}. Seuls comptent les services rendus jusqu’à ce jour.
    </p>
    <p>
      <a href={regiePaths.debtsCsv}>Télécharger la liste (CSV)</a>
    </p>
    {debts.length === 0 ? (
      <Empty title="Aucune dette." />
    ) : (
      <TableList
        caption="Dettes par ancienneté"
        columns={[
          { head: 'Famille' },
          { head: 'Depuis le' },
          ...AGES.map((head) => ({ head, numeric: true })),
          { head: 'Total', numeric: true },
        ]}
        rows={debts.map((debt) => [
          <a href={regiePaths.familyOf(debt.household)}>{familyName(families.get(debt.household))}</a>,
          showDateDigits(debt.since),
          ...debt.byAge.map((cents) => (cents === 0 ? '' : showEuros(cents))),
          showEuros(debt.dueCents),
        ])}
      />
    )}
  </Page>
)
