import { port } from '#core/port.ts'
import type { Keys } from '#platform/keys.ts'

/** AC-22 · the installation's keys: they seal what the second factor is made of. */
export const factorKeys = port<Pick<Keys, 'derive'>>('accounts.factor-keys')
