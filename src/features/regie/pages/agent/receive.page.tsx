import { showEuros } from '#core/money.ts'
import type { Household } from '#features/family/index.ts'
import type { Balance } from '#features/ledger/index.ts'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { regiePaths } from '../../paths.ts'
import type { ReceiveForm } from './forms.ts'
import { familyName } from './shared.ts'

export type ReceiveView = {
  readonly family: Household
  readonly balance: Balance
  readonly form: ReceiveForm
  readonly formKey: string
  /** What the act allows, in words. */
  readonly limits: readonly string[]
}

export const ReceivePage = ({ family, balance, form, formKey, limits }: ReceiveView) => (
  <Page
    title="Encaisser un paiement"
    caption={`Compte famille n° ${family.id}`}
    nav={regiePaths.home}
    back={{ href: regiePaths.familyOf(family.id), label: 'Retour au compte de la famille' }}
    form={form}
  >
    <p>
      Pour la famille {familyName(family)}. Solde&nbsp;: {showEuros(balance.balanceCents)}
      {balance.dueCents > 0 && `, dont ${showEuros(balance.dueCents)} à payer aujourd’hui`}.
    </p>
    <ul class="discret">
      {limits.map((limit) => (
        <li>{limit}</li>
      ))}
    </ul>
    <PostForm formKey={formKey}>
      <Required />
      <Field form={form} name="payeur" />
      <Field form={form} name="moyen" />
      <Field form={form} name="montant" />
      <Field form={form} name="remis" />
      <Field form={form} name="emetteur" />
      <Field form={form} name="banque" />
      <Field form={form} name="numero" />
      <Actions>
        <Submit>Enregistrer l’encaissement</Submit>
        <LinkButton href={regiePaths.familyOf(family.id)}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
