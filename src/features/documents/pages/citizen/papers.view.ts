import { parisDay } from '#core/days.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { concerned } from '../../concerned.ts'
import { concernedData, groupOf, statusOn } from '../../domain/paper.ts'
import { listOwnRequirements, type Requirement } from '../../store/requirements.ts'
import type { PaperRow } from './papers.page.tsx'

/** Papers as their rows show them. */
export const rowsOf = async (ctx: Ctx<Citizen>, papers: readonly Requirement[]): Promise<PaperRow[]> => {
  const today = parisDay(ctx.now)
  const numbers = [...new Set(papers.flatMap((paper) => paper.requests))]
  const briefs = await concerned.get().briefs(ctx.db, numbers, today)
  return papers.map((paper) => ({
    id: paper.id,
    label: concernedData(paper.type, paper.person),
    status: statusOn(paper, today),
    group: groupOf(paper, today),
    isOptional: paper.type.question !== null,
    reason: paper.reason,
    validUntil: paper.validUntil,
    isSeenOnly: paper.isSeenOnly,
    requests: paper.requests.flatMap((number) => {
      const brief = briefs.get(number)
      return brief ? [{ number, title: brief.title, url: concerned.get().url(number) }] : []
    }),
  }))
}

/** The papers of whoever asks. */
export const papersOf = async (ctx: Ctx<Citizen>): Promise<PaperRow[]> =>
  rowsOf(ctx, await listOwnRequirements(ctx.db, ctx.actor))
