import { count } from '#core/text.ts'
import type { Feature } from '#platform/feature.ts'
import { unreadMessages } from './counters.ts'
import { messagesRoute } from './pages/citizen/messages.route.ts'
import { threadRoute } from './pages/citizen/thread.route.ts'
import { paths } from './paths.ts'
import { countUnread } from './store/threads.ts'

export const messagesFeature: Feature = {
  name: 'messages',
  pages: [messagesRoute, threadRoute],
  flashes: {
    'reply-sent': { tone: 'success', text: 'Votre réponse est envoyée à la mairie.' },
  },
  contributes: {
    counters: [unreadMessages],
    todos: async (ctx) => {
      const unread = await countUnread(ctx.db, ctx.actor.person)
      return unread === 0
        ? []
        : [{ label: `Lire ${count(unread, 'message')}`, url: paths.messages, why: 'La mairie vous a écrit.', due: null }]
    },
  },
}
