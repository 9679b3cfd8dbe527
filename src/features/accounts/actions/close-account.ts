import type { Tx } from '#platform/db/database.ts'
import type { Signing } from '#platform/mail/letter-text.ts'
import { post } from '#platform/mail/mail.ts'
import { accountClosedLetter } from '../mails/letters.ts'
import { lockAccount, markClosed } from '../store/accounts.ts'

/**
 * AC-43 · the account is closed and its owner told. The feature rights then goes through the tables in the same transaction:
 * ours (personal.ts) lose its identifiant and address, its connections and every way to sign in.
 */
export const closeForGood = async (tx: Tx, account: number, town: Signing): Promise<void> => {
  const found = await lockAccount(tx, account)
  if (!found) return
  await markClosed(tx, account)
  await post(tx, accountClosedLetter({ email: found.email, town }))
}
