import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Definition } from '../domain/definition.ts'
import { to } from '../paths.ts'
import { definitionText, readDefinition } from './definitions.ts'

export type Procedure = {
  readonly slug: string
  readonly isOpen: boolean
  readonly versionId: number
  readonly version: number
  readonly definition: Definition
}

const lastVersions = (db: Db) =>
  db
    .selectFrom('procedure')
    .innerJoin('procedure_version as v', 'v.slug', 'procedure.slug')
    .where((e) =>
      e(
        'v.version',
        '=',
        e
          .selectFrom('procedure_version as w')
          .select((f) => f.fn.max('w.version').as('last'))
          .whereRef('w.slug', '=', 'procedure.slug'),
      ),
    )

const inForce = (db: Db) =>
  lastVersions(db).select(['procedure.slug', 'procedure.is_open', 'v.id', 'v.version', definitionText().as('definition')])

type Row = { slug: string; is_open: boolean; id: number; version: number; definition: string }
const asProcedure = (row: Row): Procedure => ({
  slug: row.slug,
  isOpen: row.is_open,
  versionId: row.id,
  version: row.version,
  definition: readDefinition(row.definition),
})

/** A procedure in its version in force. @throws Absent */
export const getProcedure = async (db: Db, slug: string): Promise<Procedure> => {
  const row = await inForce(db).where('procedure.slug', '=', slug).executeTakeFirst()
  if (!row) throw new Absent(`procedure ${slug}`)
  return asProcedure(row)
}

export type ListedProcedure = {
  readonly slug: string /** Its start page. */
  readonly href: string
  readonly category: string
  readonly title: string
  readonly summary: string
  readonly duration: string
  readonly isOpen: boolean
  /** Slug of the service in charge. */
  readonly service: string
  /** «reply»: it asks for an answer and no decision, and is open without an account. */
  readonly outcome: string
  readonly publishedAt: Temporal.Instant
}

/** One word of a definition, without reading it whole. */
const said = <K extends 'title' | 'summary' | 'duration' | 'service' | 'outcome'>(key: K) =>
  sql<string>`v.definition ->> ${sql.lit(key)}`.as(key)

/** What the town offers, by category then order: what the home page lists. */
export const listProcedures = settled(async (db: Db): Promise<readonly ListedProcedure[]> => {
  const rows = await lastVersions(db)
    .select(['procedure.slug', 'procedure.category', 'procedure.is_open as isOpen', 'v.published_at as publishedAt'])
    .select([said('title'), said('summary'), said('duration'), said('service'), said('outcome')])
    .orderBy('procedure.category')
    .orderBy('procedure.sort')
    .orderBy('procedure.slug')
    .execute()
  return rows.map((row) => ({ ...row, href: to.start(row.slug) }))
})

/** Puts a new version in force unless it says what the last one says. @returns the version in force. */
export const putVersion = async (tx: Tx, definition: Definition, at: Temporal.Instant): Promise<number> => {
  const { slug, category, sort } = definition
  await tx
    .insertInto('procedure')
    .values({ slug, category, sort, is_open: true })
    .onConflict((c) => c.column('slug').doUpdateSet({ category, sort }))
    .execute()
  const last = await tx
    .selectFrom('procedure_version')
    .select(['version', 'definition'])
    .where('slug', '=', slug)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last && canonical(last.definition) === canonical(definition)) return last.version
  const version = (last?.version ?? 0) + 1
  await tx
    .insertInto('procedure_version')
    .values({ slug, version, definition: JSON.stringify(definition), published_at: at })
    .execute()
  return version
}

// jsonb does not keep the order of keys: compare what is said, not how it was typed.
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
