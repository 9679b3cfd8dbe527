import type { Limit, Slowdown } from '#platform/http/throttle.ts'

/** AC-12 · how often, in one place. A town hall's kiosk or a school shares one address: those limits stay wide. */
const MINUTE = 60
const HOUR = 60 * MINUTE

/** Failures on one account from one address: five at once, then 30 s, 1 min, 2 min … 15 min. */
export const FROM_ONE_ADDRESS: Slowdown = { free: 5, firstDelay: 30, maxDelay: 15 * MINUTE, memory: HOUR }
/** Failures on one account from anywhere: slows a crowd down, never keeps the owner out for more than a minute. */
export const ON_ONE_ACCOUNT: Slowdown = { free: 30, firstDelay: 5, maxDelay: MINUTE, memory: HOUR }
/** Failures from one address on any account. */
export const ONE_ADDRESS: Slowdown = { free: 60, firstDelay: 30, maxDelay: 15 * MINUTE, memory: HOUR }

/** Wrong passwords typed by somebody signed in, before a change: a session left open is not a way to guess. */
export const CONFIRMATIONS: Slowdown = { free: 5, firstDelay: 30, maxDelay: 15 * MINUTE, memory: HOUR }
export const KEPT_FORMS: Limit = { limit: 60, windowSeconds: HOUR }
export const SIGN_UPS: Limit = { limit: 30, windowSeconds: HOUR }
/** Letters that somebody may have sent to one address, whether or not it has an account. */
export const LETTERS: Limit = { limit: 5, windowSeconds: HOUR }
export const RECOVERIES: Limit = { limit: 30, windowSeconds: HOUR }

/** AC-23 · wrong codes after a right password: whoever gets there knows the password, so this slows one thief, not a crowd. */
export const CODES_ON_ONE_ACCOUNT: Slowdown = { free: 10, firstDelay: 30, maxDelay: 15 * MINUTE, memory: HOUR }
export const CODES_FROM_ONE_ADDRESS: Slowdown = { free: 60, firstDelay: 30, maxDelay: 15 * MINUTE, memory: HOUR }
/** Invitations sent to one address. */
export const INVITATIONS: Limit = { limit: 10, windowSeconds: HOUR }
