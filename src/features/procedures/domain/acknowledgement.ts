import { type Day, type Instant, parisDay, showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Definition } from './definition.ts'

/**
 * PR-8 · The day on which silence becomes a decision: the day of reception in Paris plus the months of the definition
 * (CRPA L231-1, L231-4; R112-11-1). Null when no decision is asked. A day that the month lacks is its last one.
 */
export const silenceDay = (definition: Definition, submittedAt: Instant): Day | null =>
  definition.silence.regime === 'aucune' ? null : parisDay(submittedAt).add({ months: definition.silence.months })

/** The sentences that the law wants in an acknowledgement about silence and appeal; empty when no decision is asked. */
export const silenceSentences = (definition: Definition, submittedAt: Instant): string[] => {
  const { silence } = definition
  if (silence.regime === 'aucune') return []
  const day = showDate(silenceDay(definition, submittedAt)!)
  const deemed = silence.regime === 'rejet' ? 'rejetée' : 'acceptée'
  const sentence = `À défaut de réponse expresse au ${day}, et sous réserve que votre demande soit complète, elle sera réputée ${deemed}.`
  return silence.regime === 'rejet'
    ? [sentence, silence.appeal]
    : [
        `${sentence} Vous pourrez alors demander une attestation (article L.${nbsp}232-3 du code des relations entre le public et l’administration).`,
      ]
}
