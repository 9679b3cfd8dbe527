import { type Day, isBefore, showDateDigits } from '#core/days.ts'
import { listName, type Named } from '#core/names.ts'
import { characters, LONG_TEXT_MAX, TEXT_MAX } from '#core/text.ts'
import type { DefinedField, Definition, Step } from './definition.ts'

/** What the family may choose from, read from other features for this author and this day. */
export type Offer = {
  /** `about`: what tells a child from another, under the name. */
  readonly children: readonly ({ readonly id: number; readonly about?: string } & Named)[]
  readonly years: readonly number[]
  readonly schools: readonly {
    readonly id: number
    readonly name: string
    readonly levels: readonly { readonly code: string; readonly name: string }[]
  }[]
  /** Services that have activities. */
  readonly sessions: readonly { readonly id: number; readonly name: string }[]
  readonly services: readonly { readonly id: number; readonly name: string }[]
}

/** As stored in `request.answers`: text, several texts, or a tick. Dates are ISO text. An optional question left empty is null. */
export type Answer = string | readonly string[] | boolean | null
export type Answers = Readonly<Record<string, Answer>>

type Plain = Exclude<DefinedField, { kind: 'child' | 'school-level' | 'sessions' | 'service' }>
/** One question with its choices: what `forms/` reads and draws. */
export type Question = Plain

type Option = { value: string; label: string; hint?: string }
const byId = (all: readonly { id: number; name: string }[]): Option[] =>
  all.map(({ id, name }) => ({ value: String(id), label: name }))
const common = ({ hint, missing, required }: DefinedField) => ({ hint, missing, required })

/** «Année 2017 / 2018» */
const showSchoolYear = (firstYear: number): string => `Année ${firstYear} / ${firstYear + 1}`

/** The names under which a defined field keeps its answers: one, or three for a school level. */
export const namesOf = ({ name, kind }: DefinedField): string[] =>
  kind === 'school-level' ? [`${name}-annee`, `${name}-etablissement`, `${name}-niveau`] : [name]

const expand = (field: DefinedField, offer: Offer): [string, Question][] => {
  const { name } = field
  switch (field.kind) {
    case 'child':
      return [
        [
          name,
          {
            name,
            kind: 'choice',
            label: field.label,
            ...common(field),
            options: offer.children.map((c) => ({ value: String(c.id), label: listName(c), hint: c.about })),
          },
        ],
      ]
    case 'sessions':
      return [[name, { name, kind: 'choices', label: field.label, ...common(field), options: byId(offer.sessions) }]]
    case 'service':
      return [
        [name, { name, kind: 'choice', look: 'select', label: field.label, ...common(field), options: byId(offer.services) }],
      ]
    case 'school-level': {
      const [year, school, level] = namesOf(field) as [string, string, string]
      const levels = new Map(offer.schools.flatMap((s) => s.levels.map((l) => [l.code, l.name] as const)))
      const select = { kind: 'choice' as const, look: 'select' as const, required: field.required }
      return [
        [
          year,
          {
            ...select,
            name: year,
            label: 'Année scolaire',
            missing: 'Choisissez une année scolaire',
            options: offer.years.map((y) => ({ value: String(y), label: showSchoolYear(y) })),
          },
        ],
        [
          school,
          { ...select, name: school, label: 'Etablissement', missing: 'Choisissez une école', options: byId(offer.schools) },
        ],
        [
          level,
          {
            ...select,
            name: level,
            label: 'Niveau',
            missing: 'Choisissez un niveau',
            options: [...levels].map(([value, label]) => ({ value, label })),
          },
        ],
      ]
    }
    default:
      return [[name, field]]
  }
}

/** The questions of a step, by answer name, in order. */
export const questionsOf = (step: Step, offer: Offer): Record<string, Question> =>
  Object.fromEntries(step.fields.flatMap((field) => expand(field, offer)))

export const isRequired = (field: { readonly required?: boolean | undefined }): boolean => field.required !== false

export const isAnswered = (answer: Answer | undefined): boolean =>
  typeof answer === 'string' ? answer !== '' : Array.isArray(answer) ? answer.length > 0 : answer === true

const isDate = (answer: Answer | undefined): boolean => {
  if (typeof answer !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(answer)) return false
  try {
    return Temporal.PlainDate.from(answer, { overflow: 'reject' }).toString() === answer
  } catch {
    return false
  }
}

const isAllowed = (question: Question, answer: Answer | undefined): boolean => {
  if (!isAnswered(answer)) return !isRequired(question)
  switch (question.kind) {
    case 'choice':
      return question.options.some((o) => o.value === answer)
    case 'choices': {
      if (!Array.isArray(answer)) return false
      const chosen = answer as readonly string[]
      if (new Set(chosen).size !== chosen.length || !chosen.every((v) => question.options.some((o) => o.value === v)))
        return false
      return !(question.exclusive !== undefined && chosen.includes(question.exclusive) && chosen.length > 1)
    }
    case 'consent':
      return answer === true
    case 'date':
      return isDate(answer)
    case 'text':
      return typeof answer === 'string' && characters(answer) <= (question.max ?? TEXT_MAX)
    case 'longtext':
      return typeof answer === 'string' && characters(answer) <= (question.max ?? LONG_TEXT_MAX)
    case 'email':
      return typeof answer === 'string'
  }
}

/**
 * PR-4 · The answers of a step that cannot stand: missing, not offered to this family, or a level that the chosen school
 * does not have. By answer name.
 */
export const faultsOf = (step: Step, answers: Answers, offer: Offer): string[] => {
  const faults = Object.entries(questionsOf(step, offer))
    .filter(([name, question]) => !isAllowed(question, answers[name]))
    .map(([name]) => name)
  for (const field of step.fields) {
    if (field.kind !== 'school-level') continue
    const [year, school, level] = namesOf(field) as [string, string, string]
    const answered = [year, school, level].filter((n) => isAnswered(answers[n])).length
    if (answered === 0 || faults.includes(school) || faults.includes(level)) continue
    const chosen = offer.schools.find((s) => String(s.id) === answers[school])
    if (answered < 3 || !chosen?.levels.some((l) => l.code === answers[level])) faults.push(level)
  }
  return faults
}

/** The answers of every step, checked against today's offer (PR-4). */
export const allFaults = (definition: Definition, answers: Answers, offer: Offer): string[] =>
  definition.steps.flatMap((step) => faultsOf(step, answers, offer))

/** An answer as lines of text; empty when there is none. */
export const showAnswer = (question: Question, answer: Answer | undefined): string[] => {
  if (answer === undefined || !isAnswered(answer)) return []
  if (question.kind === 'choice' || question.kind === 'choices') {
    const chosen = Array.isArray(answer) ? (answer as readonly string[]) : [String(answer)]
    return chosen.map((value) => question.options.find((o) => o.value === value)?.label ?? value)
  }
  if (question.kind === 'consent') return ['Oui']
  if (question.kind === 'date') return [showDateDigits(Temporal.PlainDate.from(String(answer)))]
  return String(answer).split('\n')
}

/** The school years that a family may ask for: those that are not over. */
export const yearsToOffer = (years: readonly { firstYear: number; lastDay: Day }[], today: Day): number[] =>
  years
    .filter((y) => !isBefore(y.lastDay, today))
    .map((y) => y.firstYear)
    .toSorted((a, b) => a - b)
    .slice(0, 2)
