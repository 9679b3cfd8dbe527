import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { Input } from '#platform/http/page.ts'
import { getOwnRequirement, type Requirement } from '../../store/requirements.ts'
import { numberIn } from '../number-in.ts'
import type { PaperRow } from './papers.page.tsx'
import { rowsOf } from './papers.view.ts'

/** DO-1 · The paper that the address names, when it belongs to whoever asks. @throws Absent */
export const ownPaper = async (ctx: Ctx<Citizen>, input: Input): Promise<{ paper: Requirement; row: PaperRow }> => {
  const paper = await getOwnRequirement(ctx.db, numberIn(input, 'piece'), ctx.actor)
  const [row] = await rowsOf(ctx, [paper])
  return { paper, row: row! }
}
