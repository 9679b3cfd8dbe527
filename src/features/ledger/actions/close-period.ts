import { type Day, isAfter, isBefore, parisDay } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import type { Tx } from '#platform/db/database.ts'
import { firstRecordDate, insertClosing, lastClosing } from '../store/closings.ts'
import { insertSeals, lockBook } from '../store/seals.ts'

export type ClosedPeriod = { readonly id: number; readonly firstDay: Day; readonly lastDay: Day; readonly sealed: number }

/**
 * LE-12 · Closes the book up to a day, that day included: what is recorded up to it is sealed, what each account has is kept,
 * and nothing is posted there any more. Waits for the postings that run; those that come next are of the next period.
 * A day that is not over cannot be closed; closed already, it is refused, so that sending twice closes once.
 */
export const closePeriod = async (
  tx: Tx,
  wish: { lastDay: Day; actor: number | null },
): Promise<Result<ClosedPeriod, 'ledger.not-over' | 'ledger.already-closed'>> => {
  if (!isBefore(wish.lastDay, parisDay(tx.scope.now))) return refuse('ledger.not-over')
  await lockBook(tx, 'ledgerSeal')
  await lockBook(tx, 'ledger')
  const before = await lastClosing(tx)
  if (before && !isAfter(wish.lastDay, before.lastDay)) return refuse('ledger.already-closed')
  const started = before ? before.lastDay.add({ days: 1 }) : await firstRecordDate(tx)
  const firstDay = started && isBefore(started, wish.lastDay) ? started : wish.lastDay
  const { sealed, last } = await insertSeals(tx, { since: null, until: wish.lastDay })
  const id = await insertClosing(tx, { firstDay, lastDay: wish.lastDay, sealedUpTo: last, actor: wish.actor })
  return ok({ id, firstDay, lastDay: wish.lastDay, sealed })
}
