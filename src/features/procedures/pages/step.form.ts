import type { Body } from '#core/body.ts'
import { type CommuneAnswer, typedCommune } from '#forms/fields.ts'
import { type Fields, type Form, type FormReading, type FormState, form } from '#forms/form.ts'
import { type Answer, type Answers, isAnswered } from '../domain/answers.ts'
import { type Given, holds } from '../domain/condition.ts'
import type { Definition, Step } from '../domain/definition.ts'
import { faultsOf, type Offer, type Question, questionsOf } from '../domain/questions.ts'
import { walk } from '../domain/walk.ts'

/** What a step is read and drawn with: its definition, what may be chosen, and the answers to the steps before. */
export type StepContext = {
  readonly definition: Definition
  readonly step: Step
  readonly offer: Offer
  readonly answers: Answers
  /** Whether that question may be answered now; when an agent asked again, only what was asked. */
  readonly isOpen: (question: string) => boolean
}

const fieldsOf = (questions: Readonly<Record<string, Question>>): Fields => questions as Fields

/** The answers that count before a step: what the conditions of its questions may look at. */
const before = ({ definition, step, answers }: StepContext): Answers => {
  const earlier = { ...definition, steps: definition.steps.slice(0, definition.steps.indexOf(step)) }
  return Object.fromEntries(walk(earlier, answers).relevant.flatMap((name) => (name in answers ? [[name, answers[name]!]] : [])))
}

const asAnswer = (value: unknown): Answer => {
  if (value instanceof Temporal.PlainDate) return value.toString()
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null && 'isUndecided' in value) return (value as CommuneAnswer).text
  return isAnswered(value as Answer) ? (value as Answer) : null
}

/** The form of a step; a question whose condition does not hold with what was typed before it reads as empty. */
const formOf = (context: StepContext, questions: Readonly<Record<string, Question>>): Form<Fields> => {
  const known = before(context)
  return form(fieldsOf(questions), undefined, (name, read) => {
    const { when } = questions[name]!
    return when === null || holds(when, { ...known, ...asked(questions, read) })
  })
}
/** What was read so far, as answers. */
const asked = (questions: Readonly<Record<string, Question>>, read: Readonly<Record<string, unknown>>): Record<string, Given> =>
  Object.fromEntries(Object.keys(questions).flatMap((name) => (name in read ? [[name, asAnswer(read[name])]] : [])))

/** The questions of a step that may be asked, given the steps before: those that its own answers can still call for included. */
export const shownQuestions = (context: StepContext): Record<string, Question> => {
  const known = before(context)
  const own = new Set(Object.keys(questionsOf(context.step, context.offer)))
  const shown = context.step.fields.filter(
    (field) => field.when === undefined || looksAt(field.when, own) || holds(field.when, known),
  )
  const all = Object.entries(questionsOf({ fields: shown }, context.offer))
  return Object.fromEntries(all.filter(([name]) => context.isOpen(name)))
}
export const looksAt = (when: object, own: ReadonlySet<string>): boolean =>
  Object.values(when).some((part) =>
    typeof part === 'string' ? own.has(part) : typeof part === 'object' && part !== null && looksAt(part, own),
  )

const known = (question: Question, answer: Answer | undefined): unknown => {
  if (typeof answer !== 'string') return answer
  if (question.kind === 'date') return Temporal.PlainDate.from(answer)
  if (question.kind === 'number' || question.kind === 'amount') return Number(answer)
  return question.kind === 'commune' ? typedCommune(answer) : answer
}

/**
 * What a step shows before anything is typed: the answers given, what the account says (`prefill`), what another request
 * offers (`offered`), the only choice there is, and the first school year offered.
 */
export const blankStep = (
  context: StepContext,
  account: { readonly name: string; readonly email: string },
  offered: Answers = {},
): FormState => {
  const questions = shownQuestions(context)
  const values = Object.entries(questions).map(([name, question]) => {
    if (name in context.answers) return [name, known(question, context.answers[name])]
    if (name in offered) return [name, known(question, offered[name])]
    if (question.kind === 'text' || question.kind === 'email')
      return [name, question.prefill ? account[question.prefill] : undefined]
    if (question.kind === 'choice' && question.look === 'select' && (name.endsWith('-annee') || question.options.length === 1))
      return [name, question.options[0]?.value]
    return [name, undefined]
  })
  return formOf(context, questions).blank(Object.fromEntries(values))
}

/** What was typed, unchecked, after a gesture that changes a list. */
export const shownStep = (context: StepContext, body: Body): FormState => formOf(context, shownQuestions(context)).shown(body)

export type StepReading =
  | { readonly ok: true; readonly answers: Answers; readonly form: FormReading<Fields> & { readonly ok: true } }
  | { readonly ok: false; readonly form: FormState }

/** Reads a posted step, question by question. */
export const readStep = (context: StepContext, body: Body): FormReading<Fields> =>
  formOf(context, shownQuestions(context)).read(body)

/** The answers of a step that was read, once what does not go together was looked at (PR-4). */
export const answersOf = (context: StepContext, reading: FormReading<Fields>): StepReading => {
  if (!reading.ok) return { ok: false, form: reading }
  const { definition, step, offer } = context
  const given: Answers = Object.fromEntries(Object.entries(reading.values).map(([name, value]) => [name, asAnswer(value)]))
  const wrong = faultsOf(definition, step, { ...context.answers, ...given }, offer).filter(context.isOpen)
  if (wrong.length === 0) return { ok: true, answers: given, form: reading }
  return {
    ok: false,
    form: wrong.reduce<FormState>(
      (state, name) => state.faulty(name, 'Ce choix n’existe pas dans l’établissement choisi'),
      reading,
    ),
  }
}
