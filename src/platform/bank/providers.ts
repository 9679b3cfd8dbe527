import type { TownCtx } from '../http/ctx.ts'
import { demoBank } from './demo-bank.ts'
import type { PaymentProvider } from './provider.ts'

/** Where this town's new payments go. Null: online payment is not open. Production never gets the pretend bank. */
export const providerOf = (ctx: Pick<TownCtx, 'mode'>): PaymentProvider | null => (ctx.mode === 'demo' ? demoBank : null)

/** The platform that an existing payment was handed to. Null when it is not configured any more. */
export const providerNamed = (ctx: Pick<TownCtx, 'mode'>, name: string): PaymentProvider | null => {
  const provider = providerOf(ctx)
  return provider?.name === name ? provider : null
}
