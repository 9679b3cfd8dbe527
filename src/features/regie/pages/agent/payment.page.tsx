import { showMoment } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { Banner, SummaryList } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { MEANS_NAMES } from '../../domain/till.ts'
import { regiePaths } from '../../paths.ts'
import type { CounterPayment } from '../../store/payments.ts'
import type { TakeBackForm } from './forms.ts'

export type PaymentView = {
  readonly payment: CounterPayment
  readonly payer: string
  readonly mayManage: boolean
  readonly form: TakeBackForm
}

/** After a payment: change to give, receipt to print, and how to take it back. */
export const PaymentPage = ({ payment, payer, mayManage, form }: PaymentView) => (
  <Page
    title={`Reçu n° ${payment.receiptNumber}`}
    caption={`Compte famille n° ${payment.household}`}
    nav={regiePaths.home}
    back={{ href: regiePaths.familyOf(payment.household), label: 'Retour au compte de la famille' }}
    form={form}
  >
    {payment.takenBack !== null && (
      <Banner tone="warning" title="Cet encaissement est annulé.">
        <p>Motif&nbsp;: {payment.takenBack}</p>
      </Banner>
    )}
    <SummaryList
      items={[
        { term: 'Reçu au nom de', value: payer },
        { term: 'Montant', value: showEuros(payment.amountCents) },
        { term: 'Moyen de paiement', value: MEANS_NAMES[payment.means] },
        ...(payment.tenderedCents === null
          ? []
          : [
              { term: 'Somme remise', value: showEuros(payment.tenderedCents) },
              { term: 'À rendre', value: showEuros(payment.tenderedCents - payment.amountCents) },
            ]),
        ...(payment.means === 'cheque'
          ? [
              { term: 'Émetteur', value: payment.issuer },
              { term: 'Banque', value: payment.bank },
            ]
          : []),
        ...(payment.piece === null ? [] : [{ term: 'Numéro ou référence', value: payment.piece }]),
        { term: 'Date', value: showMoment(payment.receivedAt) },
      ]}
    />
    {mayManage && (
      <>
        <PostForm action={regiePaths.receiptOf(payment.receiptNumber)} label="Imprimer le reçu">
          <Actions>
            <Submit>Imprimer le reçu (PDF)</Submit>
            <LinkButton href={regiePaths.familyOf(payment.household)}>Retour au compte de la famille</LinkButton>
          </Actions>
        </PostForm>
        {payment.takenBack === null && (
          <section>
            <h2>Annuler cet encaissement</h2>
            <p>Une ligne ne s’efface pas&nbsp;: une écriture inverse, datée d’aujourd’hui, la compense.</p>
            <PostForm action={regiePaths.takeBackOf(payment.id)} label="Annuler cet encaissement">
              <Field form={form} name="motif" />
              <Actions>
                <Submit tone="danger">Annuler l’encaissement</Submit>
              </Actions>
            </PostForm>
          </section>
        )}
      </>
    )}
  </Page>
)
