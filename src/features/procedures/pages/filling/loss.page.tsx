import type { Body } from '#core/body.ts'
import { count, plural } from '#core/text.ts'
import { SummaryList } from '#ui/display.tsx'
import { Actions, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Answers } from '../../domain/answers.ts'
import type { Definition } from '../../domain/definition.ts'
import { type Offer, questionsOf, showAnswer } from '../../domain/questions.ts'
import type { Request } from '../../store/requests.ts'
import type { Way } from './way.ts'

/** Under which the page posts the answers that it said would be dropped. */
export const DROPPED = 'abandon'

type LossProps = {
  readonly request: Request
  readonly step: string
  readonly rows: readonly { readonly term: string; readonly value: string }[]
  readonly losing: readonly string[]
  /** What was typed, sent again as it is. */
  readonly body: Body
  readonly isFromCheck: boolean
  readonly way: Way
}

/** The answers about to be dropped, in their questions' words. */
export const lossRows = (
  definition: Definition,
  answers: Answers,
  losing: readonly string[],
  offer: Offer,
  left: ReadonlyMap<string, string>,
): LossProps['rows'] => {
  const questions = Object.assign({}, ...definition.steps.map((step) => questionsOf(step, offer))) as ReturnType<
    typeof questionsOf
  >
  return losing.map((name) => ({
    term: questions[name]!.label,
    value: left.get(name) ?? showAnswer(questions[name]!, answers[name]).join(', '),
  }))
}

/** PR-15 · What a change makes pointless, before it is saved. */
export const LossPage = ({ request, step, rows, losing, body, isFromCheck, way }: LossProps) => {
  const here = isFromCheck ? way.stepFromCheck(request.number, step) : way.step(request.number, step)
  return (
    <Page
      title="Ce changement rend des réponses inutiles"
      caption={request.definition.title}
      back={{ href: here, label: 'Retour' }}
    >
      <p>
        Avec votre nouvelle réponse, {count(rows.length, 'réponse déjà donnée', 'réponses déjà données')} ne{' '}
        {plural(rows.length, 'sera plus demandée et sera effacée', 'seront plus demandées et seront effacées')}&nbsp;:
      </p>
      <SummaryList items={rows} />
      <PostForm action={here}>
        {Object.entries(body)
          .filter(([name]) => name !== DROPPED)
          .flatMap(([name, values]) => values.map((value) => <Hidden name={name} value={value} />))}
        {losing.map((name) => (
          <Hidden name={DROPPED} value={name} />
        ))}
        <Actions>
          <Submit>Continuer avec ma nouvelle réponse</Submit>
          <LinkButton href={here} tone="link">
            Garder mes réponses
          </LinkButton>
        </Actions>
      </PostForm>
    </Page>
  )
}
