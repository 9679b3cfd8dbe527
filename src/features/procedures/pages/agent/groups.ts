import type { Answers } from '../../domain/answers.ts'
import { concealed, type Rights } from '../../domain/confidential.ts'
import { correctable } from '../../domain/correctable.ts'
import { erasedHealth } from '../../domain/erased.ts'
import { type Offer, questionsOf, showAnswer } from '../../domain/questions.ts'
import { walk } from '../../domain/walk.ts'
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
  { definition, answers, erased }: Pick<Request, 'definition' | 'answers' | 'erased'>,
  names: Offer,
  changes: readonly Change[],
  rights: Rights,
  about: readonly (readonly [string, string])[] = [],
): AnswerGroup[] => {
  if (erased.all) return []
  const hidden = concealed(definition, rights)
  const gone = erasedHealth(definition, answers, erased)
  const sent = asSent(changes)
  const groups = walk(definition, answers).steps.map(({ step, fields }) => ({
    step: step.slug,
    title: step.title,
    isCorrectable: correctable(definition, step.slug, rights) !== null,
    answers: Object.entries(questionsOf({ fields: [...fields] }, names)).flatMap(([name, question]) => {
      const label = question.label.replace(' (facultatif)', '')
      const secret = hidden.get(name) ?? gone.get(name)
      if (secret) return [{ label, lines: [secret], isConcealed: true, before: null }]
      const now = showAnswer(question, answers[name])
      const before = name in sent ? showAnswer(question, sent[name]) : null
      const hasChanged = before !== null && before.join('\n') !== now.join('\n')
      return [
        { label, lines: now, isConcealed: false, before: hasChanged ? before : null },
        ...(fields.some((f) => f.kind === 'child' && f.name === name)
          ? about.map(([term, value]) => ({ label: term, lines: [value], isConcealed: false, before: null }))
          : []),
      ]
    }),
  }))
  // A step that only names papers has no answer to show.
  return groups.filter((group) => group.answers.length > 0)
}
