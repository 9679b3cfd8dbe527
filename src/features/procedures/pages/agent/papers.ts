import { showDate } from '#core/days.ts'
import { documentPaths, paperStateOf } from '#features/documents/index.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import type { ShownPaper } from './file.page.tsx'
import { rightsOf } from './rights.ts'

/** PR-51, PR-52 · Where each paper of a request stands, for its file; that there is one is no secret, what it says may be. */
export const shownPapers = async (ctx: Ctx<Agent>, number: number): Promise<ShownPaper[]> => {
  const rights = rightsOf(ctx.actor)
  const mayReview = mayDo.get()(ctx.actor, 'papers.review')
  return (await paperStateOf(ctx.db, number, ctx.now)).map((paper) => {
    const { label, secrecy, reason, validUntil, provisionalUntil, isIndispensable, isMissing } = paper
    const mayRead = secrecy === 'civil' || rights[secrecy]
    if (!mayRead)
      return { label, statusLabel: 'Réservé', statusTone: 'neutral', note: 'Réservé aux agents habilités', href: null }
    const notes = [
      isMissing && isIndispensable && 'Indispensable',
      provisionalUntil && `Admis provisoirement jusqu’au ${showDate(provisionalUntil)}`,
      validUntil && `Valable jusqu’au ${showDate(validUntil)}`,
      reason,
    ]
    return {
      label,
      statusLabel: paper.statusLabel,
      statusTone: paper.statusTone,
      note: notes.filter(Boolean).join('. ') || null,
      href: mayReview ? documentPaths.review(paper.requirement) : null,
    }
  })
}

/** The papers that a family may be asked for again, by type. */
export const papersToAsk = async (ctx: Ctx<Agent>, number: number): Promise<{ value: string; label: string }[]> =>
  (await paperStateOf(ctx.db, number, ctx.now)).map(({ type, label }) => ({ value: type, label }))
