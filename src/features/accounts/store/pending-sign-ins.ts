import { sql } from 'kysely'
import type { Instant } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { hashOf, newToken } from '#platform/db/tokens.ts'
import { ATTEMPTS, type Need, PENDING_MINUTES } from '../domain/second-factor.ts'
import type { AccountKind } from './accounts.ts'

/** The password was right, the second factor is awaited. */
export type Pending = { readonly account: number; readonly login: string; readonly needs: Need }

/** @returns the token for the cookie: it opens no session */
export const insertPending = async (tx: Tx, account: number, needs: Need): Promise<string> => {
  const token = newToken()
  await tx
    .insertInto('pending_sign_in')
    .values({ token_hash: hashOf(token), account_id: account, needs, created_at: tx.scope.now })
    .execute()
  return token
}

/** AC-23 · whoever holds that token, while it may still be completed by that door. */
export const findPending = async (db: Db, token: string, kind: AccountKind, now: Instant): Promise<Pending | null> => {
  const row = await db
    .selectFrom('pending_sign_in as p')
    .innerJoin('account as a', 'a.id', 'p.account_id')
    .where('p.token_hash', '=', hashOf(token))
    .where('a.kind', '=', kind)
    .where('a.closed_at', 'is', null)
    .where('p.attempts', '<', ATTEMPTS)
    .select(['a.id', 'a.login', 'p.needs', 'p.created_at'])
    .executeTakeFirst()
  if (!row) return null
  const needs = row.needs as Need
  const end = row.created_at.add({ minutes: PENDING_MINUTES[needs] })
  return Temporal.Instant.compare(now, end) < 0 ? { account: row.id, login: row.login, needs } : null
}

/** AC-23 · counts a code before it is tried. @returns how many are left after it; null when it is one too many */
export const countAttempt = async (tx: Tx, token: string): Promise<number | null> => {
  const row = await tx
    .updateTable('pending_sign_in')
    .set({ attempts: sql`attempts + 1` })
    .where('token_hash', '=', hashOf(token))
    .where('attempts', '<', ATTEMPTS)
    .returning('attempts')
    .executeTakeFirst()
  return row ? ATTEMPTS - row.attempts : null
}

export const deletePending = async (tx: Tx, token: string): Promise<void> => {
  await tx.deleteFrom('pending_sign_in').where('token_hash', '=', hashOf(token)).execute()
}

/** Every sign-in of that account that waits for its second factor. */
export const deletePendingOf = async (tx: Tx, account: number): Promise<void> => {
  await tx.deleteFrom('pending_sign_in').where('account_id', '=', account).execute()
}

export const deletePendingBefore = async (tx: Tx, before: Instant): Promise<number> => {
  return Number((await tx.deleteFrom('pending_sign_in').where('created_at', '<', before).executeTakeFirst()).numDeletedRows)
}
