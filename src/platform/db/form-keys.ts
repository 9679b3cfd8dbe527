import { sql } from 'kysely'
import { prepared, type Tx } from './database.ts'

/** The key of a form that was shown, and the account that sends it: two accounts never share a key, even from a copied form. */
export type FormKey = { readonly account: number; readonly key: string }

const nameOf = ({ account, key }: FormKey): string => `${account}/${key}`

/**
 * Takes a form's key. Null when it is free: this transaction owns it, and a second sending waits for its end. Otherwise
 * what the first sending was answered.
 */
export const takeFormKey = async (tx: Tx, form: FormKey): Promise<string | null> => {
  const key = nameOf(form)
  const { rows } = await sql`${prepared('form-keys.take')} insert into form_key (key, used_at, answer)
    values (${key}, ${tx.scope.now}, '') on conflict do nothing returning key`.execute(tx)
  if (rows.length > 0) return null
  return (await tx.selectFrom('form_key').select('answer').where('key', '=', key).executeTakeFirstOrThrow()).answer
}

/** Keeps what the form was answered, in the transaction that took its key. */
export const answerFormKey = async (tx: Tx, form: FormKey, answer: string): Promise<void> => {
  await sql`${prepared('form-keys.answer')} update form_key set answer = ${answer} where key = ${nameOf(form)}`.execute(tx)
}

/** Forgets forms used before then: a page shown for longer than that is no longer sent twice by mistake. */
export const deleteFormKeysBefore = async (tx: Tx, at: Temporal.Instant): Promise<number> => {
  return Number((await tx.deleteFrom('form_key').where('used_at', '<', at).executeTakeFirst()).numDeletedRows)
}
