import type { Db, Tx } from '../db/database.ts'
import type { Prose } from './letter-text.ts'

/** What the town has written for that letter; null: as it is shipped. */
export const findLetterText = async (db: Db, code: string): Promise<Prose | null> =>
  (await db.selectFrom('letter_text').select(['subject', 'body']).where('code', '=', code).executeTakeFirst()) ?? null

/** The letters that the town has written otherwise. */
export const listLetterTexts = async (db: Db): Promise<ReadonlySet<string>> =>
  new Set((await db.selectFrom('letter_text').select('code').execute()).map(({ code }) => code))

/** `prose`: null to come back to what is shipped. */
export const setLetterText = async (tx: Tx, code: string, prose: Prose | null): Promise<void> => {
  if (prose === null) {
    await tx.deleteFrom('letter_text').where('code', '=', code).execute()
    return
  }
  const written = { subject: prose.subject, body: prose.body, updated_at: tx.scope.now }
  await tx
    .insertInto('letter_text')
    .values({ code, ...written })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(written))
    .execute()
}
