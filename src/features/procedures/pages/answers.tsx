import type { ComponentChildren } from 'preact'
import { SummaryList } from '#ui/display.tsx'
import type { Answers } from '../domain/answers.ts'
import type { Definition } from '../domain/definition.ts'
import { type Erased, erasedAnswers, erasedHealth, NOTHING_ERASED } from '../domain/erased.ts'
import { type Offer, type Question, questionsOf, showAnswer } from '../domain/questions.ts'
import { walk } from '../domain/walk.ts'

export type AnswersProps = {
  readonly definition: Definition
  readonly answers: Answers
  /** The names behind the answers. */
  readonly names: Offer
  /** What the town knows of the child, shown back under their name. */
  readonly about: readonly (readonly [string, string])[]
  /** Where to change a step; no link when it cannot be changed. */
  readonly changeUrl?: (step: string) => string
  /** What was deleted since, told where it was. */
  readonly erased?: Erased
  /** Whether the reader may see that answer; everything when absent. */
  readonly mayRead?: (question: Question) => boolean
}

const lines = (all: readonly string[]): ComponentChildren =>
  all.length === 0
    ? ''
    : all.map((line, i) => (
        <>
          {i > 0 && <br />}
          {line}
        </>
      ))

/** The answers of a request, step by step, unanswered questions included: exactly what its definition asks with them (PR-3). */
export const AnswersList = ({
  definition,
  answers,
  names,
  about,
  changeUrl,
  erased = NOTHING_ERASED,
  mayRead = () => true,
}: AnswersProps) => {
  if (erased.all)
    return (
      <section>
        <h2>Réponses</h2>
        <p>{erasedAnswers(erased.all)}</p>
      </section>
    )
  const gone = erasedHealth(definition, answers, erased)
  const shown = (question: Question): ComponentChildren => {
    if (!mayRead(question)) return 'Réservé aux agents habilités'
    const deleted = gone.get(question.name)
    return deleted ? <span class="discret">{deleted}</span> : lines(showAnswer(question, answers[question.name]))
  }
  return (
    <>
      {walk(definition, answers).steps.map(({ step, fields }) => {
        const questions = Object.values(questionsOf({ fields: [...fields] }, names))
        return (
          questions.length > 0 && (
            <section>
              <h2>{step.title}</h2>
              <SummaryList
                items={questions.flatMap((question) => [
                  {
                    term: question.label.replace(' (facultatif)', ''),
                    value: shown(question),
                    change: changeUrl && { href: changeUrl(step.slug), label: question.label },
                  },
                  ...(fields.some((f) => f.kind === 'child' && f.name === question.name)
                    ? about.map(([term, value]) => ({ term, value }))
                    : []),
                ])}
              />
            </section>
          )
        )
      })}
    </>
  )
}
