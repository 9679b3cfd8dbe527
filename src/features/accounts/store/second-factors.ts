import type { Instant } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'

/** `sealed`: the TOTP key, under the installation's key. */
export type Factor = { readonly method: number; readonly sealed: string; readonly since: Instant }
export type HashedCode = { readonly label: string; readonly hash: string }

export const findFactor = async (db: Db, account: number): Promise<Factor | null> => {
  const row = await db
    .selectFrom('sign_in_method')
    .select(['id', 'secret', 'created_at'])
    .where('account_id', '=', account)
    .where('kind', '=', 'totp')
    .executeTakeFirst()
  return row ? { method: row.id, sealed: row.secret, since: row.created_at } : null
}

/** Of two at the same time, the second breaks the constraint `sign_in_method_account_id_kind_key`. */
export const insertFactor = async (
  tx: Tx,
  factor: { readonly account: number; readonly sealed: string; readonly step: number },
): Promise<number> => {
  const { id } = await tx
    .insertInto('sign_in_method')
    .values({
      account_id: factor.account,
      kind: 'totp',
      secret: factor.sealed,
      last_step: factor.step,
      created_at: tx.scope.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The recovery codes go with it. @returns false when there was none */
export const deleteFactor = async (tx: Tx, account: number): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('sign_in_method')
    .where('account_id', '=', account)
    .where('kind', '=', 'totp')
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** AC-22 · a code serves once, and none before it any more. @returns false when that step was used already, or a later one */
export const spendStep = async (tx: Tx, account: number, step: number): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('sign_in_method')
    .set({ last_step: step })
    .where('account_id', '=', account)
    .where('kind', '=', 'totp')
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The hash of the recovery code of that label, unless it was used; null when there is none. */
export const findRecoveryHash = async (db: Db, account: number, label: string): Promise<string | null> =>
  (
    await db
      .selectFrom('recovery_code as r')
      .innerJoin('sign_in_method as m', 'm.id', 'r.method_id')
      .where('m.account_id', '=', account)
      .where('r.label', '=', label)
      .where('r.used_at', 'is', null)
      .select('r.code_hash')
      .executeTakeFirst()
  )?.code_hash ?? null

/** AC-24 · @returns false when it was used meanwhile */
export const spendRecoveryCode = async (tx: Tx, account: number, label: string): Promise<boolean> => {
  const factor = await findFactor(tx, account)
  if (!factor) return false
  const { numUpdatedRows } = await tx
    .updateTable('recovery_code')
    .set({ used_at: tx.scope.now })
    .where('method_id', '=', factor.method)
    .where('label', '=', label)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** New codes in place of all those before. */
export const replaceRecoveryCodes = async (tx: Tx, method: number, codes: readonly HashedCode[]): Promise<void> => {
  await tx.deleteFrom('recovery_code').where('method_id', '=', method).execute()
  await tx
    .insertInto('recovery_code')
    .values(codes.map(({ label, hash }) => ({ method_id: method, label, code_hash: hash })))
    .execute()
}

/** How many recovery codes are left. */
export const countRecoveryCodes = async (db: Db, method: number): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('recovery_code')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('method_id', '=', method)
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow()
    ).n,
  )
