import type { Answers } from './answers.ts'
import type { Definition, Step } from './definition.ts'
import { type Erased, erasedHealth } from './erased.ts'
import { type Offer, type Question, questionsOf, showAnswer } from './questions.ts'
import { walk } from './walk.ts'

export type Told = {
  readonly question: Question
  /** Its answer, or the words that stand in its place. */
  readonly lines: readonly string[]
  /** Why the answer is not there; null when it is. */
  readonly without: 'concealed' | 'erased' | null
  /** It is whom the request is for: what the town knows of the child comes under it. */
  readonly isChild: boolean
}

/**
 * PR-3, PR-51, PR-58, PR-59 · What a reader is told of the answers, step by step, unanswered questions included; nothing once
 * all were deleted. `concealed`: what stands where this reader may not see, by name.
 */
export const toldOf = (
  { definition, answers, erased }: { readonly definition: Definition; readonly answers: Answers; readonly erased: Erased },
  names: Offer,
  concealed: ReadonlyMap<string, string> = new Map(),
): { readonly step: Step; readonly questions: readonly Told[] }[] => {
  if (erased.all) return []
  const gone = erasedHealth(definition, answers, erased)
  const told = (question: Question): Pick<Told, 'lines' | 'without'> => {
    const [secret, deleted] = [concealed.get(question.name), gone.get(question.name)]
    if (secret !== undefined) return { lines: [secret], without: 'concealed' }
    if (deleted !== undefined) return { lines: [deleted], without: 'erased' }
    return { lines: showAnswer(question, answers[question.name]), without: null }
  }
  const steps = walk(definition, answers).steps.map(({ step, fields }) => ({
    step,
    questions: Object.values(questionsOf({ fields: [...fields] }, names)).map((question) => ({
      question,
      ...told(question),
      isChild: fields.some((f) => f.kind === 'child' && f.name === question.name),
    })),
  }))
  // A step that only names papers has no answer to show.
  return steps.filter(({ questions }) => questions.length > 0)
}
