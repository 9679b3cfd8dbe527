import { type Day, isBefore, showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Answers } from './answers.ts'
import type { Definition } from './definition.ts'
import type { Erased } from './erased.ts'
import { isEditable, type Status } from './status.ts'
import { walk } from './walk.ts'

type Followed = {
  readonly definition: Definition
  readonly status: Status
  readonly answers: Answers
  readonly pending: Answers | null
  readonly erased: Erased
  /** Day by which the town means to have answered. */
  readonly dueOn: Day | null
}

/** PR-58 · What is said to whoever is asked again for answers that they change no more. */
export const YEAR_OVER = `Son année scolaire est finie${nbsp}: pour corriger une réponse, écrivez à la mairie.`

/** What comes next for a request, in one sentence, for whoever made it. `answerBy`: last day to give what was asked again. */
export const nextSentence = (request: Followed, today: Day, asked: { readonly answerBy: Day } | null = null): string => {
  const { definition, status, dueOn } = request
  const isReply = definition.outcome === 'reply'
  switch (status) {
    case 'brouillon': {
      const { resume, steps } = walk(definition, request.answers)
      const at = steps.find((s) => s.step.slug === resume)
      return at
        ? `Reprendre à l’étape ${at.rank} sur ${steps.length} (${at.step.title}).`
        : 'Tout est rempli\u00a0: il reste à enregistrer la demande.'
    }
    case 'enregistree':
      if (!isEditable(request))
        return 'La mairie ne l’a pas encore traitée, et son année scolaire est finie. Pour en parler, écrivez à la mairie.'
      if (request.pending) return 'Vos modifications ne sont pas terminées\u00a0: la demande envoyée n’a pas changé.'
      return dueOn === null || isBefore(dueOn, today)
        ? 'La mairie va la prendre en charge. Vous pouvez encore la modifier.'
        : `La mairie va la prendre en charge${nbsp}: réponse prévue avant le ${showDate(dueOn)}. Vous pouvez encore la modifier.`
    case 'en_traitement':
      return dueOn === null || isBefore(dueOn, today)
        ? 'Un agent la traite. Un courriel vous préviendra de sa réponse.'
        : `Un agent la traite${nbsp}: réponse prévue avant le ${showDate(dueOn)}. Un courriel vous préviendra.`
    case 'a_completer': {
      const waits = asked
        ? `La mairie attend votre complément avant le ${showDate(asked.answerBy)}.`
        : 'La mairie attend votre complément.'
      return request.erased.health === null ? waits : `${waits} ${YEAR_OVER}`
    }
    case 'acceptee':
      if (isReply) return 'Le service vous a répondu dans «\u00a0Échanges\u00a0».'
      return definition.effect === 'enrolment' ? 'Vous pouvez réserver les jours dans l’agenda.' : 'Votre demande est acceptée.'
    case 'refusee':
      return 'La raison et les recours sont dans le message de la mairie.'
    case 'annulee':
      return 'Vous l’avez retirée\u00a0: elle ne sera pas traitée.'
  }
}
