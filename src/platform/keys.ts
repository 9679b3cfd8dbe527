import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { errorCode, OperatorError, reasonOf } from './operator-error.ts'

/** What the master key gives: a different key for each purpose, so that one signature never passes for another. */
export type Keys = {
  /** Cookie-safe text that `verify` reads back under the same purpose. The text itself is not hidden. */
  readonly sign: (purpose: string, text: string) => string
  /** The signed text, or null when it was not signed by us for this purpose. */
  readonly verify: (purpose: string, signed: string) => string | null
  /** 32 bytes for this purpose, always the same for one master key (HKDF-SHA256, RFC 5869). */
  readonly derive: (purpose: string) => Buffer
}

const KEY_BYTES = 32

/** Where the demo's master key is: apart from the database that it protects. */
export const keyFile = (dataDir: string): string => join(dataDir, 'keys', 'master')

const unreadable = (path: string, why: string): OperatorError =>
  new OperatorError(
    `La clé maîtresse « ${path} » est inutilisable (${why}) : rendez-la lisible par Liane seule (chmod 600), ou donnez LIANE_KEY.`,
  )

const readKey = (path: string): Buffer => {
  if ((statSync(path).mode & 0o077) !== 0) throw unreadable(path, 'd’autres comptes peuvent la lire')
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  if (key.length < KEY_BYTES) throw unreadable(path, 'elle est trop courte')
  return key
}

/** Writes the key whole or not at all; when two processes start together, the first one's key is everyone's. */
const makeKey = (dataDir: string): void => {
  const path = keyFile(dataDir)
  mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  const fresh = `${path}.${process.pid}`
  const file = openSync(fresh, 'w', 0o600)
  writeSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`)
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(fresh, path)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    rmSync(fresh, { force: true })
  }
}

const masterKey = (config: Pick<Config, 'key' | 'dataDir'>): Buffer => {
  if (config.key) return config.key
  const path = keyFile(config.dataDir)
  try {
    if (!statSync(path, { throwIfNoEntry: false })) makeKey(config.dataDir)
    return readKey(path)
  } catch (error) {
    throw error instanceof OperatorError ? error : unreadable(path, reasonOf(error))
  }
}

export const keysFrom = (master: Buffer): Keys => {
  const derived = new Map<string, Buffer>()
  const derive = (purpose: string): Buffer => {
    const known = derived.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', master, '', `liane ${purpose}`, KEY_BYTES))
    derived.set(purpose, key)
    return key
  }
  const seal = (purpose: string, body: string): Buffer => createHmac('sha256', derive(purpose)).update(body).digest()
  return {
    derive,
    sign: (purpose, text) => {
      const body = Buffer.from(text, 'utf8').toString('base64url')
      return `${body}.${seal(purpose, body).toString('base64url')}`
    },
    verify: (purpose, signed) => {
      const [body, mark, ...more] = signed.split('.')
      if (body === undefined || mark === undefined || more.length > 0) return null
      const given = Buffer.from(mark, 'base64url')
      const right = seal(purpose, body)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null
      return Buffer.from(body, 'base64url').toString('utf8')
    },
  }
}

/** The installation's keys: from LIANE_KEY, else from `keys/master`, made at first start. @throws OperatorError when unusable. */
export const openKeys = (config: Pick<Config, 'key' | 'dataDir'>): Keys => keysFrom(masterKey(config))
