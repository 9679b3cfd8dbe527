import { type Day, isBefore, schoolYearOf, showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import { type Answers, isAnswered } from './answers.ts'
import type { Condition } from './condition.ts'
import { type Definition, namesOf } from './definition.ts'

const questionsIn = (condition: Condition): string[] => {
  if ('all' in condition) return condition.all.flatMap(questionsIn)
  if ('any' in condition) return condition.any.flatMap(questionsIn)
  return 'not' in condition ? questionsIn(condition.not) : [condition.question]
}

/**
 * PR-58 · The answers that say something of health: those marked so, and those only asked because of one. Read in order:
 * conditions look at what was asked before.
 */
export const healthNames = (definition: Definition): ReadonlySet<string> => {
  const names = new Set<string>()
  const isBecauseOf = (when: Condition | undefined) => when !== undefined && questionsIn(when).some((name) => names.has(name))
  for (const step of definition.steps)
    for (const field of step.fields) {
      const isHealth = 'personal' in field && field.personal === 'health'
      if (isHealth || isBecauseOf(step.when) || isBecauseOf(field.when)) for (const name of namesOf(field)) names.add(name)
    }
  return names
}

/** When answers were deleted; null while they are kept. */
export type Erased = { readonly health: Day | null; readonly all: Day | null }
export const NOTHING_ERASED: Erased = { health: null, all: null }

/**
 * PR-58 · What stands where answers about health were, by question. It is the same whether the question had been answered or
 * not: that alone may say something of a child's health.
 */
export const erasedHealth = (definition: Definition, answers: Answers, { health }: Erased): ReadonlyMap<string, string> =>
  health === null
    ? new Map()
    : new Map(
        [...healthNames(definition)]
          .filter((name) => !isAnswered(answers[name]))
          .map((name) => [
            name,
            `Supprimé le ${showDate(health)}${nbsp}: une donnée de santé n’est gardée que pendant l’année scolaire.`,
          ]),
      )

/** PR-59 · What stands where the answers were. */
export const erasedAnswers = (all: Day): string =>
  `Les réponses ont été supprimées le ${showDate(all)}, à la fin de l’année scolaire qui suit la décision. Le numéro de la demande, ses dates et la décision restent.`

/** PR-59 · What was decided before that day is over: the school year after that of the decision has ended. `yearEnd`: of this one. */
export const decidedBefore = (today: Day, yearEnd: Day): Day =>
  Temporal.PlainDate.from({ year: schoolYearOf(today) - (isBefore(yearEnd, today) ? 0 : 1), month: 8, day: 1 })
