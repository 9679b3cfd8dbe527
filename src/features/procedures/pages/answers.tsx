import type { ComponentChildren } from 'preact'
import { SummaryList } from '#ui/display.tsx'
import type { Definition } from '../domain/definition.ts'
import { type Answers, type Offer, questionsOf, showAnswer } from '../domain/questions.ts'

export type AnswersProps = {
  readonly definition: Definition
  readonly answers: Answers
  /** The names behind the answers. */
  readonly names: Offer
  /** What the town knows of the child, shown back under their name. */
  readonly about: readonly (readonly [string, string])[]
  /** Where to change a step; no link when it cannot be changed. */
  readonly changeUrl?: (step: string) => string
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

/** The answers of a request, step by step, unanswered questions included. */
export const AnswersList = ({ definition, answers, names, about, changeUrl }: AnswersProps) => (
  <>
    {definition.steps.map((step) => (
      <section>
        <h2>{step.title}</h2>
        <SummaryList
          items={Object.entries(questionsOf(step, names)).flatMap(([name, question]) => [
            {
              term: question.label.replace(' (facultatif)', ''),
              value: lines(showAnswer(question, answers[name])),
              change: changeUrl && { href: changeUrl(step.slug), label: question.label },
            },
            ...(step.fields.some((f) => f.kind === 'child' && f.name === name)
              ? about.map(([term, value]) => ({ term, value }))
              : []),
          ])}
        />
      </section>
    ))}
  </>
)
