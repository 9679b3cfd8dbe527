import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { numberIn } from '#platform/http/number-in.ts'
import type { Input } from '#platform/http/page.ts'
import { getOwnRequirement, getRequirement, type Requirement } from '../../store/requirements.ts'
import type { PaperRow } from './papers.page.tsx'
import { rowsOf } from './papers.view.ts'

const own = async (ctx: Ctx<Citizen>, id: number): Promise<Requirement> => {
  try {
    return await getOwnRequirement(ctx.db, id, ctx.actor)
  } catch (error) {
    if (!(error instanceof Absent)) throw error
    await getRequirement(ctx.db, id)
    await inTransaction(ctx, (tx) =>
      trace(tx, { account: ctx.actor.account, action: 'papers.denied', subject: `justificatif/${id}` }),
    )
    throw error
  }
}

/**
 * DO-1 · The paper that the address names, when it belongs to whoever asks; an attempt at somebody else's is traced.
 * @throws Absent
 */
export const ownPaper = async (ctx: Ctx<Citizen>, input: Input): Promise<{ paper: Requirement; row: PaperRow }> => {
  const paper = await own(ctx, numberIn(input, 'piece'))
  const [row] = await rowsOf(ctx, [paper])
  return { paper, row: row! }
}
