import { type Cents, showEuros } from '#core/money.ts'
import { TableList } from '#ui/display.tsx'
import type { PriceLine } from '../domain/price.ts'

/** TA-9 · «Pourquoi ce prix ?»: how one unit was computed, line by line, wherever a price is shown. */
export const PriceSteps = ({ lines, cents }: { lines: readonly PriceLine[]; cents: Cents }) => (
  <>
    <TableList
      caption="Le calcul, étape par étape"
      columns={[{ head: 'Étape' }, { head: 'Prix à ce moment', numeric: true }]}
      rows={lines.map((step) => [step.text, showEuros(step.cents)])}
    />
    <p>
      <strong>Prix d’une unité&nbsp;: {showEuros(cents)}</strong>
    </p>
  </>
)
