import { showMoment } from '#core/days.ts'
import { letterName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { PaperState } from '#features/documents/index.ts'
import { SummaryList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { silenceSentences } from '../../domain/acknowledgement.ts'
import type { Offer } from '../../domain/questions.ts'
import { statusLabel } from '../../domain/status.ts'
import { to } from '../../paths.ts'
import type { Request } from '../../store/requests.ts'
import { AnswersList } from '../answers.tsx'

type PrintProps = {
  readonly request: Request
  readonly submittedAt: Temporal.Instant
  readonly names: Offer
  readonly about: readonly (readonly [string, string])[]
  readonly service: Service
  readonly papers: readonly PaperState[]
  readonly town: string
  readonly url: string
}

/** The request on paper: who, what, when, every question with its answer. The browser prints it without the menus. */
export const PrintPage = ({ request, submittedAt, names, about, service, papers, town, url }: PrintProps) => {
  const { number, definition, answers, author, status } = request
  return (
    <Page
      title={`Imprimer la demande n°${nbsp}${number}`}
      heading={`Demande n°${nbsp}${number}`}
      caption={definition.title}
      nav={to.requests()}
      back={{ href: to.request(number), label: 'Retour à la demande' }}
    >
      <p class="sans-papier">
        Pour garder une trace de votre demande, imprimez cette page avec votre navigateur (Ctrl + P, ou «{nbsp}Imprimer{nbsp}»
        dans son menu), ou téléchargez-la{nbsp}:{' '}
        <a href={to.pdf(number)}>
          demande n°{nbsp}
          {number} (PDF)
        </a>
        .
      </p>
      <SummaryList
        items={[
          { term: 'Commune', value: town },
          { term: 'Numéro de la demande', value: String(number) },
          { term: 'Démarche', value: definition.title },
          { term: 'Demandeur', value: letterName(author.name) },
          { term: 'Reçue le', value: showMoment(submittedAt) },
          { term: 'Statut', value: statusLabel(status, definition.outcome) },
          { term: 'Service', value: `${service.name}, ${service.address}, ${service.phone}, ${service.email}` },
          { term: 'Adresse de cette demande', value: url },
        ]}
      />
      <AnswersList definition={definition} answers={answers} names={names} about={about} erased={request.erased} />
      {papers.length > 0 && (
        <section>
          <h2>Justificatifs</h2>
          <SummaryList items={papers.map((paper) => ({ term: paper.label, value: paper.statusLabel }))} />
        </section>
      )}
      {silenceSentences(definition, submittedAt).map((sentence) => (
        <p>{sentence}</p>
      ))}
    </Page>
  )
}
