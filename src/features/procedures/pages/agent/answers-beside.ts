import type { RequestAnswers } from '#features/documents/index.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { namesFor } from '../../actions/offers.ts'
import { openFile } from '../../actions/process-decide.ts'
import { permissions } from '../../permissions.ts'
import { aboutChild } from '../about-child.ts'
import { groupsOf } from './groups.ts'
import { rightsOf } from './rights.ts'

/** PR-51 · What was answered, beside a paper to check: only to who may open the request, which is traced as opening it is. */
export const answersBeside = async (ctx: Ctx<Agent>, number: number): Promise<RequestAnswers> => {
  if (!mayDo.get()(ctx.actor, permissions.read)) return []
  try {
    const request = await openFile(ctx, number)
    const about = request.child ? await aboutChild(ctx.db, request.child.id) : []
    const groups = groupsOf(request, await namesFor(ctx.db, request), [], rightsOf(ctx.actor), about)
    return groups.flatMap(({ answers }) => answers.filter(({ lines }) => lines.length > 0))
  } catch (error) {
    if (error instanceof Absent) return []
    throw error
  }
}
