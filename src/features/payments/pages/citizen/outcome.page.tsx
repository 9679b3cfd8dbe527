import { type Day, showMoment } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { nbsp, thin } from '#core/text.ts'
import type { Balance } from '#features/ledger/index.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import { Banner, Panel, SummaryList } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { TopUp } from '../../domain/top-up.ts'
import { paymentPaths } from '../../paths.ts'
import { BalanceLine } from './balance.tsx'
import { NotOpen } from './not-open.tsx'

export type OutcomeView = {
  readonly town: TownIdentity
  readonly topUp: TopUp
  readonly today: Day
  readonly balance: Balance
  /** The platform's page, while it may be opened. */
  readonly payAt: string | null
  /** Whether another one may be begun. */
  readonly canPay: boolean
}

const Paid = ({ topUp, today, balance }: OutcomeView) => (
  <Page title="Paiement enregistré" nav={paymentPaths.home}>
    <Panel title={`Paiement de ${showEuros(topUp.creditedCents ?? topUp.amountCents)} enregistré`}>
      <p>Votre compte famille a été crédité. Un accusé de réception vous a été envoyé par courriel.</p>
    </Panel>
    <SummaryList
      items={[
        { term: 'Paiement n°', value: String(topUp.id) },
        { term: 'Reçu n°', value: String(topUp.receiptNumber) },
        { term: 'Date de réception', value: topUp.settledAt && showMoment(topUp.settledAt) },
        { term: 'Montant', value: showEuros(topUp.creditedCents ?? topUp.amountCents) },
      ]}
    />
    <BalanceLine label="Votre nouveau solde au" day={today} balance={balance} />
    <Actions>
      <LinkButton href={paymentPaths.home}>Retour à mes paiements</LinkButton>
      <LinkButton href={paymentPaths.statement}>Relevé de compte</LinkButton>
    </Actions>
  </Page>
)

const WHY = {
  refused: 'Votre banque a refusé le paiement.',
  abandoned: 'Vous avez quitté la page de paiement sans payer.',
  expired: 'Le paiement n’a pas été terminé à temps.',
} as const

const NotPaid = ({ town, topUp, canPay, why }: OutcomeView & { why: keyof typeof WHY }) => (
  <Page title="Paiement non effectué" nav={paymentPaths.home}>
    <Banner tone="warning" title="Le paiement n’a pas été effectué. Aucun montant n’a été débité.">
      <p>
        {WHY[why]} Paiement n°{nbsp}
        {topUp.id} de {showEuros(topUp.amountCents)}.
      </p>
    </Banner>
    {!canPay && <NotOpen town={town} />}
    <Actions>
      {canPay && (
        <LinkButton href={paymentPaths.amount} tone="primary">
          Recommencer
        </LinkButton>
      )}
      <LinkButton href={paymentPaths.home}>Retour à mes paiements</LinkButton>
    </Actions>
  </Page>
)

const Waiting = ({ topUp, payAt }: { topUp: TopUp; payAt: string | null }) => (
  <Page title="Paiement en cours de confirmation" nav={paymentPaths.home}>
    <Banner tone="info" title="Nous attendons la confirmation de votre banque.">
      <p>
        Ne payez pas une seconde fois. Paiement n°{nbsp}
        {topUp.id} de {showEuros(topUp.amountCents)}, commencé le {showMoment(topUp.createdAt)}.
      </p>
    </Banner>
    {payAt && (
      <p>
        Vous n’avez pas encore payé{thin}? <a href={payAt}>Revenir à la page de paiement</a>
      </p>
    )}
    <Actions>
      <LinkButton href={paymentPaths.outcomeOf(topUp.id)} tone="primary">
        Actualiser cette page
      </LinkButton>
      <LinkButton href={paymentPaths.home}>Retour à mes paiements</LinkButton>
    </Actions>
  </Page>
)

const Disputed = ({ town, topUp }: { town: TownIdentity; topUp: TopUp }) => (
  <Page title="Paiement en cours de vérification" nav={paymentPaths.home}>
    <Banner tone="warning" title="Votre paiement est en cours de vérification.">
      <p>
        Ne payez pas une seconde fois. La plateforme de paiement annonce un autre montant que {showEuros(topUp.amountCents)}
        &nbsp;: la mairie est prévenue. Pour en savoir plus, appelez le {town.phone} en donnant ce numéro&nbsp;: paiement n°{nbsp}
        {topUp.id}.
      </p>
    </Banner>
    <Actions>
      <LinkButton href={paymentPaths.home}>Retour à mes paiements</LinkButton>
    </Actions>
  </Page>
)

export const OutcomePage = (view: OutcomeView) => {
  const { topUp, town } = view
  switch (topUp.status) {
    case 'paid':
      return <Paid {...view} />
    case 'refused':
    case 'abandoned':
    case 'expired':
      return <NotPaid {...view} why={topUp.status} />
    case 'disputed':
      return <Disputed town={town} topUp={topUp} />
    default:
      return <Waiting topUp={topUp} payAt={view.payAt} />
  }
}
