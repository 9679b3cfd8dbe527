import type { Tx } from '#platform/db/database.ts'
import { type Credit, LedgerConflict } from '../domain/charge.ts'
import { openAccounts, openBank } from '../store/accounts.ts'
import { findCredit, insertCredit } from '../store/credits.ts'

/**
 * Credits a household with money that came in; value date = record date. Asked again with the same reference, answers the
 * transaction already written (LE-2).
 * @returns the ledger transaction.
 * @throws LedgerConflict when the reference credited another household or another amount; RangeError on an amount that is none.
 */
export const credit = async (tx: Tx, wish: Credit): Promise<number> => {
  await openAccounts(tx, { households: [wish.household] })
  await openBank(tx)
  await insertCredit(tx, wish)
  const written = await findCredit(tx, wish.ref)
  if (!written || written.household !== wish.household || written.amountCents !== wish.amountCents) {
    throw new LedgerConflict(`credit ${wish.ref} is already written with another content`)
  }
  return written.id
}
