import { type Day, isBefore } from '#core/days.ts'
import { ofName } from '#core/text.ts'
import type { Status } from './status.ts'

type Waiting = {
  readonly number: number
  readonly title: string
  readonly child: { readonly firstName: string } | null
  readonly status: Status
  readonly due: Day | null
  readonly url: string
}

const about = ({ title, child }: Waiting): string => (child ? `${title} ${ofName(child.firstName)}` : title)

const whyDraft = ({ due }: Waiting): string =>
  due === null
    ? 'Rien n’est envoyé à la mairie tant que la demande n’est pas enregistrée.'
    : 'Sans changement, ce brouillon sera supprimé le lendemain.'

/** PR-56 · What a family has to do about its requests: answer the town hall, which waits; finish its drafts. */
export const requestsToDo = (requests: readonly Waiting[], today: Day) => [
  ...requests
    .filter(({ status }) => status === 'a_completer')
    .map((request) => ({
      label: `Compléter la demande n°\u00a0${request.number} («\u00a0${about(request)}\u00a0»)`,
      url: request.url,
      why: 'La mairie attend votre réponse pour continuer.',
      due: request.due,
      isUrgent: request.due !== null && isBefore(request.due, today),
    })),
  ...requests
    .filter(({ status }) => status === 'brouillon')
    .map((request) => ({
      label: `Terminer votre brouillon n°\u00a0${request.number} («\u00a0${about(request)}\u00a0»)`,
      url: request.url,
      why: whyDraft(request),
      due: request.due,
      isUrgent: false,
    })),
]
