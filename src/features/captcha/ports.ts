import { port } from '#core/port.ts'
import type { Keys } from '#platform/keys.ts'

/** CA-3 · the installation's keys: sign challenges, and give each its answer, which is written nowhere. */
export const captchaKeys = port<Pick<Keys, 'sign' | 'verify' | 'derive'>>('captcha keys')
