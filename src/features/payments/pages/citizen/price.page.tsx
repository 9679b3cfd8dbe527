import { showDay } from '#core/days.ts'
import type { StatementLine } from '#features/ledger/index.ts'
import type { PriceLine } from '#features/tariffs/index.ts'
import { Page } from '#ui/page.tsx'
import { PriceSteps } from '#ui/price-steps.tsx'
import { paymentPaths } from '../../paths.ts'

export type PriceView = { readonly line: StatementLine; readonly lines: readonly PriceLine[]; readonly cents: number }

export const PricePage = ({ line, lines, cents }: PriceView) => (
  <Page
    title="Pourquoi ce prix&nbsp;?"
    nav={paymentPaths.home}
    back={{ href: paymentPaths.statement, label: 'Retour au relevé de compte' }}
  >
    <p>{line.label}</p>
    <p>Jour du service&nbsp;: {showDay(line.valueDate)}.</p>
    <PriceSteps lines={lines} cents={cents} />
    <p>
      Le tarif est celui du jour du service, tel que le conseil municipal l’a voté. Le prix tient compte de ce que la mairie sait
      de votre foyer ce jour-là. Une erreur&nbsp;? Écrivez à la mairie, qui corrigera et vous rendra la différence.
    </p>
  </Page>
)
