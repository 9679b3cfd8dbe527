import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

export type AcceptedTerms = { readonly version: number; readonly since: Temporal.Instant; readonly requests: number }

/** RT-16 · the versions of the conditions that this adult accepted with their requests, the last first. */
export const listAcceptedTerms = (db: Db, author: number): Promise<AcceptedTerms[]> =>
  db
    .selectFrom('request')
    .where('author_id', '=', author)
    .select((e) => [
      'terms_version as version',
      sql<Temporal.Instant>`min(${e.ref('terms_accepted_at')})`.as('since'),
      sql<number>`count(*)::int`.as('requests'),
    ])
    .groupBy('terms_version')
    .orderBy('terms_version', 'desc')
    .execute()
