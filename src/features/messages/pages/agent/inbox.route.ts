import { readId } from '#core/ids.ts'
import { listServices } from '#features/catalogue/index.ts'
import type { Agent } from '#platform/http/actor.ts'
import { show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { type Input, page } from '#platform/http/page.ts'
import { reachOf } from '../../actions/agent-thread.ts'
import { readInboxView } from '../../domain/inbox.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { countInbox, INBOX_PAGE, listInbox, searchInbox } from '../../store/inbox.ts'
import { searchForm } from './forms.ts'
import { InboxPage } from './inbox.page.tsx'

const common = async (ctx: Ctx<Agent>, input: Input) => {
  const reach = reachOf(ctx.actor)
  const services = reach.services === null ? await listServices(ctx.db) : []
  const asked = readId(input.service)
  return {
    reach,
    services,
    service: services.some(({ id }) => id === asked) ? asked : null,
    view: readInboxView(input.vue),
    counts: await countInbox(ctx.db, reach),
    now: ctx.now,
    mayConfigure: mayDo.get()(ctx.actor, permissions.configure),
    mayAnswer: mayDo.get()(ctx.actor, permissions.answer),
  }
}

/** ME-10, ME-11 · What is looked for is posted: a name never stays in an address. */
export const inboxRoute = page({
  url: paths.inbox,
  for: 'agent',
  allow: permissions.consult,
  get: async (ctx, input) => {
    const shown = await common(ctx, input)
    const pageNumber = Math.min(readId(input.page) ?? 1, 10_000)
    const rows = await listInbox(ctx.db, shown.reach, { view: shown.view, service: shown.service, page: pageNumber })
    return show(InboxPage, {
      ...shown,
      form: searchForm.blank(),
      searched: null,
      rows: rows.slice(0, INBOX_PAGE),
      pageNumber,
      hasNext: rows.length > INBOX_PAGE,
    })
  },
  post: async (ctx, input, body) => {
    const shown = await common(ctx, input)
    const reading = searchForm.read(body)
    const props = { ...shown, pageNumber: 1, hasNext: false }
    if (!reading.ok) return show(InboxPage, { ...props, form: reading, searched: null, rows: [] }, 422)
    const text = reading.values.recherche
    return show(InboxPage, { ...props, form: reading, searched: text, rows: await searchInbox(ctx.db, shown.reach, text) })
  },
})
