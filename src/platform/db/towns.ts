import type { Kysely } from 'kysely'
import pg from 'pg'
import { type DB, openDatabase, openPool, sessionOf } from './database.ts'
import { LOCKS } from './locks.ts'
import { migrateSchema } from './migrate.ts'
import { openTogether } from './together.ts'

/** One town of this installation: a schema of its own in the shared database. */
export type Town = {
  readonly slug: string
  /** Host names that lead to it, lower case, without port. */
  readonly hosts: readonly string[]
  /** Origin of the links that it sends («https://portail.isques.example»). */
  readonly baseUrl: string
  readonly db: Kysely<DB>
  readonly pool: pg.Pool
}

export type Towns = {
  readonly all: readonly Town[]
  /** The town that claims this host name; the only town when none does and there is just one; null otherwise. */
  readonly byHost: (host: string) => Town | null
  readonly bySlug: (slug: string) => Town
  readonly close: () => Promise<void>
}

/** A slug is a schema name too. */
const isTownSlug = (slug: string): boolean => /^[a-z][a-z0-9_]{1,40}$/.test(slug)

/** Creates the registry when absent and makes sure that it holds one town. Safe when two processes start together. */
export const ensureRegistry = async (
  connection: pg.ClientConfig,
  first: { slug: string; hosts: readonly string[] },
): Promise<void> => {
  if (!isTownSlug(first.slug)) throw new RangeError(`not a town slug: ${first.slug}`)
  const client = new pg.Client({ ...connection, application_name: 'liane registry' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.registry])
    await client.query('create table if not exists public.liane_town (slug text primary key, hosts text[] not null)')
    await client.query(
      'insert into public.liane_town (slug, hosts) select $1, $2 where not exists (select 1 from public.liane_town)',
      [first.slug, [...first.hosts]],
    )
    await client.query('commit')
  } finally {
    await client.end()
  }
}

export const listTowns = async (connection: pg.ClientConfig): Promise<{ slug: string; hosts: string[] }[]> => {
  const client = new pg.Client({ ...connection, application_name: 'liane registry' })
  await client.connect()
  try {
    return (await client.query<{ slug: string; hosts: string[] }>('select slug, hosts from public.liane_town order by slug')).rows
  } finally {
    await client.end()
  }
}

/** Brings every town's schema to the latest migration. @returns what was applied, «isques/0001-town». */
export const migrateTowns = async (connection: pg.ClientConfig): Promise<string[]> => {
  const applied: string[] = []
  for (const { slug } of await listTowns(connection)) {
    for (const name of await migrateSchema(connection, slug)) applied.push(`${slug}/${name}`)
  }
  return applied
}

export const openTowns = async (connection: pg.ClientConfig, options: { baseUrl: string; poolSize?: number }): Promise<Towns> => {
  const all = (await listTowns(connection)).map(({ slug, hosts }): Town => {
    const pool = openPool(connection, slug, options.poolSize)
    const together = openTogether(sessionOf(connection, slug))
    return { slug, hosts, baseUrl: options.baseUrl, pool, db: openDatabase(pool, together) }
  })
  const byHost = new Map(all.flatMap((town) => town.hosts.map((host) => [host, town] as const)))
  return {
    all,
    byHost: (host) => byHost.get(host) ?? (all.length === 1 ? all[0]! : null),
    bySlug: (slug) => {
      const town = all.find((t) => t.slug === slug)
      if (!town) throw new Error(`no town ${slug} in the registry`)
      return town
    },
    close: async () => {
      await Promise.all(all.map((town) => town.db.destroy()))
    },
  }
}
