import { showDate } from '#core/days.ts'
import { showAmount, showEuros } from '#core/money.ts'
import { type SummaryItem, SummaryList, TableList } from '#ui/display.tsx'
import { modifierName, type Price, showEffect } from '../domain/price.ts'
import type { Tariff } from '../domain/tariff.ts'
import { writeShare } from '../domain/written.ts'

const priceItems = (tariff: Tariff): SummaryItem[] => {
  if (tariff.method === 'flat') return [{ term: 'Prix', value: showEuros(tariff.amountCents) }]
  const unknown: SummaryItem = { term: 'Quotient non connu', value: showEuros(tariff.amountCents) }
  if (tariff.method === 'quotient') return [unknown]
  return [
    { term: 'Taux d’effort', value: `${writeShare(tariff.effortRate ?? 0)}\u00a0% du quotient familial` },
    ...(tariff.floorCents === null ? [] : [{ term: 'Prix plancher', value: showEuros(tariff.floorCents) }]),
    ...(tariff.ceilingCents === null ? [] : [{ term: 'Prix plafond', value: showEuros(tariff.ceilingCents) }]),
    unknown,
  ]
}

/** A tariff as a family may read it. */
export const GridView = ({ tariff }: { tariff: Tariff }) => (
  <>
    <SummaryList
      items={[
        ...priceItems(tariff),
        ...tariff.modifiers.map((m) => ({ term: modifierName(m), value: showEffect(m) })),
        { term: 'Délibération', value: tariff.deliberation },
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
