import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Block, LegalText } from '../domain/text.ts'

export type Published = LegalText & { readonly version: number; readonly publishedAt: Temporal.Instant; readonly latest: number }

/** The latest version of a text, or that version. @throws Absent when there is none. */
export const getLegalPage = async (db: Db, slug: string, version?: number): Promise<Published> => {
  const rows = await db.selectFrom('legal_page').selectAll().where('slug', '=', slug).orderBy('version', 'desc').execute()
  const wanted = version === undefined ? rows[0] : rows.find((r) => r.version === version)
  if (!wanted || !rows[0]) throw new Absent(`no legal page ${slug} ${version ?? ''}`)
  return {
    title: wanted.title,
    blocks: wanted.body as Block[],
    version: wanted.version,
    publishedAt: wanted.published_at,
    latest: rows[0].version,
  }
}

/** Publishes a text as the next version, unless it is the same as the latest. @returns the version in force. */
export const insertLegalPage = async (tx: Tx, slug: string, text: LegalText): Promise<number> => {
  const latest = await tx
    .selectFrom('legal_page')
    .select(['version', 'title', 'body'])
    .where('slug', '=', slug)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (latest && latest.title === text.title && JSON.stringify(latest.body) === JSON.stringify(text.blocks)) return latest.version
  const version = (latest?.version ?? 0) + 1
  await tx
    .insertInto('legal_page')
    .values({ slug, version, title: text.title, body: JSON.stringify(text.blocks), published_at: tx.scope.now })
    .execute()
  return version
}

/** Title and date of the version in force, by slug. */
export const listTitles = async (
  db: Db,
): Promise<ReadonlyMap<string, { readonly title: string; readonly publishedAt: Temporal.Instant }>> => {
  const rows = await db
    .selectFrom('legal_page')
    .distinctOn('slug')
    .select(['slug', 'title', 'published_at as publishedAt'])
    .orderBy('slug')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map(({ slug, ...text }) => [slug, text]))
}
