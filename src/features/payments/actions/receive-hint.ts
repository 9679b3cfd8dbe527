import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { job } from '#platform/jobs/facts.ts'
import { findByProviderRef } from '../store/top-ups.ts'
import { settle } from './settle.ts'

type Hint = { readonly provider: string; readonly providerRef: string }

/**
 * PA-4 · A platform says that something happened to a payment. Only a hint: the platform is then asked. An unknown
 * reference does nothing, so that a forged notification learns nothing.
 */
export const receiveHint = async (ctx: TownCtx, hint: Hint): Promise<void> => {
  const id = await findByProviderRef(ctx.db, hint.provider, hint.providerRef)
  if (id !== null) await settle(ctx, id)
}

/** Asks the platform after the notification is answered. Not reaching it is no harm: the clock asks too. */
export const settleLater = job<{ id: number }>('payments.settle', async (ctx, { id }) => {
  await settle(ctx, id)
})

/** PA-4 · The same hint, from a machine that waits for its answer. */
export const queueHint = async (ctx: TownCtx, hint: Hint): Promise<void> => {
  const id = await findByProviderRef(ctx.db, hint.provider, hint.providerRef)
  if (id !== null) await inTransaction(ctx, (tx) => settleLater.later(tx, { id }))
}
