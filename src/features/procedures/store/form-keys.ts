import type { Tx } from '#platform/db/database.ts'

/** Claims a form key. @returns null when it is new, else what its form answered the first time. */
export const claimKey = async (tx: Tx, key: string): Promise<string | null> => {
  const claimed = await tx
    .insertInto('form_key')
    .values({ key, used_at: tx.scope.now, answer: '' })
    .onConflict((c) => c.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return null
  return (await tx.selectFrom('form_key').select('answer').where('key', '=', key).executeTakeFirstOrThrow()).answer
}

export const keepAnswer = async (tx: Tx, key: string, answer: string): Promise<void> => {
  await tx.updateTable('form_key').set({ answer }).where('key', '=', key).execute()
}
