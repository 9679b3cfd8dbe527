import type { TownCtx } from '../http/ctx.ts'
import { isOffered } from '../http/offered.ts'
import { demoBank } from './demo-bank.ts'
import { clientOf, type PayfipSettings, payfip } from './payfip/payfip.ts'
import type { PaymentProvider } from './provider.ts'

let settings: PayfipSettings | null = null

/** Called by `app/` once at start: PayFiP as configured, null when it is not. */
export const usePayfip = (configured: PayfipSettings | null): void => {
  settings = configured
}

/** The name under which a town switches it off (TS-6). */
export const ONLINE_PAYMENT = 'online-payment'

type Of = Pick<TownCtx, 'mode'> & { readonly town: Pick<TownCtx['town'], 'slug'> }

/** Production never gets the pretend bank; the demo, whose logins are public, gets PayFiP only for its own tests (saisie T). */
const configured = (ctx: Of): PaymentProvider | null => {
  const isOpen = settings !== null && clientOf(settings, ctx.town.slug) !== null
  if (settings && isOpen && (ctx.mode === 'production' || settings.saisie === 'T')) return payfip(settings)
  return ctx.mode === 'demo' ? demoBank : null
}

/** Where this town's new payments go. Null: no platform is configured, or the town does not offer online payment (TS-6). */
export const providerOf = (ctx: Of & { readonly town: Pick<TownCtx['town'], 'switchedOff'> }): PaymentProvider | null =>
  isOffered(ctx, ONLINE_PAYMENT) ? configured(ctx) : null

/** The platform that an existing payment was handed to, offered or not. Null when it is not configured any more. */
export const providerNamed = (ctx: Of, name: string): PaymentProvider | null => {
  if (name === demoBank.name) return ctx.mode === 'demo' ? demoBank : null
  const provider = configured(ctx)
  return provider?.name === name ? provider : null
}
