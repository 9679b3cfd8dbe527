import type { TownCtx } from '../http/ctx.ts'
import { demoBank } from './demo-bank.ts'
import { clientOf, type PayfipSettings, payfip } from './payfip/payfip.ts'
import type { PaymentProvider } from './provider.ts'

let settings: PayfipSettings | null = null

/** Called by `app/` once at start: PayFiP as configured, null when it is not. */
export const usePayfip = (configured: PayfipSettings | null): void => {
  settings = configured
}

type Of = Pick<TownCtx, 'mode'> & { readonly town: Pick<TownCtx['town'], 'slug'> }

/**
 * Where this town's new payments go. Null: online payment is not open. Production never gets the pretend bank; the demo,
 * whose logins are public, gets PayFiP only for its own tests (saisie T).
 */
export const providerOf = (ctx: Of): PaymentProvider | null => {
  const isOpen = settings !== null && clientOf(settings, ctx.town.slug) !== null
  if (settings && isOpen && (ctx.mode === 'production' || settings.saisie === 'T')) return payfip(settings)
  return ctx.mode === 'demo' ? demoBank : null
}

/** The platform that an existing payment was handed to. Null when it is not configured any more. */
export const providerNamed = (ctx: Of, name: string): PaymentProvider | null => {
  if (name === demoBank.name) return ctx.mode === 'demo' ? demoBank : null
  const provider = providerOf(ctx)
  return provider?.name === name ? provider : null
}
