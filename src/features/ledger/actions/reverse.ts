import type { Tx } from '#platform/db/database.ts'
import { LedgerConflict } from '../domain/charge.ts'
import { insertReversals, listReversals } from '../store/reversals.ts'

/**
 * Undoes charges: opposite entries with the value date of the original, credited to whoever paid. A charge is undone
 * once: asked again, answers the reversal already written (LE-3).
 * @returns charge → reversal.
 * @throws LedgerConflict when one of them is not a charge.
 */
export const reverse = async (
  tx: Tx,
  { transactions, actor }: { transactions: readonly number[]; actor: number },
): Promise<Map<number, number>> => {
  if (transactions.length === 0) return new Map()
  await insertReversals(tx, transactions, actor)
  const reversals = await listReversals(tx, transactions)
  const wrong = transactions.find((id) => !reversals.has(id))
  if (wrong !== undefined) throw new LedgerConflict(`transaction ${wrong} is not a charge: it cannot be reversed`)
  return reversals
}
