import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import { subjectOf } from '../conversations.ts'
import type { Request } from '../store/requests.ts'

/** A message as written in «Échanges». */
export type Written = { readonly subject: string; readonly body: string }

/** First name, name, quality and service of whoever decides (CRPA L111-2, L212-2). */
export type Signatory = {
  readonly firstName: string
  readonly lastName: string
  readonly quality: string
  readonly service: Pick<Service, 'name' | 'address'>
}

export const signature = ({ firstName, lastName, quality, service }: Signatory): string =>
  `${firstName} ${lastName}, ${quality}\n${service.name}, ${service.address}`

export const about = (request: Request): string => {
  const child = request.child ? ` pour ${listName(request.child.name)}` : ''
  return `Votre demande n°${nbsp}${request.number} («${nbsp}${request.definition.title}${nbsp}»${child})`
}

export const letter = (...paragraphs: readonly string[]): string => ['Bonjour,', ...paragraphs].join('\n\n')

export const acceptedMessage = (request: Request, by: Signatory): Written => ({
  subject: `Votre demande n°${nbsp}${request.number} est acceptée`,
  body: letter(
    `${about(request)} est acceptée.`,
    ...(request.definition.effect === 'enrolment'
      ? [
          `Vous pouvez maintenant réserver les jours dans «${nbsp}Agenda${nbsp}». Rien n’est réservé tant que vous ne l’avez pas fait.`,
        ]
      : []),
    signature(by),
  ),
})

/** PR-11 · With the reason, the ways and the delay of appeal (CRPA L211-5, CJA R421-5). */
export const refusedMessage = (request: Request, reason: string, by: Signatory): Written => ({
  subject: `Votre demande n°${nbsp}${request.number} est refusée`,
  body: letter(
    `${about(request)} est refusée pour la raison suivante${nbsp}:`,
    reason,
    'Si vous contestez cette décision, vous pouvez, dans un délai de deux mois à compter de ce message, former un recours gracieux auprès du maire ou saisir le tribunal administratif (www.telerecours.fr).',
    signature(by),
  ),
})

export const replyMessage = (request: Request, text: string, by: Signatory): Written => ({
  subject: subjectOf(request),
  body: letter(text, signature(by)),
})

/** PR-43 · A decision taken back: the request is being looked at again. */
export const reopenedMessage = (request: Request, reason: string, by: Signatory): Written => ({
  subject: `Votre demande n°${nbsp}${request.number} est de nouveau à l’étude`,
  body: letter(
    `La décision prise sur votre demande n°${nbsp}${request.number} («${nbsp}${request.definition.title}${nbsp}») est reprise pour la raison suivante${nbsp}:`,
    reason,
    'Vous recevrez une nouvelle décision. Vous n’avez rien à faire.',
    signature(by),
  ),
})
