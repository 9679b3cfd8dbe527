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

/** That version of a text, the latest when none is named. */
export const findLegalPage = async (db: Db, slug: string, version?: number): Promise<Published | null> => {
  const latest = db
    .selectFrom('legal_page')
    .where('slug', '=', slug)
    .select((e) => e.fn.max('version').as('latest'))
  const page = await db
    .selectFrom('legal_page')
    .select(['version', 'title', 'text', 'change', 'published_at as publishedAt'])
    .select(latest.$asScalar().$notNull().as('latest'))
    .where('slug', '=', slug)
    .where('version', '=', version ?? latest)
    .executeTakeFirst()
  return page ?? null
}

/** The same. @throws Absent when there is none. */
export const getLegalPage = async (db: Db, slug: string, version?: number): Promise<Published> => {
  const page = await findLegalPage(db, slug, version)
  if (!page) throw new Absent(`no legal page ${slug} ${version ?? ''}`)
  return page
}

export type Version = {
  readonly version: number
  readonly title: string
  readonly publishedAt: Temporal.Instant
  readonly by: string | null
}

/** Every version of a text, the latest first, with the agent who published it. */
export const listVersions = async (db: Db, slug: string): Promise<Version[]> => {
  const rows = await db
    .selectFrom('legal_page as l')
    .leftJoin('agent as g', 'g.account_id', 'l.published_by')
    .select(['l.version', 'l.title', 'l.published_at as publishedAt', 'g.first_name', 'g.last_name'])
    .where('l.slug', '=', slug)
    .orderBy('l.version', 'desc')
    .execute()
  return rows.map(({ first_name, last_name, ...row }) => ({ ...row, by: first_name && `${first_name} ${last_name}` }))
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
