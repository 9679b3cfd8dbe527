import { parisDay, showDateDigits, showMoment } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { type Attachment, PagePictures } from '#features/documents/index.ts'
import { faultSentence } from '#platform/files/faults.ts'
import { Banner, Empty, SummaryList, TableList } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { ReviewedChange } from '../../actions/identity-changes.ts'
import { profilePaths } from '../../paths.ts'
import type { ChangeStatus, IdentityChange } from '../../store/identity-changes.ts'
import { Differences } from '../differences.tsx'
import type { DecisionForm } from './identities.form.ts'

export const IdentitiesPage = ({ waiting }: { waiting: readonly IdentityChange[] }) => (
  <Page title="Identités à corriger" nav="/agent" back={{ href: '/agent', label: 'À traiter' }} wide>
    {waiting.length === 0 ? (
      <Empty title="Aucune correction n’attend.">
        <p>Celles que les familles demandent depuis leur profil apparaîtront ici.</p>
      </Empty>
    ) : (
      <TableList
        caption="À vérifier"
        columns={[{ head: 'Personne' }, { head: 'Demandée par' }, { head: 'Demandée le' }]}
        rows={waiting.map((change) => [
          <a href={profilePaths.review(change.id)}>{listName(change)}</a>,
          change.isChild ? listName(change.asker) : 'Elle-même',
          showDateDigits(parisDay(change.askedAt)),
        ])}
      />
    )}
  </Page>
)

const STATUS: Readonly<Record<ChangeStatus, string>> = {
  attente: 'À vérifier',
  acceptee: 'Corrigée',
  refusee: 'Refusée',
  retiree: 'Retirée par la personne',
}

const Proof = ({ id, proof }: { id: number; proof: Attachment | null }) => {
  if (!proof || proof.files.length === 0) return <p>Le justificatif a été supprimé.</p>
  return (
    <>
      {proof.files.some((file) => file.state === 'attente') && (
        <Banner title="Vérification du fichier en cours">
          <p>
            Elle prend quelques secondes. <a href={profilePaths.review(id)}>Voir où elle en est</a>
          </p>
        </Banner>
      )}
      {proof.files.map((file) => file.fault && <p>{`${file.name}\u00a0: ${faultSentence(file.fault)}`}</p>)}
      <PagePictures pages={proof.pages} srcOf={(page) => profilePaths.proof(id, page)} of="Justificatif" />
    </>
  )
}

export type IdentityReviewProps = {
  readonly change: ReviewedChange
  readonly proof: Attachment | null
  readonly form: DecisionForm
}

export const IdentityReviewPage = ({ change, proof, form }: IdentityReviewProps) => (
  <Page
    title="Corriger une identité"
    form={form}
    nav="/agent"
    back={{ href: profilePaths.queue, label: 'Identités à corriger' }}
    wide
  >
    <SummaryList
      items={[
        { term: change.isChild ? 'Enfant' : 'Personne', value: listName(change) },
        ...(change.isChild ? [{ term: 'Demandée par', value: listName(change.asker) }] : []),
        { term: 'Demandée le', value: showMoment(change.askedAt) },
        { term: 'État', value: STATUS[change.status] },
        ...(change.reason ? [{ term: 'Motif', value: change.reason }] : []),
      ]}
    />
    <Differences caption="Correction demandée" differences={change.differences} />
    <h2>Justificatif</h2>
    <Proof id={change.id} proof={proof} />
    {change.status === 'attente' && (
      <>
        <h2>Réponse</h2>
        <p>La personne reçoit la réponse par courriel. La copie du justificatif est alors supprimée.</p>
        <Required />
        <PostForm>
          <Field form={form} name="decision" />
          <Field form={form} name="motif" />
          <Actions>
            <Submit>Enregistrer la décision</Submit>
            <LinkButton href={profilePaths.queue}>Annuler</LinkButton>
          </Actions>
        </PostForm>
      </>
    )}
  </Page>
)
