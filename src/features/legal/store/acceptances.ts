import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'

export type Acceptance = { readonly version: number; readonly at: Temporal.Instant }

/** LG-5 · that adult accepts that version of the conditions; the first time is the one that counts. */
export const acceptTerms = async (tx: Tx, person: number, version: number): Promise<void> => {
  await tx
    .insertInto('terms_acceptance')
    .values({ person_id: person, version, at: tx.scope.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The versions that adult accepted, the latest first. */
export const listAcceptances = (db: Db, person: number): Promise<Acceptance[]> =>
  db.selectFrom('terms_acceptance').select(['version', 'at']).where('person_id', '=', person).orderBy('version', 'desc').execute()

/** `change`: what changes since the version accepted, in one text; null when nobody said. */
export type NewTerms = { readonly version: number; readonly change: string | null; readonly publishedAt: Temporal.Instant }

/** The conditions in force, for an adult who accepted older ones only; null for one who accepted these, or never any. */
export const findNewTerms = async (db: Db, person: number): Promise<NewTerms | null> =>
  (await db
    .selectFrom('legal_page as l')
    .select((e) => [
      e.fn.max('l.version').as('version'),
      e.fn.max('l.published_at').as('publishedAt'),
      sql<string | null>`string_agg(l.change, ' ' order by l.version)`.as('change'),
    ])
    .where('l.slug', '=', 'cgu')
    .where('l.version', '>', (e) =>
      e
        .selectFrom('terms_acceptance as a')
        .select((a) => a.fn.max('a.version').as('accepted'))
        .where('a.person_id', '=', person),
    )
    .having((e) => e.fn.countAll(), '>', 0)
    .executeTakeFirst()) ?? null
