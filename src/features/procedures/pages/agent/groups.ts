import type { Answers } from '../../domain/answers.ts'
import { concealed, type Rights } from '../../domain/confidential.ts'
import { correctable } from '../../domain/correctable.ts'
import { type Offer, showAnswer } from '../../domain/questions.ts'
import { toldOf } from '../../domain/told.ts'
import type { Change } from '../../store/changes.ts'
import type { Request } from '../../store/requests.ts'
import type { AnswerGroup } from './file.page.tsx'

/** The answers as they were sent: each changed one as it was before its first change. */
const asSent = (changes: readonly Change[]): Answers => {
  const first = new Map<string, Change>()
  for (const change of changes) if (!first.has(change.question)) first.set(change.question, change)
  return Object.fromEntries([...first].map(([name, { before }]) => [name, before]))
}

/** PR-44, PR-51, PR-58 · What was answered, step by step, with what it was when it was sent, what this agent may not read and what was deleted. */
export const groupsOf = (
  request: Pick<Request, 'definition' | 'answers' | 'erased'>,
  names: Offer,
  changes: readonly Change[],
  rights: Rights,
  about: readonly (readonly [string, string])[] = [],
): AnswerGroup[] => {
  const { definition, erased } = request
  const sent = asSent(changes)
  return toldOf(request, names, concealed(definition, rights)).map(({ step, questions }) => ({
    step: step.slug,
    title: step.title,
    isCorrectable: correctable(definition, step.slug, rights, erased) !== null,
    answers: questions.flatMap(({ question, lines, without, isChild }): AnswerGroup['answers'] => {
      const label = question.label.replace(' (facultatif)', '')
      if (without) return [{ label, lines, isConcealed: true, before: null }]
      const before = question.name in sent ? showAnswer(question, sent[question.name]) : null
      const hasChanged = before !== null && before.join('\n') !== lines.join('\n')
      return [
        { label, lines, isConcealed: false, before: hasChanged ? before : null },
        ...(isChild ? about.map(([term, value]) => ({ label: term, lines: [value], isConcealed: false, before: null })) : []),
      ]
    }),
  }))
}
