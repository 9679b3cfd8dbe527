import { sql } from 'kysely'
import type { Cents } from '#core/money.ts'
import type { Db, Tx } from '#platform/db/database.ts'

export type Alert = {
  readonly account: number
  readonly household: number
  readonly thresholdCents: Cents
  readonly isTold: boolean
}

const alerts = (db: Db) =>
  db
    .selectFrom('balance_alert')
    .select(['account_id as account', 'household_id as household', 'threshold_cents as thresholdCents'])
    .select(sql<boolean>`told_at is not null`.as('isTold'))

export const findAlert = async (db: Db, account: number): Promise<Alert | null> =>
  (await alerts(db).where('account_id', '=', account).executeTakeFirst()) ?? null

export const listAlerts = (db: Db): Promise<Alert[]> => alerts(db).orderBy('account_id').execute()

/** Asked again with the same amount, what was told stays told. */
export const putAlert = async (tx: Tx, alert: { account: number; household: number; thresholdCents: Cents }): Promise<void> => {
  const asked = { household_id: alert.household, threshold_cents: alert.thresholdCents, asked_at: tx.scope.now }
  await tx
    .insertInto('balance_alert')
    .values({ account_id: alert.account, ...asked })
    .onConflict((c) =>
      c
        .column('account_id')
        .doUpdateSet({ ...asked, told_at: null })
        .where('balance_alert.threshold_cents', '<>', alert.thresholdCents),
    )
    .execute()
}

export const deleteAlert = async (tx: Tx, account: number): Promise<void> => {
  await tx.deleteFrom('balance_alert').where('account_id', '=', account).execute()
}

/** Once: two jobs at a time tell it once. @returns whether this call did it. */
export const markTold = async (tx: Tx, account: number): Promise<boolean> => {
  const done = await tx
    .updateTable('balance_alert')
    .set({ told_at: tx.scope.now })
    .where('account_id', '=', account)
    .where('told_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Those accounts' balances are above again: the next fall is told. */
export const rearm = async (tx: Tx, accounts: readonly number[]): Promise<void> => {
  if (accounts.length === 0) return
  await tx
    .updateTable('balance_alert')
    .set({ told_at: null })
    .where('account_id', '=', sql<number>`any(${[...accounts]}::bigint[])`)
    .execute()
}
