import { readId } from '#core/ids.ts'
import { listName } from '#core/names.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { QUEUE_VIEWS, readView } from '../../domain/queue.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { listProcedures } from '../../store/procedures.ts'
import { countQueue, listQueue } from '../../store/requests.ts'
import { QueuePage } from './queue.page.tsx'

const PER_PAGE = 25

/** PR-14 · Everything that was sent, oldest first; the filters are in the address. */
export const queueRoute = page({
  url: paths.queue,
  for: 'agent',
  allow: permissions.read,
  get: async (ctx, input) => {
    const procedures = await listProcedures(ctx.db)
    const procedure = procedures.find((p) => p.slug === input.demarche)?.slug ?? null
    const view = readView(input.vue)
    const pageNumber = readId(input.page) ?? 1
    const { byStatus, mine } = await countQueue(ctx.db, procedure, ctx.actor.account)
    const counts = QUEUE_VIEWS.map((v) => ({
      ...v,
      count: v.mine ? mine : v.statuses.reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0),
    }))
    const filter = { statuses: view.statuses, procedure, takenBy: view.mine ? ctx.actor.account : null }
    const rows = await listQueue(ctx.db, filter, { limit: PER_PAGE, offset: (pageNumber - 1) * PER_PAGE })
    return show(QueuePage, {
      view: view.slug,
      counts,
      procedure,
      procedures,
      now: ctx.now,
      pageNumber,
      pages: Math.max(1, Math.ceil((counts.find((c) => c.slug === view.slug)?.count ?? 0) / PER_PAGE)),
      rows: rows.map((r) => ({
        number: r.number,
        type: r.definition.title,
        outcome: r.definition.outcome,
        requester: listName(r.author.name),
        who: r.child ? listName(r.child.name) : null,
        submittedAt: r.submittedAt!,
        holder: r.takenBy
          ? r.takenBy.account === ctx.actor.account
            ? 'vous'
            : `${r.takenBy.firstName} ${r.takenBy.lastName}`
          : null,
        status: r.status,
      })),
    })
  },
})
