import { showMoment } from '#core/days.ts'
import { letterName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { PaperState } from '#features/documents/index.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf/index.ts'
import { silenceSentences } from '../../domain/acknowledgement.ts'
import { erasedAnswers } from '../../domain/erased.ts'
import type { Offer } from '../../domain/questions.ts'
import { statusLabel } from '../../domain/status.ts'
import { toldOf } from '../../domain/told.ts'
import type { Request } from '../../store/requests.ts'

type Printed = {
  readonly request: Request
  readonly submittedAt: Temporal.Instant
  readonly names: Offer
  readonly about: readonly (readonly [string, string])[]
  readonly service: Service
  readonly papers: readonly PaperState[]
  readonly town: string
  readonly url: string
  readonly at: Temporal.Instant
}

/** Every question of a request with its answer, «Non renseigné» when there is none, as a document to keep. */
export const requestPdf = ({ request, submittedAt, names, about, service, papers, town, url, at }: Printed): PdfDocument => {
  const { number, definition, author, status, erased } = request
  const steps = toldOf(request, names).flatMap(({ step, questions }): PdfBlock[] => [
    { kind: 'heading', level: 2, text: step.title },
    {
      kind: 'facts',
      rows: questions.flatMap(({ question, lines, isChild }): [string, string][] => [
        [question.label, lines.join('\n') || 'Non renseigné'],
        ...(isChild ? about.map(([term, value]): [string, string] => [term, value || 'Non renseigné']) : []),
      ]),
    },
  ])
  const given: PdfBlock[] = [
    { kind: 'heading', level: 2, text: 'Justificatifs' },
    { kind: 'facts', rows: papers.map((paper) => [paper.label, paper.statusLabel] as const) },
  ]
  return {
    title: `${definition.title}, demande n°${nbsp}${number}`,
    issuer: [town, service.name, service.address, service.phone, service.email],
    recipient: [letterName(author.name), `Demande n°${nbsp}${number}`, `Reçue le ${showMoment(submittedAt)}`],
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Statut', statusLabel(status, definition.outcome)],
          ['Adresse de cette demande', url],
        ],
      },
      ...steps,
      ...(erased.all ? [{ kind: 'text' as const, text: erasedAnswers(erased.all) }] : []),
      ...(papers.length > 0 ? given : []),
      ...silenceSentences(definition, submittedAt).map((text): PdfBlock => ({ kind: 'text', text })),
    ],
    footer: `${town} – demande n°${nbsp}${number}`,
    madeAt: at,
  }
}
