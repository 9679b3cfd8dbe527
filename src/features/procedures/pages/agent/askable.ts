import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { namesFor } from '../../actions/offers.ts'
import { concealed } from '../../domain/confidential.ts'
import { questionsOf } from '../../domain/questions.ts'
import { walk } from '../../domain/walk.ts'
import type { Request } from '../../store/requests.ts'
import { papersToAsk } from './papers.ts'
import { rightsOf } from './rights.ts'

type Choice = { readonly value: string; readonly label: string }

/** «Foyer, Ville», and «Mode de paiement» for the question of that name in the step of that name. */
const placed = (step: string, question: string): string => (step === question ? step : `${step}, ${question}`)

/**
 * What may be asked again of a family: the answers that count, except whom the request is for, and the papers that it
 * needs. Answers that this agent may not read are named, since their question is no secret.
 */
export const askable = async (
  ctx: Ctx<Agent>,
  request: Request,
): Promise<{ questions: readonly Choice[]; papers: readonly Choice[] }> => {
  const { definition, answers, number } = request
  const names = await namesFor(ctx.db, request)
  const secret = concealed(definition, rightsOf(ctx.actor))
  const questions = walk(definition, answers).steps.flatMap(({ step, fields }) =>
    Object.entries(questionsOf({ fields: [...fields] }, names))
      .filter(([name]) => !fields.some((field) => field.kind === 'child' && field.name === name))
      .map(([name, question]) => ({
        value: name,
        label: `${placed(step.title, question.label.replace(' (facultatif)', ''))}${secret.has(name) ? ' (donnée réservée)' : ''}`,
      })),
  )
  return { questions, papers: await papersToAsk(ctx, number) }
}
