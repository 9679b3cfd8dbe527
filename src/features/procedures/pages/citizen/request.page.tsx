import { showMoment } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import { type Message, messagePaths } from '#features/messages/index.ts'
import { Banner, SummaryList, Tag } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { silenceSentences } from '../../domain/acknowledgement.ts'
import type { Offer } from '../../domain/questions.ts'
import { isDone, isEditable, isWithdrawable, statusLabel, statusTone } from '../../domain/status.ts'
import { to } from '../../paths.ts'
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
}

/** What comes next, in one sentence. */
const Next = ({ request }: { request: Request }) => {
  const isReply = request.definition.outcome === 'reply'
  switch (request.status) {
    case 'enregistree':
      return (
        <p>
          Votre demande attend d’être prise en charge. Vous pouvez encore la modifier tant qu’elle n’a pas été prise en compte par
          nos services.
        </p>
      )
    case 'en_traitement':
    case 'a_completer':
      return (
        <p>
          Un agent traite votre demande{nbsp}: vous ne pouvez plus la modifier. Vous recevrez un courriel dès qu’il vous aura
          répondu.
        </p>
      )
    case 'acceptee':
      return isReply ? (
        <p>Le service vous a répondu{nbsp}: sa réponse est dans les messages ci-dessous.</p>
      ) : (
        <p>Votre demande est acceptée.</p>
      )
    case 'refusee':
      return (
        <Banner tone="error" title="Votre demande est refusée pour la raison suivante">
          <p>{request.refusalReason}</p>
          <p>Le message qui vous a été envoyé dit comment contester cette décision.</p>
        </Banner>
      )
    case 'annulee':
      return <p>Vous avez retiré cette demande{nbsp}: elle ne sera pas traitée.</p>
    case 'brouillon':
      return null
  }
}

export const RequestPage = ({ request, names, about, events, service, messages }: RequestProps) => {
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
      <Next request={request} />
      <Actions>
        {isEditable(status) && <LinkButton href={to.step(number, definition.steps[0]!.slug)}>Modifier la demande</LinkButton>}
        <LinkButton href={to.print(number)}>Voir et imprimer la demande</LinkButton>
        {isWithdrawable(status) && (
          <LinkButton href={to.withdraw(number)} tone="link">
            Retirer la demande
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
      <AnswersList
        definition={definition}
        answers={answers}
        names={names}
        about={about}
        changeUrl={isEditable(status) ? (step) => to.step(number, step) : undefined}
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
