import { plural } from '#core/text.ts'
import type { Feature } from '#platform/feature.ts'
import { messageRoute } from './pages/citizen/message.route.ts'
import { messagesRoute } from './pages/citizen/messages.route.ts'
import { paths } from './paths.ts'
import { countUnread } from './store/messages.ts'

export const messagesFeature: Feature = {
  name: 'messages',
  pages: [messagesRoute, messageRoute],
  contributes: {
    badges: async (db, citizen) => {
      const count = await countUnread(db, citizen.person)
      return count === 0 ? [] : [{ nav: paths.messages, count, label: plural(count, 'message non lu', 'messages non lus') }]
    },
    todos: async (ctx) => {
      const count = await countUnread(ctx.db, ctx.actor.person)
      return count === 0
        ? []
        : [
            {
              label: `Lire ${count}\u00a0${plural(count, 'message')}`,
              url: paths.messages,
              why: 'La mairie vous a écrit.',
              due: null,
            },
          ]
    },
  },
}
