import type { Answer, Answers } from './answers.ts'
import { type Definition, fieldOfKind } from './definition.ts'

const id = (answer: Answer | undefined): number | null =>
  typeof answer === 'string' && /^[1-9]\d{0,11}$/.test(answer) ? Number(answer) : null

/** Whom a request concerns, for which school year, and which service the family chose, read from its answers. */
export const concernsOf = (
  definition: Definition,
  answers: Answers,
): { child: number | null; schoolYear: number | null; service: number | null } => {
  const [child, school, service] = [
    fieldOfKind(definition, 'child'),
    fieldOfKind(definition, 'school-level'),
    fieldOfKind(definition, 'service'),
  ]
  return {
    child: child === null ? null : id(answers[child]),
    schoolYear: school === null ? null : id(answers[`${school}-annee`]),
    service: service === null ? null : id(answers[service]),
  }
}
