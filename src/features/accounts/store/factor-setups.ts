import type { Instant } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'

/** A key that waits for its first code, or recovery codes to be noted down: one or the other, sealed. */
export type Setup = { readonly secret: string | null; readonly codes: string | null }

export const saveSetup = async (tx: Tx, account: number, setup: Setup): Promise<void> => {
  const row = { ...setup, created_at: tx.scope.now }
  await tx
    .insertInto('factor_setup')
    .values({ account_id: account, ...row })
    .onConflict((c) => c.column('account_id').doUpdateSet(row))
    .execute()
}

/** The setup of that account, begun after that instant. */
export const findSetup = async (db: Db, account: number, after: Instant): Promise<Setup | null> =>
  (await db
    .selectFrom('factor_setup')
    .select(['secret', 'codes'])
    .where('account_id', '=', account)
    .where('created_at', '>', after)
    .executeTakeFirst()) ?? null

export const deleteSetup = async (tx: Tx, account: number): Promise<void> => {
  await tx.deleteFrom('factor_setup').where('account_id', '=', account).execute()
}

export const deleteSetupsBefore = async (tx: Tx, before: Instant): Promise<number> => {
  return Number((await tx.deleteFrom('factor_setup').where('created_at', '<=', before).executeTakeFirst()).numDeletedRows)
}
