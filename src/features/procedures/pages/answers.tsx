import type { ComponentChildren } from 'preact'
import { SummaryList } from '#ui/display.tsx'
import type { Answers } from '../domain/answers.ts'
import type { Definition } from '../domain/definition.ts'
import { type Erased, erasedAnswers, NOTHING_ERASED } from '../domain/erased.ts'
import type { Offer } from '../domain/questions.ts'
import { toldOf } from '../domain/told.ts'

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
  /** What stands where the reader may not see, by name. */
  readonly concealed?: ReadonlyMap<string, string>
}

const shown = (all: readonly string[]): ComponentChildren =>
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
  concealed,
}: AnswersProps) => {
  if (erased.all)
    return (
      <section>
        <h2>Réponses</h2>
        <p>{erasedAnswers(erased.all)}</p>
      </section>
    )
  return (
    <>
      {toldOf({ definition, answers, erased }, names, concealed).map(({ step, questions }) => (
        <section>
          <h2>{step.title}</h2>
          <SummaryList
            items={questions.flatMap(({ question, lines, without, isChild }) => [
              {
                term: question.label.replace(' (facultatif)', ''),
                value: without === 'erased' ? <span class="discret">{lines}</span> : shown(lines),
                change: changeUrl && { href: changeUrl(step.slug), label: question.label },
              },
              ...(isChild ? about.map(([term, value]) => ({ term, value })) : []),
            ])}
          />
        </section>
      ))}
    </>
  )
}
