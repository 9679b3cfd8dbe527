import type { Tx } from '#platform/db/database.ts'
import { type Charge, chargedCents, distinctCharges, LedgerConflict, sameCharge } from '../domain/charge.ts'
import { openAccounts } from '../store/accounts.ts'
import { insertCharges, listCharges } from '../store/charges.ts'

/**
 * Debits households, one ledger transaction per charge, all in one statement; accounts that are missing are opened.
 * Asked again with the same reference and content, answers the transaction already written (LE-2). A charge of zero
 * writes nothing and has no transaction: it is absent from the answer.
 * @returns reference → ledger transaction.
 * @throws LedgerConflict when a reference was charged with another content; RangeError on a price or quantity that is none.
 */
export const charge = async (tx: Tx, charges: readonly Charge[]): Promise<Map<string, number>> => {
  const wished = distinctCharges(charges).filter((c) => chargedCents(c) > 0)
  if (wished.length === 0) return new Map()
  await openAccounts(tx, { households: wished.map((c) => c.household), services: wished.map((c) => c.service) })
  const written = await insertCharges(tx, wished)
  const left = wished.filter((c) => !written.has(c.ref))
  if (left.length === 0) return written
  const before = await listCharges(
    tx,
    left.map((c) => c.ref),
  )
  return new Map(
    wished.map((c) => {
      const now = written.get(c.ref)
      if (now !== undefined) return [c.ref, now]
      const found = before.get(c.ref)
      if (!found || !sameCharge(found.charge, c))
        throw new LedgerConflict(`charge ${c.ref} is already written with another content`)
      return [c.ref, found.transaction]
    }),
  )
}
