import { Secret, TOTP } from 'otpauth'
import type { Instant } from '#core/days.ts'

/** AC-22 · RFC 6238 with what every application knows: SHA-1, 6 digits, 30 s. RFC 4226 §4: a key of 160 bits. */
const SETTINGS = { algorithm: 'SHA1', digits: 6, period: 30 } as const
export const KEY_BYTES = 20
/** Steps accepted before and after the present one: a telephone's clock may be late or early. */
const WINDOW = 1

/** A key of `KEY_BYTES` random bytes, as applications and people read it (base32). */
export const keyFrom = (bytes: Uint8Array): string => new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32

/** AC-22 · the step whose code that is, among the present one and its neighbours; null when it is none of theirs. */
export const stepOf = (key: string, code: string, now: Instant): number | null => {
  const timestamp = now.epochMilliseconds
  const token = { secret: Secret.fromBase32(key), token: code, timestamp, window: WINDOW }
  const delta = TOTP.validate({ ...SETTINGS, ...token })
  return delta === null ? null : TOTP.counter({ period: SETTINGS.period, timestamp }) + delta
}

/** «otpauth://totp/…»: what the QR code says to the application. `issuer`: the town; `login`: whose. */
export const keyUri = (key: string, { issuer, login }: { readonly issuer: string; readonly login: string }): string =>
  new TOTP({ ...SETTINGS, issuer, label: login, secret: Secret.fromBase32(key) }).toString()
