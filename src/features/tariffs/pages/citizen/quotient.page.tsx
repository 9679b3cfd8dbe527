import { showDateDigits } from '#core/days.ts'
import { showAmount } from '#core/money.ts'
import { type Attachment, Attachments } from '#features/documents/index.ts'
import { Banner, Empty, TableList, Tag, type Tone } from '#ui/display.tsx'
import { Actions, Field, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { tariffPaths } from '../../paths.ts'
import type { Quotient, QuotientStatus } from '../../store/quotients.ts'
import type { ProofForm, QuotientForm } from './quotient.form.ts'

const STATUS: Readonly<Record<QuotientStatus, readonly [Tone, string]>> = {
  declared: ['warning', 'En cours de vérification'],
  valid: ['success', 'Valide'],
  refused: ['error', 'Refusé'],
  replaced: ['neutral', 'Remplacé'],
}

export const QuotientTag = ({ status }: { status: QuotientStatus }) => <Tag tone={STATUS[status][0]}>{STATUS[status][1]}</Tag>

export type QuotientView = {
  readonly form: QuotientForm
  /** To send another proof for what waits. */
  readonly replacing: ProofForm
  readonly known: readonly Quotient[]
  readonly proofs: ReadonlyMap<number, Attachment>
}

const proofOf = ({ proofs }: Pick<QuotientView, 'proofs'>, quotient: Quotient): Attachment | undefined =>
  quotient.document === null ? undefined : proofs.get(quotient.document)

const KnownQuotients = (view: QuotientView) => (
  <TableList
    caption="Quotients déclarés"
    columns={[{ head: 'Valable' }, { head: 'Quotient', numeric: true }, { head: 'État' }]}
    rows={view.known.map((q) => [
      `du ${showDateDigits(q.from)} au ${showDateDigits(q.until)}`,
      showAmount(q.cents),
      <>
        <QuotientTag status={q.status} />
        {q.reason && <p>Motif&nbsp;: {q.reason}</p>}
      </>,
    ])}
  />
)

/** TA-13 · What waits, with what was sent: it may be replaced until somebody decides. */
const Waiting = ({ quotient, view }: { quotient: Quotient; view: QuotientView }) => {
  const proof = proofOf(view, quotient)
  const isRefused = proof !== undefined && proof.pages.length === 0 && proof.files.every((file) => file.fault !== null)
  return (
    <>
      <Banner
        title={isRefused ? 'Votre attestation n’a pas pu être lue.' : 'La mairie vérifie votre déclaration.'}
        tone={isRefused ? 'warning' : 'info'}
      >
        <p>
          {isRefused
            ? 'Envoyez-en une autre\u00a0: sans elle, la mairie ne peut pas valider votre quotient.'
            : 'Vous pourrez en faire une autre quand elle aura répondu. Vous recevrez un courriel.'}
        </p>
      </Banner>
      {proof && (
        <Attachments
          documents={[proof]}
          urls={{
            page: (_document, page) => tariffPaths.proofPageOf(quotient.id, page),
            original: (_document, file) => tariffPaths.proofFileOf(quotient.id, file),
          }}
        />
      )}
      <h2>Envoyer une autre attestation</h2>
      <p>Elle remplace celle que vous avez envoyée.</p>
      <Required />
      <PostForm action={tariffPaths.proof} files label="Envoyer une autre attestation">
        <Field form={view.replacing} name="pieces" />
        <Actions>
          <Submit tone="secondary">Remplacer l’attestation</Submit>
        </Actions>
      </PostForm>
    </>
  )
}

const DeclareForm = ({ form }: { form: QuotientForm }) => (
  <>
    <h2>Déclarer un quotient</h2>
    <Required />
    <PostForm action={tariffPaths.quotient} files label="Déclarer un quotient">
      <Field form={form} name="montant" />
      <Field form={form} name="debut" />
      <Field form={form} name="fin" />
      <Field form={form} name="pieces" />
      <Actions>
        <Submit>Déclarer ce quotient</Submit>
      </Actions>
    </PostForm>
  </>
)

export const QuotientPage = (view: QuotientView) => {
  const { form, replacing, known } = view
  const waiting = known.find((q) => q.status === 'declared')
  return (
    <Page
      title="Mon quotient familial"
      form={replacing.faults.length > 0 ? replacing : form}
      nav="/paiements"
      back={{ href: '/paiements', label: 'Retour à mes paiements' }}
    >
      <p>
        Certains tarifs dépendent du quotient familial. La mairie le vérifie, puis le prix des jours à venir est recalculé&nbsp;:
        la différence apparaît sur votre relevé. Sans quotient vérifié, le prix est celui prévu pour un quotient non connu. Le
        déclarer est facultatif. <a href={tariffPaths.simulator}>Calculer un prix</a>
      </p>
      {known.length === 0 ? (
        <Empty title="Aucun quotient déclaré.">
          <p>Celui que vous déclarez apparaîtra ici.</p>
        </Empty>
      ) : (
        <KnownQuotients {...view} />
      )}
      {waiting ? <Waiting quotient={waiting} view={view} /> : <DeclareForm form={form} />}
    </Page>
  )
}
