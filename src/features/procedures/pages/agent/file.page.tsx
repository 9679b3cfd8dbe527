import { showDate, showMoment } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, SummaryList, Tag } from '#ui/display.tsx'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { silenceDay } from '../../domain/acknowledgement.ts'
import type { Offer } from '../../domain/questions.ts'
import { isDone, statusLabel, statusTone } from '../../domain/status.ts'
import { to } from '../../paths.ts'
import type { Request, RequestEvent } from '../../store/requests.ts'
import { AnswersList } from '../answers.tsx'
import { RequestTimeline } from '../timeline.tsx'

export type FileProps = {
  readonly request: Request
  readonly form: FormState
  readonly names: Offer
  readonly about: readonly (readonly [string, string])[]
  readonly events: readonly RequestEvent[]
  readonly service: Service
  /** Null when the requester has no account. */
  readonly email: string | null
  readonly mayProcess: boolean
  readonly isMine: boolean
}

/** PR-9 · What this agent may do now; what cannot be done is said, not greyed. */
const Gestures = ({ request, mayProcess, isMine }: Pick<FileProps, 'request' | 'mayProcess' | 'isMine'>) => {
  const { number, status, definition, takenBy } = request
  if (isDone(status)) return null
  if (takenBy && !isMine)
    return (
      <Banner title={`Demande prise en charge par ${takenBy.firstName} ${takenBy.lastName}, ${takenBy.quality}`}>
        {request.takenAt && <p>Depuis le {showMoment(request.takenAt)}.</p>}
      </Banner>
    )
  if (!mayProcess) return <p>Vous pouvez lire cette demande, pas la traiter.</p>
  if (status === 'enregistree')
    return (
      <PostForm action={to.take(number)} label="Prendre en charge">
        <p>La famille ne pourra plus modifier ses réponses.</p>
        <Actions>
          <Submit>Prendre en charge</Submit>
        </Actions>
      </PostForm>
    )
  return (
    <PostForm action={to.release(number)} label="Traiter la demande">
      <Actions>
        {definition.outcome === 'decision' ? (
          <>
            <LinkButton href={to.accept(number)} tone="primary">
              Accepter
            </LinkButton>
            <LinkButton href={to.refuse(number)}>Refuser</LinkButton>
          </>
        ) : (
          <LinkButton href={to.reply(number)} tone="primary">
            Répondre
          </LinkButton>
        )}
        <Submit tone="link">Relâcher</Submit>
      </Actions>
    </PostForm>
  )
}

export const FilePage = ({ request, form, names, about, events, service, email, mayProcess, isMine }: FileProps) => {
  const { number, definition, status, answers, author, submittedAt, child } = request
  const silence = submittedAt && silenceDay(definition, submittedAt)
  return (
    <Page
      title={`Demande n°${nbsp}${number} – ${definition.title}`}
      form={form}
      nav={to.queue()}
      back={{ href: to.queue(), label: 'Retour aux demandes' }}
      wide
    >
      <p>
        <Tag tone={statusTone(status)}>{statusLabel(status, definition.outcome)}</Tag>
      </p>
      <Gestures request={request} mayProcess={mayProcess} isMine={isMine} />
      <section>
        <h2>Demandeur</h2>
        <SummaryList
          items={[
            { term: 'Nom', value: listName(author.name) },
            { term: 'Adresse électronique', value: email ?? '' },
            ...(child ? [{ term: 'Personne concernée', value: listName(child.name) }] : []),
            { term: 'Reçue le', value: submittedAt ? showMoment(submittedAt) : '' },
            ...(silence && !isDone(status)
              ? [
                  {
                    term: definition.silence.regime === 'rejet' ? 'Sans réponse, refusée le' : 'Sans réponse, acceptée le',
                    value: showDate(silence),
                  },
                ]
              : []),
            { term: 'Service', value: service.name },
          ]}
        />
      </section>
      <AnswersList definition={definition} answers={answers} names={names} about={about} />
      {request.refusalReason && (
        <section>
          <h2>Raison du refus</h2>
          <p>{request.refusalReason}</p>
        </section>
      )}
      <section>
        <h2>Historique</h2>
        <RequestTimeline events={events} outcome={definition.outcome} author={listName(author.name)} />
      </section>
    </Page>
  )
}
