import type { Db, Tx } from '#platform/db/database.ts'
import type { Synonym } from '../domain/query.ts'

export const listSynonyms = (db: Db): Promise<Synonym[]> =>
  db.selectFrom('search_synonym').select(['id', 'word', 'means']).orderBy('means').orderBy('word').execute()

/** Again does nothing. @returns whether it was added */
export const insertSynonym = async (tx: Tx, word: string, means: string): Promise<boolean> =>
  (await tx
    .insertInto('search_synonym')
    .values({ word, means })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** @returns what it was; null when there is none */
export const deleteSynonym = async (tx: Tx, id: number): Promise<Synonym | null> =>
  (await tx.deleteFrom('search_synonym').where('id', '=', id).returning(['id', 'word', 'means']).executeTakeFirst()) ?? null
