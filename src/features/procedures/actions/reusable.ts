import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Db } from '#platform/db/database.ts'
import type { Answers } from '../domain/answers.ts'
import type { Definition, Step } from '../domain/definition.ts'
import { type Offering, offeringsOf } from '../domain/reuse.ts'
import { listForReuse, type Request } from '../store/requests.ts'

/** What a step may take from the author's other requests of the same procedure, with where each answer comes from (PR-18). */
export const reusableFor = async (
  db: Db,
  request: Pick<Request, 'number' | 'procedure' | 'definition' | 'child'> & { readonly author: { readonly person: number } },
  step: Step,
  answers: Answers,
): Promise<ReadonlyMap<string, Offering>> => {
  if (!asksToReuse(step)) return new Map()
  const others = await listForReuse(db, request.author.person, request.procedure, request.number)
  const sources = others.map((other) => ({
    child: other.child?.id ?? null,
    answers: other.answers,
    definition: other.definition,
    from: `demande n°${nbsp}${other.number}${other.child ? `, ${listName(other.child.name)}` : ''}`,
  }))
  return offeringsOf({ definition: request.definition, step, answers, child: request.child?.id ?? null }, sources)
}

const asksToReuse = (step: Definition['steps'][number]): boolean => step.fields.some((f) => 'reuse' in f && f.reuse !== undefined)
