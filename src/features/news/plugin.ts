import { inTransaction } from '#platform/db/database.ts'
import { sweep } from '#platform/db/retention.ts'
import type { Feature } from '#platform/feature.ts'
import { deleteUnusedImages } from '#platform/files/public-image.ts'
import { publishDue, sendDigests, tellSubscribers } from './actions/write-news.ts'
import { newsTexts } from './mails/letters.ts'
import { editNews, managedNews, newNews, previewNews } from './pages/agent/news.route.ts'
import { asked, confirm, feed, leave, leaveAtOnce, newsList, newsPage, subscribe } from './pages/citizen/news.route.ts'
import { newsPaths } from './paths.ts'
import { permissions } from './permissions.ts'
import { personalData } from './personal.ts'
import { retention, UNCONFIRMED } from './retention.ts'
import { listPublished } from './store/news.ts'
import { deleteUnconfirmedBefore } from './store/subscriptions.ts'

export const newsFeature: Feature = {
  name: 'news',
  switch: {
    label: 'Actualités',
    about: 'La liste, l’abonnement et le flux. Ce qui est programmé et les lettres de la semaine attendent.',
  },
  pages: [newsList, newsPage, subscribe, asked, confirm, leave, managedNews, newNews, editNews, previewNews],
  endpoints: [feed, leaveAtOnce],
  flashes: {
    'news-saved': { tone: 'success', text: 'L’actualité est enregistrée.' },
    'news-subscribed': { tone: 'success', text: 'Vous êtes abonné aux actualités.' },
    'news-left': { tone: 'success', text: 'Vous êtes désabonné, votre adresse est effacée.' },
  },
  jobs: [tellSubscribers],
  schedules: [
    { name: 'news.publish', cron: '* * * * *', run: publishDue },
    { name: 'news.digest', cron: '0 8 * * 1', run: sendDigests },
    {
      name: 'news.sweep',
      cron: '55 2 * * *',
      isKept: true,
      run: (ctx) =>
        inTransaction(ctx, async (tx) => {
          await sweep(tx, UNCONFIRMED, deleteUnconfirmedBefore)
          await deleteUnusedImages(tx)
        }),
    },
  ],
  contributes: {
    letters: newsTexts,
    agentMenu: [{ href: newsPaths.managed, label: 'Actualités', permission: permissions.write, group: 'town', rank: 70 }],
    personalData,
    retention,
    searchEntries: async ({ db }) =>
      (await listPublished(db))
        .filter(({ audience }) => audience === 'tous')
        .map(({ title, slug, summary, body, updatedAt }) => ({
          kind: 'actualite' as const,
          title,
          url: newsPaths.one(slug),
          about: summary,
          text: body,
          changed: updatedAt,
        })),
  },
}
