import type { Day } from '#core/days.ts'
import type { Balance } from '#features/ledger/index.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { paymentPaths } from '../../paths.ts'
import type { AmountForm } from './amount.form.ts'
import { BalanceLine } from './balance.tsx'
import { NotOpen } from './not-open.tsx'

export type AmountView = {
  readonly town: TownIdentity
  readonly today: Day
  readonly balance: Balance
  readonly canPay: boolean
  readonly form: AmountForm
  readonly formKey: string
}

/** The manual's page «Recharger votre compte» (§3.2.1), with its two sentences. */
export const AmountPage = ({ town, today, balance, canPay, form, formKey }: AmountView) => (
  <Page title="Recharger mon compte" nav={paymentPaths.home} form={form}>
    <BalanceLine label="Solde au" day={today} balance={balance} />
    {canPay ? (
      <>
        <p>
          Vous allez saisir ici, le montant que vous désirez affecter à votre compte famille. Le montant est exprimé en Euros (€)
        </p>
        <p>Après avoir saisi le montant désiré, vous serez redirigé vers une plateforme sécurisée de paiement en ligne.</p>
        <PostForm formKey={formKey}>
          <Required />
          <Field form={form} name="montant" />
          <Actions>
            <Submit>Valider le paiement</Submit>
            <LinkButton href={paymentPaths.home}>Retour</LinkButton>
          </Actions>
        </PostForm>
      </>
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
