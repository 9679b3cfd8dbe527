import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Audience, News, NewsStatus } from '../domain/news.ts'

const news = (db: Db) =>
  db.selectFrom('news as n').leftJoin('public_image as i', 'i.id', 'n.image_id').selectAll('n').select(['i.width', 'i.height'])

type Row = Awaited<ReturnType<ReturnType<typeof news>['executeTakeFirstOrThrow']>>

const newsOf = (row: Row): News => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  body: row.body,
  audience: row.audience as Audience,
  status: row.status as NewsStatus,
  isPinned: row.is_pinned,
  publishAt: row.publish_at,
  publishedAt: row.published_at,
  updatedAt: row.updated_at,
  image:
    row.image_id === null || row.width === null || row.height === null
      ? null
      : { id: row.image_id, alt: row.image_alt ?? '', width: row.width, height: row.height },
})

/** What is published, pinned ones first, then the latest; 100 at most. */
export const listPublished = settled(
  async (db: Db): Promise<readonly News[]> =>
    (
      await news(db)
        .where('n.status', '=', 'publiee')
        .orderBy('n.is_pinned', 'desc')
        .orderBy('n.published_at', 'desc')
        .orderBy('n.id', 'desc')
        .limit(100)
        .execute()
    ).map(newsOf),
)

/** Everything, for who writes it: what is not out yet first. */
export const listAllNews = async (db: Db): Promise<News[]> =>
  (
    await news(db)
      .orderBy(sql`n.status in ('publiee', 'archivee')`)
      .orderBy('n.status', 'desc')
      .orderBy('n.updated_at', 'desc')
      .limit(200)
      .execute()
  ).map(newsOf)

/** @throws Absent */
export const getNews = async (db: Db, id: number | null): Promise<News> => {
  const row = id === null ? undefined : await news(db).where('n.id', '=', id).executeTakeFirst()
  if (!row) throw new Absent(`news ${id}`)
  return newsOf(row)
}

export type NewsFacts = Pick<News, 'title' | 'summary' | 'body' | 'audience' | 'status' | 'isPinned' | 'publishAt'> & {
  readonly publishedAt: Temporal.Instant | null
  readonly image: { readonly id: string; readonly alt: string } | null
}

const columnsOf = (facts: NewsFacts, now: Temporal.Instant) => ({
  title: facts.title,
  summary: facts.summary,
  body: facts.body,
  audience: facts.audience,
  status: facts.status,
  is_pinned: facts.isPinned,
  publish_at: facts.publishAt,
  published_at: facts.publishedAt,
  image_id: facts.image?.id ?? null,
  image_alt: facts.image?.alt ?? null,
  updated_at: now,
})

/** «fete-de-l-ecole», then «fete-de-l-ecole-2»: the first that is free. */
export const insertNews = async (tx: Tx, slug: string, facts: NewsFacts, by: number | null): Promise<number> => {
  for (let n = 1; ; n++) {
    const row = await tx
      .insertInto('news')
      .values({ ...columnsOf(facts, tx.scope.now), slug: n === 1 ? slug : `${slug}-${n}`, written_by: by })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row) return row.id
  }
}

export const updateNews = async (tx: Tx, id: number, facts: NewsFacts): Promise<void> => {
  await tx.updateTable('news').set(columnsOf(facts, tx.scope.now)).where('id', '=', id).execute()
}

/** Scheduled ones whose time has come. */
export const listDueNews = async (db: Db, now: Temporal.Instant): Promise<number[]> =>
  (await db.selectFrom('news').select('id').where('status', '=', 'programmee').where('publish_at', '<=', now).execute()).map(
    (row) => row.id,
  )

export const publishNews = async (tx: Tx, ids: readonly number[]): Promise<void> => {
  await tx
    .updateTable('news')
    .set((e) => ({
      status: 'publiee',
      published_at: e.fn.coalesce('published_at', 'publish_at'),
      publish_at: null,
      updated_at: tx.scope.now,
    }))
    .where('id', 'in', [...ids])
    .where('status', '=', 'programmee')
    .execute()
}

/** Notes that subscribers are written to. @returns null when they were already, or when it is not public (any more) */
export const markTold = async (tx: Tx, id: number): Promise<News | null> => {
  const marked = await tx
    .updateTable('news')
    .set({ told_at: tx.scope.now })
    .where('id', '=', id)
    .where('told_at', 'is', null)
    .where('status', '=', 'publiee')
    .where('audience', '=', 'tous')
    .returning('id')
    .executeTakeFirst()
  return marked ? getNews(tx, id) : null
}
