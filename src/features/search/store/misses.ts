import { sql } from 'kysely'
import { type Day, parisDay } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'

export type Miss = { readonly words: string; readonly times: number; readonly lastOn: Day }

export const countMiss = async (tx: Tx, words: string): Promise<void> => {
  const today = parisDay(tx.scope.now)
  await tx
    .insertInto('search_miss')
    .values({ words, times: 1, last_on: today })
    .onConflict((conflict) => conflict.column('words').doUpdateSet({ times: sql`search_miss.times + 1`, last_on: today }))
    .execute()
}

/** The most frequent first. */
export const listMisses = async (db: Db, limit: number): Promise<Miss[]> => {
  const rows = await db
    .selectFrom('search_miss')
    .select(['words', 'times', 'last_on'])
    .orderBy('times', 'desc')
    .orderBy('last_on', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ words: row.words, times: row.times, lastOn: row.last_on }))
}

/** What nobody has looked for since then is forgotten. */
export const deleteMissesBefore = async (tx: Tx, day: Day): Promise<void> => {
  await tx.deleteFrom('search_miss').where('last_on', '<', day).execute()
}
