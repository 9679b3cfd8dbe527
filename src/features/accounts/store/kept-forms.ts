import { randomBytes } from 'node:crypto'
import type { Body } from '#core/body.ts'
import type { Instant } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { hashOf } from '#platform/db/tokens.ts'

export type Audience = 'citizen' | 'agent'
export type KeptForm = {
  readonly account: number | null
  readonly audience: Audience
  readonly path: string
  readonly fields: Body
}

/** @returns its key (192 random bits), for the cookie; only its hash is stored */
export const insertKeptForm = async (tx: Tx, form: KeptForm): Promise<string> => {
  const key = randomBytes(24).toString('base64url')
  await tx
    .insertInto('kept_form')
    .values({
      key_hash: hashOf(key),
      account_id: form.account,
      audience: form.audience,
      path: form.path,
      fields: JSON.stringify(form.fields),
      created_at: tx.scope.now,
    })
    .execute()
  return key
}

/** The form of that key, kept after that instant. */
export const findKeptForm = async (db: Db, key: string, after: Instant): Promise<KeptForm | null> => {
  const row = await db
    .selectFrom('kept_form')
    .select(['account_id', 'audience', 'path', 'fields'])
    .where('key_hash', '=', hashOf(key))
    .where('created_at', '>', after)
    .executeTakeFirst()
  return row ? { account: row.account_id, audience: row.audience as Audience, path: row.path, fields: row.fields as Body } : null
}

export const deleteKeptForm = async (tx: Tx, key: string): Promise<void> => {
  await tx.deleteFrom('kept_form').where('key_hash', '=', hashOf(key)).execute()
}

export const deleteKeptFormsBefore = async (tx: Tx, before: Instant): Promise<number> => {
  return Number((await tx.deleteFrom('kept_form').where('created_at', '<=', before).executeTakeFirst()).numDeletedRows)
}
