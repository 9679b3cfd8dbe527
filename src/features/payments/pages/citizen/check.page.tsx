import { type Cents, showEuros } from '#core/money.ts'
import type { FormState } from '#forms/form.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import { SummaryList } from '#ui/display.tsx'
import { Actions, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { TopUp } from '../../domain/top-up.ts'
import { paymentPaths } from '../../paths.ts'
import { NotOpen } from './not-open.tsx'

export type CheckView = {
  readonly town: TownIdentity
  readonly topUp: TopUp
  /** Before the payment. */
  readonly balanceCents: Cents
  /** Completes «Vous serez redirigé vers …»; null when online payment is not open. */
  readonly provider: string | null
  readonly form: FormState
}

/** What is going to be paid, once more, before leaving for the bank (WCAG 3.3.4). */
export const CheckPage = ({ town, topUp, balanceCents, provider, form }: CheckView) => (
  <Page title="Vérifier le paiement" nav={paymentPaths.home} form={form}>
    <p>
      Vous allez verser {showEuros(topUp.amountCents)} sur votre compte famille ({town.regieName}).
      {provider && ` Vous serez redirigé vers ${provider}.`}
    </p>
    <SummaryList
      items={[
        {
          term: 'Montant à charger',
          value: showEuros(topUp.amountCents),
          change: provider ? { href: paymentPaths.amount, label: 'le montant à charger' } : undefined,
        },
        { term: 'Votre solde', value: showEuros(balanceCents) },
        { term: 'Votre solde après le paiement', value: showEuros(balanceCents + topUp.amountCents) },
      ]}
    />
    {provider ? (
      <PostForm>
        <Hidden name="vu" value={topUp.amountCents} />
        <Actions>
          <Submit>Valider le paiement de {showEuros(topUp.amountCents)}</Submit>
          <LinkButton href={paymentPaths.amount}>Retour</LinkButton>
        </Actions>
      </PostForm>
    ) : (
      <>
        <NotOpen town={town} />
        <Actions>
          <LinkButton href={paymentPaths.home}>Retour</LinkButton>
        </Actions>
      </>
    )}
  </Page>
)
