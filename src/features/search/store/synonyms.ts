import type { Db, Tx } from '#platform/db/database.ts'
import type { Synonym } from '../domain/query.ts'

export const listSynonyms = (db: Db): Promise<Synonym[]> =>
  db.selectFrom('search_synonym').select(['id', 'word', 'means']).orderBy('means').orderBy('word').execute()

/** Again does nothing. */
export const insertSynonym = async (tx: Tx, word: string, means: string): Promise<void> => {
  await tx
    .insertInto('search_synonym')
    .values({ word, means })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const deleteSynonym = async (tx: Tx, id: number): Promise<boolean> =>
  (await tx.deleteFrom('search_synonym').where('id', '=', id).returning('id').executeTakeFirst()) !== undefined
