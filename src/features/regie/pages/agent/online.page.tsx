import { type Day, parisDay, showDateDigits, showMoment } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import type { OnlineOrder } from '#features/payments/index.ts'
import { Banner, Empty, SummaryList, TableList } from '#ui/display.tsx'
import { Choice, PeriodFields } from '#ui/filters.tsx'
import { Actions, Field, GetForm, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { regiePaths } from '../../paths.ts'
import type { EnterForm } from './forms.ts'

export const STATES = { matched: 'Rapproché', 'to-match': 'À rapprocher', orphan: 'Sans paiement', unpaid: 'Non payé' } as const
export const STATUSES = {
  created: 'Pas commencé',
  pending: 'En cours de confirmation',
  paid: 'Payé',
  refused: 'Refusé',
  abandoned: 'Abandonné',
  expired: 'Expiré',
  disputed: 'À vérifier',
} as const
export const FILTERS = { rapproche: 'matched', 'a-rapprocher': 'to-match', orphelin: 'orphan', 'non-paye': 'unpaid' } as const

export type OnlineView = {
  readonly from: Day
  readonly to: Day
  readonly filter: keyof typeof FILTERS | null
  readonly orders: readonly OnlineOrder[]
}

export const OnlinePage = ({ from, to, filter, orders }: OnlineView) => (
  <Page title="Paiements en ligne" nav={regiePaths.home} back={{ href: regiePaths.home, label: 'Retour à la régie' }} wide>
    <GetForm action={regiePaths.online} label="Période et état">
      <div class="champ champ-en-ligne">
        <PeriodFields from={from} to={to} />
        <Choice
          name="etat"
          label="État"
          options={Object.entries(FILTERS).map(([value, state]) => [value, STATES[state]])}
          chosen={filter}
        />
        <Submit tone="secondary">Afficher</Submit>
      </div>
    </GetForm>
    <p>
      <a href={`${regiePaths.onlineCsv}?du=${from}&au=${to}`}>Télécharger le rapprochement (CSV)</a>
    </p>
    {orders.length === 0 ? (
      <Empty title="Aucun paiement en ligne sur cette période." />
    ) : (
      <TableList
        caption="Paiements en ligne et écritures"
        columns={[
          { head: 'Paiement' },
          { head: 'Date' },
          { head: 'Référence' },
          { head: 'Montant', numeric: true },
          { head: 'Crédité', numeric: true },
          { head: 'Plateforme' },
          { head: 'Rapprochement' },
        ]}
        rows={orders.map((order) => [
          order.id === null ? 'Écriture seule' : <a href={regiePaths.orderOf(order.id)}>n°&nbsp;{order.id}</a>,
          showDateDigits(parisDay(order.at)),
          order.reference ?? '',
          order.amountCents === null ? '' : showEuros(order.amountCents),
          order.creditedCents === null ? '' : showEuros(order.creditedCents),
          order.status === null ? '' : STATUSES[order.status],
          STATES[order.state],
        ])}
      />
    )}
  </Page>
)

export type OrderView = {
  readonly order: OnlineOrder & { readonly id: number }
  readonly payer: string
  readonly mayManage: boolean
  readonly form: EnterForm
}

export const OrderPage = ({ order, payer, mayManage, form }: OrderView) => (
  <Page
    title={`Paiement en ligne n° ${order.id}`}
    nav={regiePaths.home}
    back={{ href: regiePaths.online, label: 'Retour aux paiements en ligne' }}
    form={form}
  >
    {order.status === 'disputed' && (
      <Banner tone="warning" title="La plateforme annonce autre chose que ce qui a été demandé.">
        <p>
          Rien n’a été crédité. {order.saidCents !== null && `Montant annoncé : ${showEuros(order.saidCents)}. `}Comparez avec le
          courriel de la DGFiP.
        </p>
      </Banner>
    )}
    <SummaryList
      items={[
        { term: 'Famille', value: <a href={regiePaths.familyOf(order.household!)}>{payer}</a> },
        { term: 'Référence', value: order.reference },
        { term: 'Montant demandé', value: order.amountCents === null ? null : showEuros(order.amountCents) },
        { term: 'Montant crédité', value: order.creditedCents === null ? 'Rien' : showEuros(order.creditedCents) },
        { term: 'Commencé le', value: showMoment(order.at) },
        { term: 'État', value: order.status && STATUSES[order.status] },
        { term: 'Rapprochement', value: STATES[order.state] },
        { term: 'Identifiant de la plateforme', value: order.providerRef },
        { term: 'Autorisation', value: order.authorisation },
        ...(order.byHandWhy === null ? [] : [{ term: 'Saisi à la main', value: order.byHandWhy }]),
      ]}
    />
    {mayManage && order.status !== 'paid' && order.providerRef !== null && (
      <>
        <PostForm action={regiePaths.checkOf(order.id)} label="Vérifier auprès de la plateforme">
          <Actions>
            <Submit>Reprendre la vérification PayFiP</Submit>
          </Actions>
        </PostForm>
        <section>
          <h2>Saisir ce paiement à la main</h2>
          <p>
            Si la DGFiP annonce ce paiement par courriel et que la plateforme ne le donne pas. La famille n’est jamais créditée
            deux fois, même si la plateforme répond ensuite.
          </p>
          <PostForm action={regiePaths.enterOf(order.id)} label="Saisir ce paiement à la main">
            <Required />
            <Field form={form} name="montant" />
            <Field form={form} name="moyen" />
            <Field form={form} name="autorisation" />
            <Field form={form} name="preuve" />
            <Actions>
              <Submit tone="secondary">Enregistrer ce paiement</Submit>
            </Actions>
          </PostForm>
        </section>
      </>
    )}
  </Page>
)
