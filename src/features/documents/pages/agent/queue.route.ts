import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { secreciesOf } from '../../actions/review.ts'
import { concerned } from '../../concerned.ts'
import { concernedData } from '../../domain/paper.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { countToCheck, listToCheck } from '../../store/requirements.ts'
import { listVerdicts } from '../../store/verdicts.ts'
import { QueuePage } from './queue.page.tsx'

const PER_PAGE = 50

/** DO-10 · What families sent and nobody has decided, of the kinds that this agent may read. */
export const queueRoute = page({
  url: paths.queue,
  for: 'agent',
  allow: permissions.review,
  get: async (ctx, input) => {
    const pageNumber = readId(input.page) ?? 1
    const secrecies = secreciesOf(ctx.actor)
    const papers = await listToCheck(ctx.db, secrecies, { limit: PER_PAGE, offset: (pageNumber - 1) * PER_PAGE })
    const waiting = await countToCheck(ctx.db, secrecies)
    const numbers = [...new Set(papers.flatMap((paper) => paper.requests))]
    const briefs = await concerned.get().briefs(ctx.db, numbers, parisDay(ctx.now))
    return show(QueuePage, {
      waiting,
      decided: (await listVerdicts(ctx.db, ctx.actor.account)).length,
      pageNumber,
      pages: Math.max(1, Math.ceil(waiting / PER_PAGE)),
      rows: papers.map((paper) => ({
        id: paper.id,
        label: concernedData(paper.type, paper.person),
        providedOn: paper.providedAt && parisDay(paper.providedAt),
        requests: paper.requests.flatMap((number) => {
          const brief = briefs.get(number)
          return brief ? [{ number, title: brief.title, url: concerned.get().fileUrl(number) }] : []
        }),
      })),
    })
  },
})
