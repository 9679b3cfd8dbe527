import { type Day, isBefore, parisDay } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { closePeriod as closeBook, type LedgerRefusal } from '#features/ledger/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { type ClosingKind, periodOf } from '../domain/period.ts'
import type { RegieRefusal } from '../refusals.ts'
import { insertClosing, lastClosed } from '../store/closings.ts'
import { sumJournal } from '../store/journal.ts'
import { isUncounted, lockTill } from '../store/till.ts'

/**
 * RG-7 · Closes a day or a month that is over: its sums by means of payment are written down, the ledger takes nothing more up to
 * its last day. Cash received must have been counted.
 */
export const closePeriod = (
  ctx: Ctx<Agent>,
  wish: { kind: ClosingKind; day: Day },
): Promise<Result<{ id: number }, RegieRefusal | LedgerRefusal>> =>
  inTransaction(ctx, async (tx) => {
    await lockTill(tx)
    const before = await lastClosed(tx, wish.kind)
    const { firstDay, lastDay } = periodOf(wish.kind, wish.day, before)
    if (!isBefore(lastDay, parisDay(ctx.now))) return refuse('regie.day-not-over')
    if (before && !isBefore(before, lastDay)) return refuse('regie.already-closed')
    if (await isUncounted(tx, lastDay)) return refuse('regie.not-counted')
    const agent = ctx.actor.account
    // The days of a month are often closed already, one by one: the book then stays closed as it is.
    const closed = await closeBook(tx, { lastDay, actor: agent })
    if (!closed.ok && closed.refusal !== 'ledger.already-closed') return closed
    const totals = await sumJournal(tx, firstDay, lastDay)
    const id = await insertClosing(tx, { kind: wish.kind, firstDay, lastDay, agent, totals })
    await trace(tx, { account: agent, action: 'regie.close', subject: `cloture/${id}` })
    return ok({ id })
  })
