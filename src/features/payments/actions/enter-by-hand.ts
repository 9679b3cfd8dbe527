import type { Cents } from '#core/money.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { OnlineMeans } from '../domain/top-up.ts'
import { getAnyTopUp, lockUnsettled } from '../store/top-ups.ts'
import { settlePaid } from './settle.ts'

/**
 * PA-11 · Enters an online payment that the platform took without ever telling us: the amount that its letter says, and what
 * proves it. Under the same lock and the same ledger reference as the platform's word: whichever comes second finds it paid.
 * @throws Absent when there is no such payment.
 */
export const enterByHand = async (
  ctx: Ctx<Agent>,
  wish: { id: number; amountCents: Cents; means: OnlineMeans; authorisation: string | null; why: string },
): Promise<Result<{ id: number }, 'payments.already-paid' | 'payments.never-started'>> => {
  const before = await getAnyTopUp(ctx.db, wish.id)
  if (before.provider === null) return refuse('payments.never-started')
  return inTransaction(ctx, async (tx) => {
    const topUp = await lockUnsettled(tx, wish.id, { disputed: true })
    if (!topUp) return refuse('payments.already-paid')
    const { amountCents: creditedCents, means, authorisation, why } = wish
    const byHand = { account: ctx.actor.account, why }
    await settlePaid(tx, ctx.town, topUp, { creditedCents, means, authorisation, paidAt: null, byHand })
    return ok({ id: topUp.id })
  })
}
