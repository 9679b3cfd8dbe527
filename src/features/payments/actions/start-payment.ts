import type { Cents } from '#core/money.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { emailsOf } from '#features/accounts/index.ts'
import type { Handover, PaymentProvider } from '#platform/bank/provider.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { pageIsOpen, type TopUp } from '../domain/top-up.ts'
import { paymentPaths } from '../paths.ts'
import type { PaymentRefusal } from '../refusals.ts'
import { getTopUp, markStarted } from '../store/top-ups.ts'

const handOver = async (ctx: Ctx<Citizen>, topUp: TopUp, provider: PaymentProvider): Promise<Handover | null> => {
  const email = (await emailsOf(ctx.db, [ctx.actor.person])).get(ctx.actor.person) ?? ctx.town.email
  const { reference, amountCents } = topUp
  const at = (path: string) => `${ctx.town.baseUrl}${path}`
  const order = {
    reference,
    amountCents,
    object: `Compte famille ${ctx.town.regieName}`,
    returnUrl: at(paymentPaths.outcomeOf(topUp.id)),
    backUrl: at(paymentPaths.backOf(topUp.id)),
    notifyUrl: at(paymentPaths.notified),
    email,
  }
  return provider.create(ctx, order).catch(() => null)
}

/**
 * PA-3 · Hands the payment to the bank and says where to send the payer. `seen`: the amount that the page showed.
 * Sent twice, leads to the same place: only the first hand-over kept has an address that anybody is sent to.
 * @throws Absent when the payment is not the household's.
 */
export const startPayment = async (
  ctx: Ctx<Citizen>,
  wish: { id: number; seen: Cents },
  provider: PaymentProvider | null,
): Promise<Result<{ url: string }, PaymentRefusal>> => {
  const owned = { id: wish.id, household: ctx.actor.household }
  const topUp = await getTopUp(ctx.db, owned)
  if (topUp.status !== 'created') {
    const isOpen = pageIsOpen(topUp, provider?.pageOpensFor ?? null, ctx.now)
    return ok({ url: isOpen ? topUp.redirectUrl! : paymentPaths.outcomeOf(topUp.id) })
  }
  if (topUp.amountCents !== wish.seen) return refuse('payments.changed')
  if (!provider) return refuse('payments.not-open')
  const handover = await handOver(ctx, topUp, provider)
  if (!handover) return refuse('payments.unreachable')
  const started = await inTransaction(ctx, (tx) =>
    markStarted(tx, { ...handover, id: topUp.id, amountCents: topUp.amountCents, provider: provider.name }),
  )
  if (started) return ok({ url: handover.redirectUrl })
  const now = await getTopUp(ctx.db, owned)
  return now.status === 'created' ? refuse('payments.changed') : ok({ url: now.redirectUrl ?? paymentPaths.outcomeOf(now.id) })
}
