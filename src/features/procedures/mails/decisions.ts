import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { Db } from '#platform/db/database.ts'
import { block, byAgent, messageText, type Prose, word } from '#platform/mail/letter-text.ts'
import { signedMessageFrom } from '#platform/mail/letter-texts.ts'
import { renderMessage } from '#platform/mail/render.ts'
import { subjectOf } from '../conversations.ts'
import type { Request } from '../store/requests.ts'

/** First name, name, quality and service of whoever decides (CRPA L111-2, L212-2). */
export type Signatory = {
  readonly firstName: string
  readonly lastName: string
  readonly quality: string
  readonly service: Pick<Service, 'name' | 'address'>
}

export const signature = ({ firstName, lastName, quality, service }: Signatory): string =>
  `${firstName} ${lastName}, ${quality}\n${service.name}, ${service.address}`

export const numberSlot = word('numéro de la demande', '125')
export const requestSlot = word(
  'la demande, avec sa démarche et l’enfant',
  `n°${nbsp}125 («${nbsp}Fiche enfant${nbsp}» pour EXEMPLE Sacha)`,
)
export const titleSlot = word('nom de la démarche', 'Fiche enfant')

/** «n° 125 (« Fiche enfant » pour EXEMPLE Sacha)» */
export const about = ({ number, definition, child }: Request): string => {
  const whose = child ? ` pour ${listName(child.name)}` : ''
  return `n°${nbsp}${number} («${nbsp}${definition.title}${nbsp}»${whose})`
}

const accepted = {
  signed: byAgent,
  subject: `Votre demande n°${nbsp}{numero} est acceptée`,
  slots: { numero: numberSlot, demande: requestSlot },
} as const
const ACCEPTED = 'Votre demande {demande} est acceptée.'

const acceptedText = messageText({
  ...accepted,
  code: 'demande-acceptee',
  title: 'Demande acceptée',
  when: 'À la famille dont la demande est acceptée.',
  body: ACCEPTED,
})

const enrolledText = messageText({
  ...accepted,
  code: 'inscription-acceptee',
  title: 'Demande acceptée, réservations ouvertes',
  when: 'À la famille dont la demande acceptée permet de réserver.',
  body: `${ACCEPTED}

Vous pouvez maintenant réserver les jours dans «${nbsp}Agenda${nbsp}». Rien n’est réservé tant que vous ne l’avez pas fait.`,
})

export const acceptedMessage = (db: Db, request: Request, by: Signatory): Promise<Prose> =>
  signedMessageFrom(db, request.definition.effect === 'enrolment' ? enrolledText : acceptedText, signature(by), {
    numero: String(request.number),
    demande: about(request),
  })

const APPEAL =
  'Si vous contestez cette décision, vous pouvez, dans un délai de deux mois à compter de ce message, former un recours gracieux auprès du maire ou saisir le tribunal administratif (www.telerecours.fr).'

const refusedText = messageText({
  code: 'demande-refusee',
  title: 'Demande refusée',
  when: 'À la famille dont la demande est refusée.',
  signed: byAgent,
  subject: `Votre demande n°${nbsp}{numero} est refusée`,
  body: `Votre demande {demande} est refusée pour la raison suivante${nbsp}:

{motif}

{recours}`,
  slots: {
    numero: numberSlot,
    demande: requestSlot,
    motif: block('le motif écrit par l’agent, que la loi demande', { p: 'L’enfant n’est pas scolarisé dans la commune.' }),
    recours: block('les voies et délais de recours, que la loi demande', { p: APPEAL }),
  },
})

/** PR-11 · With the reason, the ways and the delay of appeal (CRPA L211-5, CJA R421-5). */
export const refusedMessage = (db: Db, request: Request, reason: string, by: Signatory): Promise<Prose> =>
  signedMessageFrom(db, refusedText, signature(by), {
    numero: String(request.number),
    demande: about(request),
    motif: [{ p: reason }],
    recours: [{ p: APPEAL }],
  })

/** All of it is the agent's: there is no text to write otherwise, and its subject continues the conversation (ME-5). */
export const replyMessage = (request: Request, text: string, by: Signatory): Prose => ({
  subject: subjectOf(request),
  body: renderMessage({ greeting: 'Bonjour,', parts: [{ p: text }], signature: signature(by) }),
})

const reopenedText = messageText({
  code: 'demande-rouverte',
  title: 'Demande de nouveau à l’étude',
  when: 'À la famille, quand la décision prise sur sa demande est reprise.',
  signed: byAgent,
  subject: `Votre demande n°${nbsp}{numero} est de nouveau à l’étude`,
  body: `La décision prise sur votre demande n°${nbsp}{numero} («${nbsp}{demarche}${nbsp}») est reprise pour la raison suivante${nbsp}:

{motif}

Vous recevrez une nouvelle décision. Vous n’avez rien à faire.`,
  slots: {
    numero: numberSlot,
    demarche: titleSlot,
    motif: block('le motif écrit par l’agent', { p: 'Un justificatif nous est parvenu après la décision.' }),
  },
})

/** PR-43 · A decision taken back: the request is being looked at again. */
export const reopenedMessage = (db: Db, request: Request, reason: string, by: Signatory): Promise<Prose> =>
  signedMessageFrom(db, reopenedText, signature(by), {
    numero: String(request.number),
    demarche: request.definition.title,
    motif: [{ p: reason }],
  })

export const decisionTexts = [acceptedText, enrolledText, refusedText, reopenedText]
