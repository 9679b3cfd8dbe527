import type { Tx } from '#platform/db/database.ts'
import { post } from '#platform/mail/mail.ts'
import { accountClosedLetter } from '../mails/letters.ts'
import { deleteSignInMethods, lockAccount, markClosed } from '../store/accounts.ts'
import { deleteEmailChangesOf } from '../store/email-changes.ts'
import { supersedeLinks } from '../store/links.ts'
import { deleteSecurityEventsOf } from '../store/security-events.ts'
import { endSessionsOf } from '../store/sessions.ts'

/**
 * AC-43 · nobody signs in with that account any more, its identifiant and address are forgotten, its owner is told. What else
 * becomes of its owner's data is the business of the feature rights.
 */
export const closeForGood = async (tx: Tx, account: number, town: string): Promise<void> => {
  const found = await lockAccount(tx, account)
  if (!found) return
  await supersedeLinks(tx, { purpose: 'reset', account })
  await deleteEmailChangesOf(tx, account)
  await deleteSignInMethods(tx, account)
  await deleteSecurityEventsOf(tx, account)
  await endSessionsOf(tx, account)
  await markClosed(tx, account)
  await post(tx, accountClosedLetter({ email: found.email, town }))
}
