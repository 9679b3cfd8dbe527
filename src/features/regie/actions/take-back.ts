import { ok, type Result, refuse } from '#core/result.ts'
import { undo } from '#features/ledger/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { RegieRefusal } from '../refusals.ts'
import { getPayment } from '../store/payments.ts'
import { lockTill } from '../store/till.ts'

/** RG-3 · A payment entered by mistake, or a cheque that bounced: taken back by a reversal of today, with its reason, once. @throws Absent */
export const takeBack = (ctx: Ctx<Agent>, wish: { id: number; reason: string }): Promise<Result<null, RegieRefusal>> =>
  inTransaction(ctx, async (tx) => {
    // Under the till's lock, whatever the means: sent twice at once, the second sees the first.
    await lockTill(tx)
    const payment = await getPayment(tx, wish.id)
    if (payment.takenBack !== null) return refuse('regie.already-taken-back')
    const actor = ctx.actor.account
    await undo(tx, { transaction: payment.transaction, reason: wish.reason, actor })
    await trace(tx, { account: actor, action: 'regie.take-back', subject: `encaissement/${wish.id}` })
    return ok(null)
  })
