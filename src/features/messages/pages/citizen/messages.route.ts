import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { concerned } from '../../concerned.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { listMessages } from '../../store/messages.ts'
import { MessagesPage } from './messages.page.tsx'

export const messagesRoute = page({
  url: paths.messages,
  for: 'citizen',
  allow: permissions.read,
  get: async (ctx) => {
    const messages = await listMessages(ctx.db, ctx.actor.person)
    const numbers = messages.flatMap((m) => (m.request === null ? [] : [m.request]))
    const titles = await concerned.get().titles(ctx.db, [...new Set(numbers)])
    return show(MessagesPage, {
      rows: messages.map((m) => ({ ...m, concerned: m.request === null ? null : (titles.get(m.request) ?? null) })),
      unread: messages.filter((m) => !m.isRead).length,
    })
  },
})
