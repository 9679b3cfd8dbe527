import { parisDay } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { nextSentence } from '../../domain/next-step.ts'
import { isDone } from '../../domain/status.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { openComplements } from '../../store/complements.ts'
import { listProcedures } from '../../store/procedures.ts'
import { listOwnRequests } from '../../store/requests.ts'
import { RequestsPage } from './requests.page.tsx'

export const requestsRoute = page({
  url: paths.requests,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx) => {
    const today = parisDay(ctx.now)
    const own = await listOwnRequests(ctx.db, ctx.actor.person)
    const asked = await openComplements(
      ctx.db,
      own.filter((r) => r.status === 'a_completer').map((r) => r.number),
    )
    const rows = own.map((r) => ({
      number: r.number,
      type: r.definition.title,
      outcome: r.definition.outcome,
      date: r.submittedAt ?? r.createdAt,
      who: r.child ? listName(r.child.name) : null,
      status: r.status,
      next: nextSentence(r, today, asked.get(r.number) ?? null),
    }))
    return show(RequestsPage, {
      current: rows.filter((r) => !isDone(r.status)),
      done: rows.filter((r) => isDone(r.status)),
      procedures: (await listProcedures(ctx.db)).filter((p) => p.isOpen),
    })
  },
})
