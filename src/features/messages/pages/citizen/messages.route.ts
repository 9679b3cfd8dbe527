import { papersOf } from '#features/documents/index.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { concerned } from '../../concerned.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { listOwnThreads } from '../../store/threads.ts'
import { MessagesPage } from './messages.page.tsx'

export const messagesRoute = page({
  url: paths.messages,
  for: 'citizen',
  allow: permissions.read,
  get: async (ctx) => {
    const threads = await listOwnThreads(ctx.db, ctx.actor.person)
    const numbers = threads.flatMap((t) => (t.request === null ? [] : [t.request]))
    const titles = await concerned.get().titles(ctx.db, [...new Set(numbers)])
    return show(MessagesPage, {
      rows: threads.map((t) => ({
        id: t.id,
        lastAt: t.lastAt,
        subject: t.subject,
        concerned: t.request === null ? null : (titles.get(t.request) ?? null),
        isRead: t.unread === 0,
        isClosed: t.closedAt !== null,
      })),
      unread: threads.filter((t) => t.unread > 0).length,
      papers: await papersOf(ctx),
    })
  },
})
