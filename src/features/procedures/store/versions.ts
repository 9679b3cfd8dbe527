import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Definition, parseDefinition } from '../domain/definition.ts'

export type ManagedProcedure = {
  readonly slug: string
  readonly title: string
  readonly category: string
  readonly isOpen: boolean
  readonly version: number
  readonly publishedAt: Temporal.Instant
  /** Requests sent and not yet decided. */
  readonly running: number
}

/** Every procedure with its version in force, as the administrator reads them. */
export const listManaged = async (db: Db): Promise<ManagedProcedure[]> => {
  const rows = await db
    .selectFrom('procedure as p')
    .innerJoin('procedure_version as v', 'v.slug', 'p.slug')
    .select([
      'p.slug',
      'p.category',
      'p.is_open as isOpen',
      'v.version',
      'v.published_at as publishedAt',
      sql<string>`v.definition ->> 'title'`.as('title'),
    ])
    .distinctOn('p.slug')
    .orderBy('p.slug')
    .orderBy('v.version', 'desc')
    .execute()
  const running = await db
    .selectFrom('request')
    .select((e) => ['procedure_slug as slug', e.fn.countAll<number>().as('n')])
    .where('status', 'in', ['enregistree', 'en_traitement', 'a_completer'])
    .groupBy('procedure_slug')
    .execute()
  const bySlug = new Map(running.map(({ slug, n }) => [slug, n]))
  return rows
    .map((row) => ({ ...row, running: bySlug.get(row.slug) ?? 0 }))
    .toSorted((a, b) => a.category.localeCompare(b.category, 'fr') || a.title.localeCompare(b.title, 'fr'))
}

/** What its page settles of a procedure, with its version in force; null when the town has none of that name. */
export const findManaged = async (db: Db, slug: string): Promise<Pick<ManagedProcedure, 'title' | 'version' | 'isOpen'> | null> =>
  (await db
    .selectFrom('procedure as p')
    .innerJoin('procedure_version as v', 'v.slug', 'p.slug')
    .select(['p.is_open as isOpen', 'v.version', sql<string>`v.definition ->> 'title'`.as('title')])
    .where('p.slug', '=', slug)
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

export type Version = { readonly version: number; readonly publishedAt: Temporal.Instant; readonly requests: number }

/** The versions of a procedure, the one in force first, with how many requests (drafts included) follow each. @throws Absent */
export const listVersions = async (db: Db, slug: string): Promise<Version[]> => {
  const rows = await db
    .selectFrom('procedure_version as v')
    .leftJoin('request as r', 'r.version_id', 'v.id')
    .select((e) => ['v.version', 'v.published_at as publishedAt', e.fn.count<number>('r.number').as('requests')])
    .where('v.slug', '=', slug)
    .groupBy('v.id')
    .orderBy('v.version', 'desc')
    .execute()
  if (rows.length === 0) throw new Absent(`procedure ${slug}`)
  return rows
}

/** One version of a procedure. @throws Absent */
export const getVersion = async (db: Db, slug: string, version: number): Promise<Definition> => {
  const row = await db
    .selectFrom('procedure_version')
    .select('definition')
    .where('slug', '=', slug)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) throw new Absent(`version ${version} of ${slug}`)
  return parseDefinition(row.definition)
}

/** Opens or closes a procedure to new requests. @throws Absent */
export const setOpen = async (tx: Tx, slug: string, isOpen: boolean): Promise<void> => {
  const done = await tx.updateTable('procedure').set({ is_open: isOpen }).where('slug', '=', slug).executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Absent(`procedure ${slug}`)
}
