/**
 * The one language of conditions: data, nested at will. `question` is the name under which an answer is kept
 * (`paiement`, `scolarite-etablissement`). A question without an answer satisfies nothing but `answered: false`.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** The answer is that one, or holds it when several may be given. */
  | { readonly question: string; readonly is: string }
  | { readonly question: string; readonly in: readonly string[] }
  | { readonly question: string; readonly answered: boolean }
  /** For numbers, amounts (cents) and days (ISO): both bounds included. */
  | { readonly question: string; readonly atLeast: string | number }
  | { readonly question: string; readonly atMost: string | number }

/** As answers are kept: text, several texts, lines of a list, a tick. */
export type Given = string | boolean | null | undefined | readonly unknown[]

const texts = (given: Given): readonly string[] =>
  typeof given === 'string'
    ? given === ''
      ? []
      : [given]
    : given === true
      ? ['oui']
      : Array.isArray(given)
        ? given.filter((one) => typeof one === 'string')
        : []

const isGiven = (given: Given): boolean =>
  typeof given === 'string' ? given !== '' : Array.isArray(given) ? given.length > 0 : given === true

/** Below zero when `given` comes first; days compare as text, figures as numbers. NaN when they do not compare. */
const compared = (given: Given, bound: string | number): number => {
  if (typeof given !== 'string' || given === '') return Number.NaN
  if (typeof bound === 'number') return Number(given) - bound
  return given < bound ? -1 : given > bound ? 1 : 0
}

/** Whether a condition holds for these answers. Total: any answers, any condition. */
export const holds = (condition: Condition, answers: Readonly<Record<string, Given>>): boolean => {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers))
  if ('any' in condition) return condition.any.some((one) => holds(one, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const given = Object.hasOwn(answers, condition.question) ? answers[condition.question] : undefined
  if ('is' in condition) return texts(given).includes(condition.is)
  if ('in' in condition) return texts(given).some((text) => condition.in.includes(text))
  if ('answered' in condition) return isGiven(given) === condition.answered
  if ('atLeast' in condition) return compared(given, condition.atLeast) >= 0
  return compared(given, condition.atMost) <= 0
}

/** The questions that a condition looks at. */
export const questionsIn = (condition: Condition): string[] => {
  if ('all' in condition) return condition.all.flatMap(questionsIn)
  if ('any' in condition) return condition.any.flatMap(questionsIn)
  if ('not' in condition) return questionsIn(condition.not)
  return [condition.question]
}
