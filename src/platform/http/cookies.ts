import type { Keys } from '../keys.ts'
import type { Flash } from './answers.ts'

/**
 * `__Host-` binds a cookie to this host, over https, for every path. Browsers drop such cookies over plain http (but on
 * localhost), so the demo reached by http uses the bare name; production has an https BASE_URL.
 */
export const cookieNames = (secure: boolean) => ({
  session: secure ? '__Host-liane' : 'liane',
  flash: secure ? '__Host-liane-message' : 'liane-message',
  kept: secure ? '__Host-liane-saisie' : 'liane-saisie',
})

export const cookieOptions = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const

const FLASH = 'flash'
const KEPT = 'kept form'

/** The key of a kept form, signed: nobody plants a form that somebody else typed. */
export const writeKept = (keys: Keys, key: string): string => keys.sign(KEPT, key)
export const readKept = (keys: Keys, cookie: string | undefined): string | null =>
  cookie === undefined ? null : keys.verify(KEPT, cookie)

/** One sentence for the next page, signed: codes and numbers only. */
export const writeFlash = (keys: Keys, flash: Flash): string =>
  keys.sign(FLASH, Buffer.from(JSON.stringify([flash.code, flash.data])).toString('base64url'))

/** Null when absent, altered or not ours. */
export const readFlash = (keys: Keys, cookie: string | undefined): Flash | null => {
  const text = cookie === undefined ? null : keys.verify(FLASH, cookie)
  if (text === null) return null
  const [code, data] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [string, Flash['data']]
  return { code, data }
}
