import { type Answers, answerTo, isAnswered } from './answers.ts'
import { questionsIn } from './condition.ts'
import type { Definition } from './definition.ts'
import { walk } from './walk.ts'

/** A paper that a request needs. `type`: a type of paper of the town; `person`: whose it is, the adult who asks or the child. */
export type Paper = {
  readonly type: string
  readonly label: string
  readonly hint?: string | undefined
  readonly person: number | null
  /** What was answered says that it concerns them: nobody is asked again. */
  readonly isConcerned: boolean
}

/** PR-17 · The papers that a request needs, from its definition and its answers alone. `person` is null until a child is chosen. */
export const papersOf = (
  definition: Definition,
  answers: Answers,
  people: { readonly child: number | null; readonly author: number },
): Paper[] =>
  walk(definition, answers).papers.map(({ type, label, hint, of, when }) => ({
    type,
    label,
    hint,
    person: people[of],
    isConcerned: when !== undefined && questionsIn(when).every((name) => isAnswered(answerTo(answers, name))),
  }))
