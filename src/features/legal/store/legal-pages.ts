import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Conformity, LegalText } from '../domain/text.ts'

export type Published = LegalText & {
  readonly version: number
  readonly publishedAt: Temporal.Instant
  /** What changes since the version before; null when nobody said. */
  readonly change: string | null
  readonly latest: number
}

/** The latest version of a text, or that version. @throws Absent when there is none. */
export const getLegalPage = async (db: Db, slug: string, version?: number): Promise<Published> => {
  const rows = await db
    .selectFrom('legal_page')
    .select(['version', 'title', 'text', 'change', 'published_at as publishedAt'])
    .where('slug', '=', slug)
    .orderBy('version', 'desc')
    .execute()
  const wanted = version === undefined ? rows[0] : rows.find((row) => row.version === version)
  if (!wanted || !rows[0]) throw new Absent(`no legal page ${slug} ${version ?? ''}`)
  return { ...wanted, latest: rows[0].version }
}

export type Version = { readonly version: number; readonly publishedAt: Temporal.Instant; readonly by: string | null }

/** Every version of a text, the latest first, with the agent who published it. */
export const listVersions = async (db: Db, slug: string): Promise<Version[]> => {
  const rows = await db
    .selectFrom('legal_page as l')
    .leftJoin('agent as g', 'g.account_id', 'l.published_by')
    .select(['l.version', 'l.published_at as publishedAt', 'g.first_name', 'g.last_name'])
    .where('l.slug', '=', slug)
    .orderBy('l.version', 'desc')
    .execute()
  return rows.map(({ first_name, last_name, ...row }) => ({ ...row, by: first_name && `${first_name} ${last_name}` }))
}

/** The version in force, 0 when there is none; until the transaction ends nobody else publishes a text. */
export const lockVersion = async (tx: Tx, slug: string): Promise<number> => {
  await tx.selectFrom('town').select('only_row').forUpdate().execute()
  const latest = tx.selectFrom('legal_page').where('slug', '=', slug)
  return (await latest.select((e) => e.fn.max('version').as('version')).executeTakeFirst())?.version ?? 0
}

export type Publication = LegalText & { readonly change: string | null; readonly by: number | null }

export const insertLegalPage = async (tx: Tx, slug: string, version: number, page: Publication): Promise<void> => {
  const { title, text, change, by } = page
  await tx
    .insertInto('legal_page')
    .values({ slug, version, title, text, change, published_by: by, published_at: tx.scope.now })
    .execute()
}

/** LG-4 · what the foot of every page says from now on. */
export const setConformity = async (tx: Tx, conformity: Conformity): Promise<void> => {
  await tx.updateTable('town').set({ conformity }).execute()
}

/** Title, version and date of what is in force, by slug. */
export const listTitles = async (
  db: Db,
): Promise<ReadonlyMap<string, { readonly title: string; readonly version: number; readonly publishedAt: Temporal.Instant }>> => {
  const rows = await db
    .selectFrom('legal_page')
    .distinctOn('slug')
    .select(['slug', 'title', 'version', 'published_at as publishedAt'])
    .orderBy('slug')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map(({ slug, ...text }) => [slug, text]))
}
