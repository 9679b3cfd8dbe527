import type { Instant } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { hashOf, newToken } from '#platform/db/tokens.ts'
import { LINK_HOURS, type Link, type LinkPurpose } from '../domain/link.ts'

type Row = {
  signup_id: number | null
  account_id: number | null
  expires_at: Instant
  used_at: Instant | null
  superseded_at: Instant | null
}
const columns = ['signup_id', 'account_id', 'expires_at', 'used_at', 'superseded_at'] as const
const linkOf = (row: Row): Link => ({
  signup: row.signup_id,
  account: row.account_id,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  supersededAt: row.superseded_at,
})

type Target =
  | { readonly purpose: 'activation'; readonly signup: number }
  | { readonly purpose: 'reset'; readonly account: number }

/** AC-8 · a new link of that kind; those sent before for the same thing stop working. @returns the token for the letter (256 random bits). */
export const issueLink = async (tx: Tx, target: Target): Promise<string> => {
  await supersedeLinks(tx, target)
  const { now } = tx.scope
  const token = newToken()
  await tx
    .insertInto('one_time_link')
    .values({
      token_hash: hashOf(token),
      purpose: target.purpose,
      signup_id: target.purpose === 'activation' ? target.signup : null,
      account_id: target.purpose === 'reset' ? target.account : null,
      created_at: now,
      expires_at: now.add({ hours: LINK_HOURS[target.purpose] }),
    })
    .execute()
  return token
}

export const supersedeLinks = async (tx: Tx, target: Target): Promise<void> => {
  const [column, id] =
    target.purpose === 'activation' ? (['signup_id', target.signup] as const) : (['account_id', target.account] as const)
  await tx
    .updateTable('one_time_link')
    .set({ superseded_at: tx.scope.now })
    .where('purpose', '=', target.purpose)
    .where(column, '=', id)
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .execute()
}

/** Looks at a link without using it. */
export const findLink = async (db: Db, purpose: LinkPurpose, token: string): Promise<Link | null> => {
  const row = await db
    .selectFrom('one_time_link')
    .select(columns)
    .where('token_hash', '=', hashOf(token))
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  return row ? linkOf(row) : null
}

/** The same, holding it until the transaction ends: of two posts at the same time, the second sees it used. */
export const lockLink = async (tx: Tx, purpose: LinkPurpose, token: string): Promise<Link | null> => {
  const row = await tx
    .selectFrom('one_time_link')
    .select(columns)
    .where('token_hash', '=', hashOf(token))
    .where('purpose', '=', purpose)
    .forUpdate()
    .executeTakeFirst()
  return row ? linkOf(row) : null
}

export const useLink = async (tx: Tx, token: string): Promise<void> => {
  await tx.updateTable('one_time_link').set({ used_at: tx.scope.now }).where('token_hash', '=', hashOf(token)).execute()
}

/** Links that stopped being of any use before that instant. */
export const deleteLinksBefore = async (tx: Tx, before: Instant): Promise<number> => {
  return Number((await tx.deleteFrom('one_time_link').where('expires_at', '<', before).executeTakeFirst()).numDeletedRows)
}
