import { type Day, type Instant, isBefore, parisDay, showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Definition } from './definition.ts'
import { workingDaysAfter } from './working-days.ts'

type Silence = Pick<Definition, 'silence'>

/**
 * PR-8 · The day on which silence becomes a decision: the day of reception in Paris plus the months of the definition
 * (CRPA L231-1, L231-4; R112-11-1). Null when no decision is asked. A day that the month lacks is its last one.
 */
export const silenceDay = (definition: Silence, submittedAt: Instant): Day | null =>
  monthsAfter(definition, parisDay(submittedAt))

const monthsAfter = ({ silence }: Silence, from: Day): Day | null =>
  silence.regime === 'aucune' ? null : from.add({ months: silence.months })

/** PR-41 · Last day to give the acknowledgement: the tenth working day after reception in Paris (CRPA R112-11-2). */
export const acknowledgeBy = (submittedAt: Instant): Day => workingDaysAfter(parisDay(submittedAt), 10)

/** Days kept before silence decides, so that nobody is refused by forgetfulness. */
const MARGIN = { days: 14 }

/**
 * PR-40 · Day by which the town means to have answered: two weeks before silence decides; ten working days for what asks
 * no decision. Later than that, the request is marked late.
 */
export const answerDue = (definition: Silence, submittedAt: Instant): Day =>
  silenceDay(definition, submittedAt)?.subtract(MARGIN) ?? acknowledgeBy(submittedAt)

/** The two dates that a request runs against. */
export type Deadlines = { readonly silenceOn: Day | null; readonly dueOn: Day }

const shifted = ({ silenceOn, dueOn }: Deadlines, days: number): Deadlines => ({
  silenceOn: silenceOn?.add({ days }) ?? null,
  dueOn: dueOn.add({ days }),
})
const daysTo = (from: Day, to: Day): number => from.until(to, { largestUnit: 'days' }).days

/**
 * PR-42 · Asking a complement stops the delay until the day given (CRPA L114-5, R112-11-4). Where silence accepts, the
 * delay starts again once everything is there: there is no date until then.
 */
export const suspended = (definition: Silence, now: Deadlines, asked: Day, answerBy: Day): Deadlines => ({
  ...shifted(now, daysTo(asked, answerBy)),
  ...(definition.silence.regime === 'acceptation' ? { silenceOn: null } : {}),
})

/** PR-42 · An answer (or an agent who waits no longer) starts the delay again that day; after the day given, it already runs. */
export const resumed = (definition: Silence, now: Deadlines, answerBy: Day, on: Day): Deadlines => {
  const saved = isBefore(on, answerBy) ? daysTo(answerBy, on) : 0
  const moved = shifted(now, saved)
  if (definition.silence.regime !== 'acceptation') return moved
  const silenceOn = monthsAfter(definition, on)
  return { silenceOn, dueOn: silenceOn?.subtract(MARGIN) ?? moved.dueOn }
}

/** The sentences that the law wants about silence and appeal, for that date; empty when no decision is asked. */
export const silenceSentencesOn = ({ silence }: Silence, on: Day): string[] => {
  if (silence.regime === 'aucune') return []
  const deemed = silence.regime === 'rejet' ? 'rejetée' : 'acceptée'
  const sentence = `À défaut de réponse expresse au ${showDate(on)}, et sous réserve que votre demande soit complète, elle sera réputée ${deemed}.`
  return silence.regime === 'rejet'
    ? [sentence, silence.appeal]
    : [
        `${sentence} Vous pourrez alors demander une attestation (article L.${nbsp}232-3 du code des relations entre le public et l’administration).`,
      ]
}

/** The same for a request just sent. */
export const silenceSentences = (definition: Silence, submittedAt: Instant): string[] => {
  const on = silenceDay(definition, submittedAt)
  return on ? silenceSentencesOn(definition, on) : []
}
