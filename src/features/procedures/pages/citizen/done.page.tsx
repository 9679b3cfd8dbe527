import { showDate, showMoment } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { PaperState } from '#features/documents/index.ts'
import { Panel, SummaryList, Vh } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { silenceSentences } from '../../domain/acknowledgement.ts'
import { isEditable } from '../../domain/status.ts'
import { to } from '../../paths.ts'
import type { Request } from '../../store/requests.ts'

/** The manual's confirmation (§3.6), with the mentions of the acknowledgement (PR-8). */
export const DonePage = ({
  request,
  submittedAt,
  service,
  papers,
}: {
  request: Request
  submittedAt: Temporal.Instant
  service: Service
  papers: readonly PaperState[]
}) => (
  <Page title="Votre demande a été enregistrée" nav={to.requests()}>
    <Panel title={`Demande n°${nbsp}${request.number}`}>
      <p>
        {request.definition.title}, reçue le <time datetime={submittedAt.toString()}>{showMoment(submittedAt)}</time>
      </p>
    </Panel>
    <p>
      Votre demande a été enregistrée, un accusé de réception vous a été envoyé par mail. Nous vous tiendrons informé de la prise
      en compte de votre demande par nos services traitants.
    </p>
    <p>
      Retrouvez votre demande dans{nbsp}: «{nbsp}
      <a href={to.requests()}>Mes demandes</a>
      {nbsp}»
      {isEditable(request) ? ', vous pouvez encore la modifier tant qu’elle n’a pas été prise en compte par nos services.' : '.'}
    </p>
    {papers.some((paper) => paper.isMissing) && (
      <section>
        <h2>Ce qu’il vous reste à faire</h2>
        <p>
          Nous vous rappelons que les justificatifs suivants sont obligatoires. Sans ces éléments, votre demande ne sera pas prise
          en compte{nbsp}: sans eux, l’inscription ne pourra pas prendre effet.
        </p>
        <ul>
          {papers
            .filter((paper) => paper.isMissing)
            .map((paper) => (
              <li>
                <a href={paper.url}>
                  Fournir<Vh>{nbsp}:</Vh> {paper.label}
                </a>
                {paper.provisionalUntil && <span class="discret"> (avant le {showDate(paper.provisionalUntil)})</span>}
              </li>
            ))}
        </ul>
      </section>
    )}
    {request.definition.afterwards.length > 0 && (
      <>
        <h2>Et ensuite</h2>
        {request.definition.afterwards.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </>
    )}
    <h2>Service chargé de votre demande</h2>
    <SummaryList
      items={[
        { term: 'Service', value: service.name },
        { term: 'Adresse postale', value: service.address },
        { term: 'Adresse électronique', value: service.email },
        { term: 'Téléphone', value: service.phone },
      ]}
    />
    {silenceSentences(request.definition, submittedAt).map((sentence) => (
      <p>{sentence}</p>
    ))}
    <Actions>
      <LinkButton href={to.requests()}>Retour à mes demandes</LinkButton>
      <LinkButton href={to.print(request.number)}>Voir et imprimer la demande</LinkButton>
      {request.definition.effect === 'enrolment' && (
        <LinkButton href={to.start(request.procedure)} tone="link">
          Faire la fiche d’un autre enfant
        </LinkButton>
      )}
    </Actions>
  </Page>
)
