import { showEuros } from '#core/money.ts'
import type { Household } from '#features/family/index.ts'
import type { Balance } from '#features/ledger/index.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { regiePaths } from '../../paths.ts'
import type { RefundForm } from './forms.ts'
import { familyName } from './shared.ts'

export type RefundView = {
  readonly family: Household
  readonly balance: Balance
  readonly form: RefundForm
  readonly formKey: string
}

export const RefundPage = ({ family, balance, form, formKey }: RefundView) => (
  <Page
    title="Rembourser une famille"
    caption={`Compte famille n° ${family.id}`}
    nav={regiePaths.home}
    back={{ href: regiePaths.familyOf(family.id), label: 'Retour au compte de la famille' }}
    form={form}
  >
    <p>
      {familyName(family)}. Solde&nbsp;: {showEuros(balance.balanceCents)}.
    </p>
    {form.fields.moyen.options.length === 0 ? (
      <Banner tone="warning" title="L’acte de régie n’autorise aucun remboursement." />
    ) : (
      <PostForm formKey={formKey}>
        <Required />
        <Field form={form} name="moyen" />
        <Field form={form} name="montant" />
        <Field form={form} name="motif" />
        <Actions>
          <Submit>Enregistrer le remboursement</Submit>
          <LinkButton href={regiePaths.familyOf(family.id)}>Annuler</LinkButton>
        </Actions>
      </PostForm>
    )}
  </Page>
)
