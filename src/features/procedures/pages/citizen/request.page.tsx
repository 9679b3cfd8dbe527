import { showMoment } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { PaperState } from '#features/documents/index.ts'
import { type Message, messagePaths } from '#features/messages/index.ts'
import { Banner, SummaryList, Tag, Vh } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { silenceSentences } from '../../domain/acknowledgement.ts'
import type { Offer } from '../../domain/questions.ts'
import { isDone, isEditable, isWithdrawable, statusLabel, statusTone } from '../../domain/status.ts'
import { walk } from '../../domain/walk.ts'
import { AGENDA_URL, to } from '../../paths.ts'
import type { Complement } from '../../store/complements.ts'
import type { Request, RequestEvent } from '../../store/requests.ts'
import { AnswersList } from '../answers.tsx'
import { RequestTimeline } from '../timeline.tsx'

type RequestProps = {
  readonly request: Request
  readonly names: Offer
  readonly about: readonly (readonly [string, string])[]
  readonly events: readonly RequestEvent[]
  readonly service: Service
  readonly messages: readonly Message[]
  readonly papers: readonly PaperState[]
  /** What an agent asked again. */
  readonly asked: Complement | null
  readonly next: string
}

/** What comes next, and what the family must do first. */
const Next = ({ request, next, asked }: Pick<RequestProps, 'request' | 'next' | 'asked'>) => {
  const { number, status, definition } = request
  if (status === 'refusee')
    return (
      <Banner tone="error" title="Votre demande est refusée pour la raison suivante">
        <p>{request.refusalReason}</p>
        <p>Le message qui vous a été envoyé dit comment contester cette décision.</p>
      </Banner>
    )
  if (asked)
    return (
      <Banner tone="warning" title={next}>
        <p class="mot-a-mot">{asked.sentence}</p>
        <p>
          <LinkButton href={to.complete(number)} tone="primary">
            Compléter la demande
          </LinkButton>
        </p>
      </Banner>
    )
  if (request.pending) {
    const { resume, steps } = walk(definition, request.pending)
    return (
      <Banner tone="warning" title={next}>
        <Actions>
          <LinkButton href={to.step(number, resume ?? steps[0]!.step.slug)} tone="primary">
            Terminer les modifications
          </LinkButton>
          <LinkButton href={to.dropPending(number)} tone="link">
            Abandonner les modifications
          </LinkButton>
        </Actions>
      </Banner>
    )
  }
  return (
    <p>
      {next}
      {status === 'acceptee' && definition.effect === 'enrolment' && (
        <>
          {' '}
          <a href={AGENDA_URL}>Réserver dans l’agenda</a>
        </>
      )}
    </p>
  )
}

/** Where each paper stands, with the way to give what is missing. */
export const Papers = ({ papers }: { papers: readonly PaperState[] }) =>
  papers.length > 0 && (
    <section>
      <h2>Justificatifs</h2>
      <SummaryList
        items={papers.map((paper) => ({
          term: paper.label,
          value: (
            <>
              <Tag tone={paper.statusTone}>{paper.statusLabel}</Tag>{' '}
              <a href={paper.url}>
                {paper.isMissing ? 'Fournir' : 'Voir'}
                <Vh> {paper.label}</Vh>
              </a>
              {paper.reason && <p class="discret">{paper.reason}</p>}
            </>
          ),
        }))}
      />
    </section>
  )

/** PR-55 · Who filled it at the counter. */
const EnteredBy = ({ events }: Pick<RequestProps, 'events'>) => {
  const agent = events.find(({ kind }) => kind === 'saisie')?.agent
  return (
    agent && (
      <p>
        Demande saisie par {agent.firstName} {agent.lastName}, {agent.quality}, au guichet de la mairie.
      </p>
    )
  )
}

export const RequestPage = ({ request, names, about, events, service, messages, papers, asked, next }: RequestProps) => {
  const { number, definition, status, answers, submittedAt } = request
  return (
    <Page
      title={`Demande n°${nbsp}${number}`}
      caption={definition.title}
      nav={to.requests()}
      back={{ href: to.requests(), label: 'Retour à mes demandes' }}
    >
      <p>
        <Tag tone={statusTone(status)}>{statusLabel(status, definition.outcome)}</Tag>
      </p>
      <EnteredBy events={events} />
      <Next request={request} next={next} asked={asked} />
      <Actions>
        {isEditable(request) && <LinkButton href={to.step(number, definition.steps[0]!.slug)}>Modifier la demande</LinkButton>}
        <LinkButton href={to.print(number)}>Voir et imprimer la demande</LinkButton>
        {isWithdrawable(status) && (
          <LinkButton href={to.withdraw(number)} tone="link">
            Retirer la demande
          </LinkButton>
        )}
        {definition.effect === 'enrolment' && (
          <LinkButton href={to.start(request.procedure)} tone="link">
            Faire la fiche d’un autre enfant
          </LinkButton>
        )}
      </Actions>
      <section>
        <h2>Suivi</h2>
        <RequestTimeline events={events} outcome={definition.outcome} author="vous" />
        {submittedAt !== null &&
          !isDone(status) &&
          silenceSentences(definition, submittedAt).map((sentence) => <p>{sentence}</p>)}
      </section>
      {messages.length > 0 && (
        <section>
          <h2>Messages</h2>
          <ul>
            {messages.map((message) => (
              <li>
                <a href={messagePaths.message(message.id)}>{message.subject}</a>, le {showMoment(message.sentAt)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Papers papers={papers} />
      <AnswersList
        definition={definition}
        answers={answers}
        names={names}
        about={about}
        erased={request.erased}
        changeUrl={isEditable(request) ? (step) => to.step(number, step) : undefined}
      />
      <section>
        <h2>Service chargé de votre demande</h2>
        <SummaryList
          items={[
            { term: 'Service', value: service.name },
            { term: 'Adresse postale', value: service.address },
            { term: 'Adresse électronique', value: service.email },
            { term: 'Téléphone', value: service.phone },
          ]}
        />
      </section>
    </Page>
  )
}
