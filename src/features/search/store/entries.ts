import { sql } from 'kysely'
import type { SearchKind } from '#core/search.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { LOCKS } from '#platform/db/locks.ts'

export type Indexed = {
  readonly kind: SearchKind
  readonly title: string
  readonly url: string
  readonly about: string
  readonly norm: string
  readonly words: string
  readonly body: string
  readonly sort: number
}

export type Found = Pick<Indexed, 'kind' | 'title' | 'url' | 'about'> & { readonly score: number }

/** Whether the index was made from that. */
export const isIndexed = async (db: Db, fingerprint: string): Promise<boolean> =>
  (await db.selectFrom('search_state').select('fingerprint').executeTakeFirst())?.fingerprint === fingerprint

/** Writes the index anew; of two at once, the second finds it done. */
export const replaceIndex = async (tx: Tx, entries: readonly Indexed[], fingerprint: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${LOCKS.search})`.execute(tx)
  if (await isIndexed(tx, fingerprint)) return
  await tx.deleteFrom('search_entry').execute()
  if (entries.length > 0)
    await tx
      .insertInto('search_entry')
      .values([...entries])
      .execute()
  await tx
    .insertInto('search_state')
    .values({ fingerprint })
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ fingerprint }))
    .execute()
}

/** How alike, from 0 to 1, words must be to be taken for a slip of the finger. */
const ALIKE = 0.45

/**
 * SE-2 · what matches, the best first: the title itself, its beginning, one of its words, its stems, then what looks like it.
 * `words`: plain; `terms`: a tsquery.
 */
export const findEntries = async (db: Db, words: string, terms: string, limit: number): Promise<readonly Found[]> => {
  const { rows } = await sql<Found>`
    with asked as (select to_tsquery('french', ${terms}) as terms)
    select kind, title, url, about, score from (
      select e.*,
        (case when norm = ${words} then 8 when norm like ${`${words}%`} then 4 when ' ' || words like ${`% ${words}%`} then 3 else 0 end
          + case when e.terms @@ asked.terms then 2 + 2 * ts_rank(e.terms, asked.terms, 1) else 0 end
          + case when alike >= ${ALIKE} then 3 * alike else 0 end)::float8 as score
      from search_entry e, asked, lateral (select greatest(public.word_similarity(${words}, e.words), public.similarity(${words}, e.norm)) as alike) s
    ) scored
    where score > 0
    order by score desc, sort, id
    limit ${limit}`.execute(db as never)
  return rows
}
