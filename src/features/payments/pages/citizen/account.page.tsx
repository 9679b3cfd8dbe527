import { type Day, showDateDigits, showMoment } from '#core/days.ts'
import { showEuros, typedEuros } from '#core/money.ts'
import type { Balance, StatementLine } from '#features/ledger/index.ts'
import { tariffPaths } from '#features/tariffs/index.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import { Banner, Card, Empty, TableList } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { type Forecast, forecastSentence, topUpSentence } from '../../domain/forecast.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { balanceSentence, type TopUp } from '../../domain/top-up.ts'
import { paymentPaths } from '../../paths.ts'
import { BalanceLine } from './balance.tsx'
import { NotOpen } from './not-open.tsx'
import { ReceiptTable } from './receipts.page.tsx'

export type AccountView = {
  readonly town: TownIdentity
  readonly today: Day
  readonly canPay: boolean
  readonly balance: Balance
  readonly last: readonly Omit<StatementLine, 'balanceCents'>[]
  readonly pending: readonly TopUp[]
  readonly forecast: Forecast
  /** The newest ones. */
  readonly receipts: readonly Receipt[]
  /** Below which balance a letter is sent; null when none was asked. */
  readonly alertCents: number | null
}

const Pending = ({ pending }: { pending: readonly TopUp[] }) => (
  <Banner tone="info" title="Paiement en cours de confirmation">
    <ul>
      {pending.map((topUp) => (
        <li>
          <a href={paymentPaths.outcomeOf(topUp.id)}>
            Paiement de {showEuros(topUp.amountCents)} en cours de confirmation ({showMoment(topUp.createdAt)})
          </a>
        </li>
      ))}
    </ul>
  </Banner>
)

const signed = (line: AccountView['last'][number]): string =>
  line.creditCents === null ? `−${showEuros(line.debitCents ?? 0)}` : `+${showEuros(line.creditCents)}`

const LastMovements = ({ last }: { last: AccountView['last'] }) =>
  last.length === 0 ? (
    <Empty title="Aucun mouvement sur votre compte.">
      <p>Vos réservations et vos paiements apparaîtront ici.</p>
    </Empty>
  ) : (
    <TableList
      caption="Derniers mouvements"
      columns={[
        { head: 'Date d’enregistrement' },
        { head: 'Date de valeur' },
        { head: 'Libellé' },
        { head: 'Montant', numeric: true },
      ]}
      rows={last.map((line) => [showDateDigits(line.recordedOn), showDateDigits(line.valueDate), line.label, signed(line)])}
    />
  )

const Coming = ({ town, canPay, forecast }: Pick<AccountView, 'town' | 'canPay' | 'forecast'>) => {
  const below = forecastSentence(forecast)
  const advice = topUpSentence(forecast, town.topUpMin)
  const proposed = Math.min(Math.max(forecast.topUpCents, town.topUpMin), town.topUpMax)
  return (
    <>
      {below && <p>{below}</p>}
      {advice && (
        <p class="discret">
          {advice} {canPay && <a href={paymentPaths.amountOf(typedEuros(proposed))}>Recharger de {showEuros(proposed)}</a>}
        </p>
      )}
    </>
  )
}

const Alert = ({ alertCents }: Pick<AccountView, 'alertCents'>) => (
  <p>
    {alertCents === null
      ? 'Vous pouvez être averti par courriel quand votre solde est bas.'
      : `Vous serez averti par courriel quand votre solde passera sous ${showEuros(alertCents)}.`}{' '}
    <a href={paymentPaths.alert}>{alertCents === null ? 'Demander une alerte' : 'Modifier l’alerte'}</a>
  </p>
)

export const AccountPage = ({ town, today, canPay, balance, last, pending, forecast, receipts, alertCents }: AccountView) => (
  <Page title="Paiements" nav={paymentPaths.home} wide>
    {pending.length > 0 && <Pending pending={pending} />}
    <Card title={town.regieName}>
      <p>{balanceSentence(balance)}</p>
      <BalanceLine label="Solde au" day={today} balance={balance} />
      <Coming town={town} canPay={canPay} forecast={forecast} />
      {!canPay && <NotOpen town={town} />}
      <Actions>
        {canPay && (
          <LinkButton href={paymentPaths.amount} tone="primary">
            Recharger mon compte
          </LinkButton>
        )}
        <LinkButton href={paymentPaths.statement}>Relevé de compte</LinkButton>
        <LinkButton href={tariffPaths.quotient}>Mon quotient familial</LinkButton>
      </Actions>
    </Card>
    <Alert alertCents={alertCents} />
    <LastMovements last={last} />
    {receipts.length > 0 && (
      <>
        <ReceiptTable caption="Derniers reçus" receipts={receipts} />
        <p>
          <a href={paymentPaths.receipts}>Tous mes reçus</a>
        </p>
      </>
    )}
  </Page>
)
