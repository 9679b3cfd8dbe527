import { type Day, showDate } from '#core/days.ts'
import { listName, type Named } from '#core/names.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, type SummaryItem, SummaryList, Tag } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { RequestAnswers } from '../../concerned.ts'
import { type PaperStatus, statusLabel, statusTone } from '../../domain/paper.ts'
import { to } from '../../paths.ts'
import type { Document } from '../../store/documents.ts'
import type { Verdict } from '../../store/verdicts.ts'
import { Viewer } from '../viewer.tsx'
import type { reviewForm, seenForm } from './review.form.ts'

export type ReviewProps = {
  readonly id: number
  readonly label: string
  readonly help: string
  readonly status: PaperStatus
  readonly person: (Named & { readonly birthDate: Day }) | null
  readonly requests: readonly { readonly number: number; readonly title: string; readonly url: string }[]
  /** Of the latest request that needs it, as this agent may read them. */
  readonly answers: RequestAnswers
  /** What was sent; null when there is nothing to look at. */
  readonly document: Document | null
  readonly verdict: Verdict | null
  readonly form: FormState<typeof reviewForm.fields>
  readonly seen: FormState<typeof seenForm.fields>
  readonly zoom: number
  readonly turn: number
  /** How many others wait. */
  readonly others: number
}

const Decided = ({ id, verdict }: { id: number; verdict: Verdict }) => (
  <Banner title={verdict.isValid ? 'Validé, pas encore envoyé' : 'Refusé, pas encore envoyé'}>
    {verdict.reason && <p>{verdict.reason}</p>}
    {verdict.isSeenOnly && <p>Vu au guichet, non conservé.</p>}
    <PostForm action={to.undo(id)} label="Annuler la décision">
      <Actions>
        <Submit tone="secondary">Annuler ma décision</Submit>
        <LinkButton href={to.finish()} tone="link">
          Terminer l’examen
        </LinkButton>
      </Actions>
    </PostForm>
  </Banner>
)

/** DO-10 · The pages, and beside them what is expected. */
export const ReviewPage = (props: ReviewProps) => {
  const { id, label, help, status, person, requests, answers, document, verdict, form, seen, others } = props
  const facts: SummaryItem[] = [
    ...(person
      ? [
          { term: 'Personne', value: listName(person) },
          { term: 'Date de naissance', value: showDate(person.birthDate) },
        ]
      : []),
    { term: 'Attendu', value: help },
    {
      term: 'Téléprocédure(s) concernée(s)',
      value:
        requests.length === 0
          ? 'Aucune'
          : requests.map(({ number, title, url }, i) => (
              <>
                {i > 0 && ', '}
                <a href={url}>
                  {title}&nbsp;: {number}
                </a>
              </>
            )),
    },
  ]
  return (
    <Page
      title="Vérifier un justificatif"
      heading={label}
      form={form.faults.length > 0 || form.refusal !== null ? form : seen}
      nav={to.queue()}
      back={{ href: to.queue(), label: 'Retour aux justificatifs à vérifier' }}
      wide
    >
      <p>
        <Tag tone={statusTone(status)}>{statusLabel(status)}</Tag>
      </p>
      {verdict && <Decided id={id} verdict={verdict} />}
      <div class="examen">
        <div>
          {document ? (
            <Viewer
              {...props}
              document={document}
              at={to.review(id)}
              pageOf={(page) => to.reviewPage(id, page)}
              fileOf={(file) => to.reviewOriginal(id, file)}
            />
          ) : (
            <p>Aucun document n’est à lire.</p>
          )}
        </div>
        <div>
          <SummaryList items={facts} />
          {answers.length > 0 && (
            <details>
              <summary>Réponses de la demande n°&nbsp;{requests.at(-1)!.number}</summary>
              <SummaryList
                items={answers.map(({ label, lines }) => ({
                  term: label,
                  value: lines.map((line, i) => (
                    <>
                      {i > 0 && <br />}
                      {line}
                    </>
                  )),
                }))}
              />
            </details>
          )}
          {document && status === 'en_verification' && (
            <PostForm label="Avis sur le document">
              <Hidden name="document" value={document.id} />
              <Required />
              <Field form={form} name="avis" />
              <Field form={form} name="jusqu_au" />
              <Field form={form} name="motif" />
              <Field form={form} name="texte" />
              <p>La famille ne reçoit rien avant la fin de l’examen.</p>
              <Actions>
                <Submit>{others > 0 ? 'Enregistrer et suivant' : 'Enregistrer'}</Submit>
              </Actions>
            </PostForm>
          )}
          {status !== 'valide' && (
            <details class="guichet">
              <summary>Document présenté au guichet</summary>
              <PostForm action={to.seen(id)} label="Vu au guichet">
                <p>Vous certifiez l’avoir vu. Sa date, votre nom et sa validité sont gardés, pas de copie.</p>
                <Field form={seen} name="vu_jusqu_au" />
                <Actions>
                  <Submit tone="secondary">Vu, non conservé</Submit>
                </Actions>
              </PostForm>
            </details>
          )}
        </div>
      </div>
    </Page>
  )
}
