import type { Tx } from '#platform/db/database.ts'

/**
 * Takes a form's key. Null when it is free: this transaction owns it, and a second sending waits for it to end. Otherwise
 * the answer that the first sending was given.
 */
export const takeFormKey = async (tx: Tx, key: string): Promise<string | null> => {
  const taken = await tx
    .insertInto('form_key')
    .values({ key, used_at: tx.scope.now, answer: '' })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return null
  return (await tx.selectFrom('form_key').select('answer').where('key', '=', key).executeTakeFirstOrThrow()).answer
}

export const answerFormKey = async (tx: Tx, key: string, answer: string): Promise<void> => {
  await tx.updateTable('form_key').set({ answer }).where('key', '=', key).execute()
}
