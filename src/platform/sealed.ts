import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Text that only the installation's key reads back: AES-256-GCM under a fresh nonce. `about` says what it belongs to
 * («totp of account 12»): moved to another row, it does not open.
 */
export const seal = (key: Buffer, about: string, text: string): string => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about, 'utf8'))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** Null when it was altered, belongs to something else, or was sealed by another key (the master key was changed). */
export const unseal = (key: Buffer, about: string, sealed: string): string | null => {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < IV_BYTES + TAG_BYTES) return null
  const opener = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(about, 'utf8'))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  const body = opener.update(bytes.subarray(IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([body, opener.final()]).toString('utf8')
  } catch {
    return null
  }
}
