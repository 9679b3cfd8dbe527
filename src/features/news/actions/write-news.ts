import { plain } from '#core/text.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import { keepPublicImage, type PublicImage } from '#platform/files/public-image.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { job } from '#platform/jobs/facts.ts'
import { post } from '#platform/mail/mail.ts'
import type { Audience, News, NewsStatus } from '../domain/news.ts'
import { newsLetter } from '../mails/letters.ts'
import {
  getNews,
  insertNews,
  listDueNews,
  listPublished,
  markTold,
  type NewsFacts,
  publishNews,
  updateNews,
} from '../store/news.ts'
import { listSubscribers, markToldUntil } from '../store/subscriptions.ts'

/** What the editor gives. `image`: another picture, the one there is («kept»), or none. */
export type Written = {
  readonly title: string
  readonly summary: string
  readonly body: string
  readonly audience: Audience
  readonly isPinned: boolean
  readonly status: NewsStatus
  readonly publishAt: Temporal.Instant | null
  readonly image: PublicImage | 'kept' | null
  readonly imageAlt: string | null
}

const slugOf = (title: string): string =>
  plain(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '') || 'actualite'

const factsOf = (written: Written, before: News | null, now: Temporal.Instant): NewsFacts => {
  const picture = written.image === 'kept' ? (before?.image?.id ?? null) : (written.image?.id ?? null)
  const isOut = written.status === 'publiee' || written.status === 'archivee'
  return {
    ...written,
    publishAt: written.status === 'programmee' ? written.publishAt : null,
    publishedAt: before?.publishedAt ?? (isOut ? now : null),
    image: picture === null ? null : { id: picture, alt: written.imageAlt ?? '' },
  }
}

/** NE-7 · subscribers are written to a moment later, once in the life of a news item, when it is public. */
export const tellSubscribers = job<{ news: number }>('news.tell', async (ctx, { news }) => {
  await inTransaction(ctx, async (tx) => {
    const told = await markTold(tx, news)
    if (!told) return
    for (const subscriber of await listSubscribers(tx, 'aussitot')) await post(tx, newsLetter(ctx.town, subscriber, told))
  })
})

const tellIfOut = async (tx: Tx, id: number, facts: NewsFacts): Promise<void> => {
  if (facts.status === 'publiee' && facts.audience === 'tous') await tellSubscribers.later(tx, { news: id })
}

/** NE-3 · the form sent twice writes one. @returns its number */
export const writeNews = (ctx: Ctx<Agent>, written: Written, key: string): Promise<number> =>
  inTransaction(ctx, async (tx) => {
    const { account } = ctx.actor
    const before = await takeFormKey(tx, { account, key })
    if (before !== null) return Number(before)
    if (written.image !== null && written.image !== 'kept') await keepPublicImage(tx, written.image)
    const facts = factsOf(written, null, ctx.now)
    const id = await insertNews(tx, slugOf(written.title), facts, account)
    await answerFormKey(tx, { account, key }, String(id))
    await tellIfOut(tx, id, facts)
    await trace(tx, { account, action: 'news.create', subject: `actualite/${id}` })
    return id
  })

/** NE-3 · its address stays: links to it live elsewhere. @throws Absent */
export const changeNews = (ctx: Ctx<Agent>, id: number, written: Written): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const before = await getNews(tx, id)
    if (written.image !== null && written.image !== 'kept') await keepPublicImage(tx, written.image)
    const facts = factsOf(written, before, ctx.now)
    await updateNews(tx, id, facts)
    await tellIfOut(tx, id, facts)
    await trace(tx, { account: ctx.actor.account, action: 'news.change', subject: `actualite/${id}` })
  })

/** NE-3 · publishes what was scheduled for now or before. Nothing is written when nothing is due: pages in memory stay. */
export const publishDue = async (ctx: TownCtx): Promise<void> => {
  const due = await listDueNews(ctx.db, ctx.now)
  if (due.length === 0) return
  await inTransaction(ctx, async (tx) => {
    await publishNews(tx, due)
    for (const news of due) await tellSubscribers.later(tx, { news })
  })
}

/** NE-7 · each Monday, what was published since the last digest, to who asked for one; nothing when there is nothing. */
export const sendDigests = (ctx: TownCtx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const published = (await listPublished(tx)).filter((news) => news.audience === 'tous')
    const subscribers = await listSubscribers(tx, 'semaine')
    for (const subscriber of subscribers) {
      const since = subscriber.toldUntil!
      const [first, ...others] = published.filter((news) => Temporal.Instant.compare(news.publishedAt!, since) > 0)
      if (first) await post(tx, newsLetter(ctx.town, subscriber, first, ...others))
    }
    await markToldUntil(
      tx,
      subscribers.map((subscriber) => subscriber.id),
    )
  })
