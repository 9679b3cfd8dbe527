import { type Cents, showEuros } from '../core/money.ts'
import { TableList } from './display.tsx'

type Step = { readonly text: string; readonly cents: Cents }

/** «Pourquoi ce prix ?»: how one unit was computed, line by line, wherever a price is shown. */
export const PriceSteps = ({ lines, cents }: { lines: readonly Step[]; cents: Cents }) => (
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
