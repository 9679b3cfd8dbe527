import type { Instant } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { hashOf, newToken } from '#platform/db/tokens.ts'
import { EMAIL_CHANGE_HOURS } from '../domain/link.ts'

export type EmailChange = {
  readonly account: number
  readonly email: string
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly supersededAt: Instant | null
}
type Row = { account_id: number; email: string; expires_at: Instant; used_at: Instant | null; superseded_at: Instant | null }
const columns = ['account_id', 'email', 'expires_at', 'used_at', 'superseded_at'] as const
const changeOf = (row: Row): EmailChange => ({
  account: row.account_id,
  email: row.email,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  supersededAt: row.superseded_at,
})

/** AC-41 · a change that waits; those asked before stop working. @returns the token for the letter (256 random bits) */
export const insertEmailChange = async (tx: Tx, account: number, email: string): Promise<string> => {
  await supersedeEmailChanges(tx, account)
  const { now } = tx.scope
  const token = newToken()
  const expires_at = now.add({ hours: EMAIL_CHANGE_HOURS })
  await tx
    .insertInto('email_change')
    .values({ token_hash: hashOf(token), account_id: account, email, created_at: now, expires_at })
    .execute()
  return token
}

export const supersedeEmailChanges = async (tx: Tx, account: number): Promise<void> => {
  await tx
    .updateTable('email_change')
    .set({ superseded_at: tx.scope.now })
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .execute()
}

/** Looks at a change without doing it. */
export const findEmailChange = async (db: Db, token: string): Promise<EmailChange | null> => {
  const row = await db.selectFrom('email_change').select(columns).where('token_hash', '=', hashOf(token)).executeTakeFirst()
  return row ? changeOf(row) : null
}

/** The same, holding it until the transaction ends. */
export const lockEmailChange = async (tx: Tx, token: string): Promise<EmailChange | null> => {
  const row = await tx
    .selectFrom('email_change')
    .select(columns)
    .where('token_hash', '=', hashOf(token))
    .forUpdate()
    .executeTakeFirst()
  return row ? changeOf(row) : null
}

export const useEmailChange = async (tx: Tx, token: string): Promise<void> => {
  await tx.updateTable('email_change').set({ used_at: tx.scope.now }).where('token_hash', '=', hashOf(token)).execute()
}

/** The address that waits to be confirmed, if any. */
export const findWaitingEmail = async (db: Db, account: number, now: Instant): Promise<string | null> =>
  (
    await db
      .selectFrom('email_change')
      .select('email')
      .where('account_id', '=', account)
      .where('used_at', 'is', null)
      .where('superseded_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst()
  )?.email ?? null

/** Changes over before that instant. */
export const deleteEmailChangesBefore = async (tx: Tx, before: Instant): Promise<number> => {
  return Number((await tx.deleteFrom('email_change').where('expires_at', '<', before).executeTakeFirst()).numDeletedRows)
}
