import { ofName } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import type { News } from '../domain/news.ts'
import { CONFIRM_HOURS } from '../domain/subscription.ts'
import { newsPaths } from '../paths.ts'
import type { Subscription } from '../store/subscriptions.ts'

const signature = (town: string): string => `La mairie ${ofName(town)}`

export const confirmLetter = (town: string, to: string, token: string): Letter => ({
  to,
  subject: 'Confirmez votre abonnement aux actualités',
  greeting: 'Bonjour,',
  parts: [
    { p: `Quelqu’un, vous sans doute, a demandé à recevoir les actualités ${ofName(town)} à cette adresse.` },
    { link: { path: newsPaths.confirm(token), label: 'Confirmer mon abonnement' } },
    {
      p: `Ce lien est valable ${CONFIRM_HOURS}\u00a0heures. Si ce n’est pas vous, ne faites rien\u00a0: vous ne recevrez rien d’autre.`,
    },
  ],
  signature: signature(town),
})

/** NE-7 · one news item, or those of the week; how to leave is in the letter and in its headers. */
export const newsLetter = (town: string, to: Subscription, news: readonly News[]): Letter => ({
  to: to.email,
  subject: news.length === 1 ? news[0]!.title : `Les actualités ${ofName(town)}`,
  greeting: 'Bonjour,',
  parts: [
    ...news.flatMap((item) => [
      { p: `${item.title}\n${item.summary}` },
      { link: { path: newsPaths.one(item.slug), label: 'Lire la suite' } },
    ]),
    { p: 'Vous recevez ce courriel parce que vous vous êtes abonné aux actualités de la mairie.' },
    { link: { path: newsPaths.leave(to.leaveToken), label: 'Me désabonner' } },
  ],
  signature: signature(town),
  unsubscribe: newsPaths.leaveAtOnce(to.leaveToken),
})
