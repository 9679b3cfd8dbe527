import { showEuros } from '#core/money.ts'
import { inputId } from '#forms/fields.ts'
import type { FormState } from '#forms/form.ts'
import type { DemoPayment } from '#platform/bank/demo-bank.ts'
import { Banner, SummaryList } from '#ui/display.tsx'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'

const DECIDED = {
  paid: 'Ce paiement a été accepté.',
  refused: 'Ce paiement a été refusé.',
  abandoned: 'Ce paiement a été abandonné.',
} as const

/** Where a real platform would ask for a card. */
export const BankPage = ({ payment, back, form }: { payment: DemoPayment; back: string; form: FormState }) => (
  <Page title="Banque de démonstration" form={form}>
    <Banner tone="warning" title="Ceci n’est pas une vraie banque.">
      <p>Aucun argent ne circule. Choisissez ce que la banque va répondre.</p>
    </Banner>
    <SummaryList
      items={[
        { term: 'Bénéficiaire', value: payment.object },
        { term: 'Montant', value: showEuros(payment.amountCents) },
        { term: 'Référence', value: payment.reference },
      ]}
    />
    {payment.status === 'waiting' ? (
      <PostForm>
        <div id={inputId('decision')} tabIndex={-1}>
          <Actions>
            <Submit name="decision" value="payer">
              Payer {showEuros(payment.amountCents)}
            </Submit>
            <Submit name="decision" value="refuser" tone="secondary">
              Refuser
            </Submit>
            <Submit name="decision" value="abandonner" tone="secondary">
              Abandonner
            </Submit>
          </Actions>
        </div>
      </PostForm>
    ) : (
      <>
        <p>{DECIDED[payment.status]}</p>
        <Actions>
          <LinkButton href={back} tone="primary">
            Retourner à l’espace citoyen
          </LinkButton>
        </Actions>
      </>
    )}
  </Page>
)
