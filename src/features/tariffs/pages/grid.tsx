import { showDate } from '#core/days.ts'
import { showAmount, showEuros } from '#core/money.ts'
import { SummaryList, TableList } from '#ui/display.tsx'
import { describeGrid } from '../domain/described.ts'
import type { Price } from '../domain/price.ts'
import type { Tariff } from '../domain/tariff.ts'

/** A tariff as a family may read it. */
export const GridView = ({ tariff }: { tariff: Tariff }) => (
  <>
    <SummaryList
      items={[
        ...Object.entries(describeGrid(tariff)).map(([term, value]) => ({ term, value })),
        {
          term: 'Jours de service',
          value: tariff.validUntil
            ? `du ${showDate(tariff.validFrom)} au ${showDate(tariff.validUntil)}`
            : `à partir du ${showDate(tariff.validFrom)}`,
        },
      ]}
    />
    {tariff.brackets.length > 0 && (
      <TableList
        caption="Tranches de quotient familial"
        columns={[
          { head: 'À partir d’un quotient de', numeric: true },
          { head: 'Prix', numeric: true },
        ]}
        rows={tariff.brackets.map((b) => [showAmount(b.fromQuotientCents), showEuros(b.cents)])}
      />
    )}
  </>
)

export const Explanation = ({ caption, price }: { caption: string; price: Price }) => (
  <>
    <TableList
      caption={caption}
      columns={[{ head: 'Étape' }, { head: 'Prix à ce moment', numeric: true }]}
      rows={price.explanation.map((line) => [line.text, showEuros(line.cents)])}
    />
    <p>
      <strong>Prix&nbsp;: {showEuros(price.cents)}</strong>
    </p>
  </>
)
