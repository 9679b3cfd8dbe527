import type { Body } from '#core/body.ts'
import { type Fields, type FormReading, type FormState, form } from '#forms/form.ts'
import type { Step } from '../domain/definition.ts'
import { type Answer, type Answers, faultsOf, isAnswered, type Offer, type Question, questionsOf } from '../domain/questions.ts'

const fieldsOf = (step: Step, offer: Offer): Fields => questionsOf(step, offer)

const known = (question: Question, answer: Answer | undefined): unknown =>
  question.kind === 'date' && typeof answer === 'string' ? Temporal.PlainDate.from(answer) : answer

/**
 * What a step shows before anything is typed: the answers given, what the account says (`prefill`), the only choice there
 * is, and the first school year offered.
 */
export const blankStep = (
  step: Step,
  offer: Offer,
  answers: Answers,
  account: { readonly name: string; readonly email: string },
): FormState => {
  const questions = questionsOf(step, offer)
  const values = Object.entries(questions).map(([name, question]) => {
    if (name in answers) return [name, known(question, answers[name])]
    if (question.kind === 'text' || question.kind === 'email')
      return [name, question.prefill ? account[question.prefill] : undefined]
    if (question.kind === 'choice' && question.look === 'select' && (name.endsWith('-annee') || question.options.length === 1))
      return [name, question.options[0]?.value]
    return [name, undefined]
  })
  return form(fieldsOf(step, offer)).blank(Object.fromEntries(values))
}

type Reading =
  | { readonly ok: true; readonly answers: Answers; readonly form: FormState }
  | { readonly ok: false; readonly form: FormState }

const asAnswer = (value: unknown): Answer =>
  value instanceof Temporal.PlainDate ? value.toString() : isAnswered(value as Answer) ? (value as Answer) : null

/** Reads a posted step: the fields one by one, then what does not go together (PR-4). */
export const readStep = (step: Step, offer: Offer, body: Body): Reading => {
  const reading: FormReading<Fields> = form(fieldsOf(step, offer)).read(body)
  if (!reading.ok) return { ok: false, form: reading }
  const answers: Answers = Object.fromEntries(Object.entries(reading.values).map(([name, value]) => [name, asAnswer(value)]))
  const wrong = faultsOf(step, answers, offer)
  if (wrong.length === 0) return { ok: true, answers, form: reading }
  return {
    ok: false,
    form: wrong.reduce<FormState>(
      (state, name) => state.faulty(name, 'Ce choix n’existe pas dans l’établissement choisi'),
      reading,
    ),
  }
}
