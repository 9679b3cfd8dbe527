import { parisDay, showDateDigits } from '#core/days.ts'
import { showAmount } from '#core/money.ts'
import { listName } from '#core/names.ts'
import { Empty, SummaryList, TableList } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { tariffPaths } from '../../paths.ts'
import type { ListedQuotient } from '../../store/quotients.ts'
import { QuotientTag } from '../citizen/quotient.page.tsx'
import type { DecisionForm } from './quotients.form.ts'

const span = (q: ListedQuotient): string => `du ${showDateDigits(q.from)} au ${showDateDigits(q.until)}`

const Expiring = ({ quotients }: { quotients: readonly ListedQuotient[] }) => (
  <TableList
    caption="Quotients qui finissent dans les deux mois, sans suite"
    columns={[{ head: 'Famille' }, { head: 'Valable' }]}
    rows={quotients.map((q) => [listName(q), span(q)])}
  />
)

export type QuotientsView = { readonly declared: readonly ListedQuotient[]; readonly expiring: readonly ListedQuotient[] }

export const QuotientsPage = ({ declared, expiring }: QuotientsView) => (
  <Page title="Quotients familiaux" nav={tariffPaths.quotients} wide>
    {declared.length === 0 ? (
      <Empty title="Aucun quotient à vérifier.">
        <p>Ceux que les familles déclarent apparaîtront ici.</p>
      </Empty>
    ) : (
      <TableList
        caption="À vérifier"
        columns={[{ head: 'Famille' }, { head: 'Déclaré le' }, { head: 'Valable' }, { head: 'Quotient', numeric: true }]}
        rows={declared.map((q) => [
          <a href={tariffPaths.decideOf(q.id)}>{listName(q)}</a>,
          showDateDigits(parisDay(q.declaredAt)),
          span(q),
          showAmount(q.cents),
        ])}
      />
    )}
    {expiring.length > 0 && <Expiring quotients={expiring} />}
  </Page>
)

export const DecidePage = ({ quotient, form }: { quotient: ListedQuotient; form: DecisionForm }) => (
  <Page
    title="Vérifier un quotient"
    form={form}
    nav={tariffPaths.quotients}
    back={{ href: tariffPaths.quotients, label: 'Quotients familiaux' }}
  >
    <SummaryList
      items={[
        { term: 'Famille', value: listName(quotient) },
        { term: 'Quotient déclaré', value: showAmount(quotient.cents) },
        { term: 'Valable', value: span(quotient) },
        { term: 'État', value: <QuotientTag status={quotient.status} /> },
      ]}
    />
    {quotient.status === 'declared' && (
      <>
        <p>
          Comparez avec l’attestation de la CAF ou de la MSA. Un quotient validé change le prix des jours à venir&nbsp;: les
          réservations concernées sont annulées puis refaites au nouveau prix. Les jours passés gardent leur prix.
        </p>
        <Required />
        <PostForm>
          <Field form={form} name="decision" />
          <Field form={form} name="montant" />
          <Field form={form} name="debut" />
          <Field form={form} name="fin" />
          <Field form={form} name="exterieur" />
          <Field form={form} name="motif" />
          <Actions>
            <Submit>Enregistrer la décision</Submit>
            <LinkButton href={tariffPaths.quotients}>Annuler</LinkButton>
          </Actions>
        </PostForm>
      </>
    )}
  </Page>
)
