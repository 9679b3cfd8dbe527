import { parisDay, showDateDigits } from '#core/days.ts'
import { showAmount } from '#core/money.ts'
import { listName } from '#core/names.ts'
import { type Attachment, Attachments, Viewer } from '#features/documents/index.ts'
import { Empty, SummaryList, TableList } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { isReadable } from '../../domain/proof.ts'
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

export type DecideView = {
  readonly quotient: ListedQuotient
  /** What was sent, with the state of each file. */
  readonly proof: Attachment | undefined
  readonly zoom: number
  readonly turn: number
  readonly form: DecisionForm
}

const NO_PROOF = {
  declared: 'Aucune attestation n’a été envoyée.',
  decided: 'L’attestation n’est plus conservée.',
  seen: 'L’attestation a été vue au guichet\u00a0: aucune copie n’est gardée.',
}

/** TA-13 · The proof as the agent looks at it; why there is nothing to look at. */
const Proof = ({ quotient, proof, zoom, turn }: DecideView) => {
  if (!proof) {
    const why = quotient.isSeenOnly ? 'seen' : quotient.status === 'declared' ? 'declared' : 'decided'
    return <p>{NO_PROOF[why]}</p>
  }
  const urls = {
    page: (_document: number, page: number) => tariffPaths.decidePageOf(quotient.id, page),
    original: (_document: number, file: number) => tariffPaths.decideFileOf(quotient.id, file),
  }
  if (!isReadable(proof)) return <Attachments documents={[proof]} urls={urls} />
  return (
    <Viewer
      label="Attestation"
      document={proof}
      zoom={zoom}
      turn={turn}
      at={tariffPaths.decideOf(quotient.id)}
      pageOf={(page) => tariffPaths.decidePageOf(quotient.id, page)}
      fileOf={(file) => tariffPaths.decideFileOf(quotient.id, file)}
    />
  )
}

const DecideForm = ({ quotient, form }: DecideView) => (
  <>
    <p>
      Comparez avec l’attestation de la CAF ou de la MSA. Un quotient validé change le prix des jours à venir&nbsp;: les
      réservations concernées sont annulées puis refaites au nouveau prix. Les jours passés gardent leur prix. La famille est
      prévenue par courriel.
    </p>
    <Required />
    <PostForm label="Décision">
      <Hidden name="attestation" value={quotient.document ?? ''} />
      <Field form={form} name="decision" />
      <Field form={form} name="montant" />
      <Field form={form} name="debut" />
      <Field form={form} name="fin" />
      <Field form={form} name="vu" />
      <Field form={form} name="exterieur" />
      <Field form={form} name="motif" />
      <Actions>
        <Submit>Enregistrer la décision</Submit>
        <LinkButton href={tariffPaths.quotients}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </>
)

export const DecidePage = (view: DecideView) => {
  const { quotient, form } = view
  return (
    <Page
      title="Vérifier un quotient"
      form={form}
      nav={tariffPaths.quotients}
      back={{ href: tariffPaths.quotients, label: 'Quotients familiaux' }}
      wide
    >
      <div class="examen">
        <div>
          <Proof {...view} />
        </div>
        <div>
          <SummaryList
            items={[
              { term: 'Famille', value: listName(quotient) },
              { term: 'Quotient déclaré', value: showAmount(quotient.cents) },
              { term: 'Valable', value: span(quotient) },
              { term: 'État', value: <QuotientTag status={quotient.status} /> },
            ]}
          />
          {quotient.status === 'declared' && <DecideForm {...view} />}
        </div>
      </div>
    </Page>
  )
}
