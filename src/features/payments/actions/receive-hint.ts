import type { TownCtx } from '#platform/http/ctx.ts'
import { findByProviderRef } from '../store/top-ups.ts'
import { settle } from './settle.ts'

/**
 * PA-4 · A platform says that something happened to a payment. Only a hint: the platform is then asked. An unknown
 * reference does nothing, so that a forged notification learns nothing.
 */
export const receiveHint = async (ctx: TownCtx, hint: { provider: string; providerRef: string }): Promise<void> => {
  const id = await findByProviderRef(ctx.db, hint.provider, hint.providerRef)
  if (id !== null) await settle(ctx, id)
}
