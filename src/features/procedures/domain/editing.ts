import type { Answers } from './answers.ts'
import type { Definition } from './definition.ts'
import type { Erased } from './erased.ts'
import { isEditable, type Status } from './status.ts'
import { walk } from './walk.ts'

/** What the author may change now. */
export type Editing = {
  /** The answers being changed: the draft's, those sent, or changes that are not complete yet. */
  readonly answers: Answers
  /** Whether that question may be answered again. */
  readonly isOpen: (question: string) => boolean
  /** Every question may be: nothing was asked again by an agent. */
  readonly isWhole: boolean
}

/**
 * PR-6, PR-58 · A draft and a sent request that nobody took may be changed whole; when an agent asked again, only what was
 * asked, and what it newly calls for. Null: nothing, as once the school year of a sent request is over.
 */
export const editingOf = (
  request: {
    readonly definition: Definition
    readonly status: Status
    readonly answers: Answers
    readonly pending: Answers | null
    readonly erased: Erased
  },
  asked: { readonly questions: readonly string[] } | null,
): Editing | null => {
  const answers = request.pending ?? request.answers
  if (isEditable(request)) return { answers, isOpen: () => true, isWhole: true }
  if (request.status !== 'a_completer' || request.erased.health !== null || asked === null) return null
  const before = new Set(walk(request.definition, request.answers).relevant)
  const isOpen = (question: string) => asked.questions.includes(question) || !before.has(question)
  return { answers, isOpen, isWhole: false }
}
