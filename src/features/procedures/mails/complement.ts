import { type Day, showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import { silenceSentencesOn } from '../domain/acknowledgement.ts'
import type { Request } from '../store/requests.ts'
import { about, letter, type Signatory, signature, type Written } from './decisions.ts'

type Complement = {
  readonly sentence: string
  /** What is asked, in the words of the form. */
  readonly named: readonly string[]
  readonly answerBy: Day
  /** When silence decides if the family answers on the last day; null when there is no date. */
  readonly silenceOn: Day | null
  readonly by: Signatory
}

/** PR-42 · What is missing, until when, and the new date of silence (CRPA L114-5, R112-11-4). */
export const complementMessage = (request: Request, asked: Complement): Written => ({
  subject: `Votre demande n°${nbsp}${request.number} est à compléter`,
  body: letter(
    `${about(request)} est à compléter avant le ${showDate(asked.answerBy)} inclus.`,
    asked.sentence,
    `À corriger ou à fournir${nbsp}:\n${asked.named.map((name) => `– ${name}`).join('\n')}`,
    `Ouvrez la demande dans «${nbsp}Mes demandes${nbsp}» pour répondre. Rien d’autre ne peut y être modifié.`,
    ...(request.definition.silence.regime === 'aucune'
      ? []
      : asked.silenceOn
        ? [
            `Le délai de réponse de la mairie est suspendu jusqu’à cette date, ou jusqu’à votre réponse si elle vient avant. ${silenceSentencesOn(request.definition, asked.silenceOn).join(' ')}`,
          ]
        : [`Le délai de réponse de la mairie courra à partir du jour où votre demande sera complète.`]),
    signature(asked.by),
  ),
})

/** PR-44 · The service has corrected answers: the family is told where, and reads them in its request. */
export const correctedMessage = (request: Request, step: string, by: Signatory): Written => ({
  subject: `Des réponses de votre demande n°${nbsp}${request.number} sont corrigées`,
  body: letter(
    `Le service a corrigé vos réponses dans la partie «${nbsp}${step}${nbsp}» de votre demande n°${nbsp}${request.number} («${nbsp}${request.definition.title}${nbsp}»).`,
    `Relisez-la dans «${nbsp}Mes demandes${nbsp}». Si une correction vous paraît fausse, répondez-nous.`,
    signature(by),
  ),
})
