import { listName } from '#core/names.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { isDone } from '../../domain/status.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { listProcedures } from '../../store/procedures.ts'
import { listOwnRequests } from '../../store/requests.ts'
import { RequestsPage } from './requests.page.tsx'

export const requestsRoute = page({
  url: paths.requests,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx) => {
    const rows = (await listOwnRequests(ctx.db, ctx.actor.person)).map((r) => ({
      number: r.number,
      type: r.definition.title,
      outcome: r.definition.outcome,
      date: r.submittedAt ?? r.createdAt,
      who: r.child ? listName(r.child.name) : null,
      status: r.status,
    }))
    return show(RequestsPage, {
      current: rows.filter((r) => !isDone(r.status)),
      done: rows.filter((r) => isDone(r.status)),
      procedures: (await listProcedures(ctx.db)).filter((p) => p.isOpen),
    })
  },
})
