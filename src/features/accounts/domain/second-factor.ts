import type { Instant } from '#core/days.ts'

/** What proves a second factor, once spaces are gone: six digits of the application, or a recovery code of sixteen. */
export type Typed = { readonly by: 'totp' | 'recovery'; readonly code: string }

const TOTP_DIGITS = 6
export const RECOVERY_DIGITS = 16
/** AC-24 · how many recovery codes there are. */
export const RECOVERY_CODES = 10
/** AC-23 · codes that may be tried after one password. */
export const ATTEMPTS = 10
/** AC-23 · how long the code is awaited after the password; somebody who has to install an application has longer. */
export const PENDING_MINUTES = { code: 10, setup: 30 } as const
export type Need = keyof typeof PENDING_MINUTES
/** AC-25 · how long a key waits for its first code, and recovery codes to be noted down. */
export const SETUP_MINUTES = 30
/** AC-21 · how long an agent's second factor is good for (product §6). */
export const FACTOR_HOURS = 10

/** What was typed as a code; null when it cannot be one. Spaces and hyphens are how people copy. */
export const readCode = (typed: string): Typed | null => {
  const code = typed.replace(/[\s-]/g, '')
  if (!/^\d+$/.test(code)) return null
  if (code.length === TOTP_DIGITS) return { by: 'totp', code }
  return code.length === RECOVERY_DIGITS ? { by: 'recovery', code } : null
}

export type SignInState = {
  readonly kind: 'citizen' | 'agent'
  readonly hasFactor: boolean
  readonly isDemo: boolean
  readonly mode: 'demo' | 'production'
  /** When this browser last proved the second factor in a session that was not closed; null when it did not. */
  readonly provedAt: Instant | null
  readonly now: Instant
}

/**
 * AC-21 · what follows the right password: in at once, a code, a second factor to set up, or nothing (`refused`). A citizen
 * who has a second factor gives it each time; an agent every ten hours.
 */
export const decideNext = (s: SignInState): 'in' | Need | 'refused' => {
  if (s.isDemo && s.mode === 'production') return 'refused'
  if (!s.hasFactor) return s.kind === 'citizen' || s.isDemo ? 'in' : 'setup'
  if (s.kind === 'citizen' || s.provedAt === null) return 'code'
  return Temporal.Instant.compare(s.now, s.provedAt.add({ hours: FACTOR_HOURS })) < 0 ? 'in' : 'code'
}
