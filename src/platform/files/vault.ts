import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { port } from '../../core/port.ts'
import type { Keys } from '../keys.ts'

const ALGORITHM = 'aes-256-gcm'
/** Plain bytes per chunk: each has its own tag, so that nothing is given out before it is verified. */
const CHUNK = 65_536
const TAG = 16
const KEY = 32
const IV = 12

/** What the row of a file keeps: without the wrapped key, the bytes on disk are noise. */
export type Stored = { readonly id: string; readonly wrappedKey: Buffer; readonly size: number }

/** A town's files, encrypted at rest: AES-256-GCM, a key per file, wrapped by the town's key. */
export type Vault = {
  /** Writes the bytes as they come and waits until the disk has them. What fails half-way leaves nothing behind. */
  readonly put: (bytes: AsyncIterable<Uint8Array>) => Promise<Stored>
  /** The bytes, each chunk verified before it is given. @throws when altered, cut, or sealed by another key */
  readonly read: (file: Pick<Stored, 'id' | 'wrappedKey'>) => AsyncGenerator<Buffer>
  readonly remove: (ids: readonly string[]) => Promise<void>
  /** Every file there is, with the age in seconds of its last write. */
  readonly list: () => AsyncGenerator<{ readonly id: string; readonly age: number }>
}

/** Each town's vault, opened by `app/`. */
export const vaults = port<(town: string) => Vault>('files.vaults')

const isId = (name: string): boolean => /^[0-9a-f]{32}$/.test(name)

/** Chunk number and «last one» mark: chunks cannot be moved, repeated, nor the file cut at one. The key serves once. */
const nonce = (number: number, isLast: boolean): Buffer => {
  const iv = Buffer.alloc(IV)
  iv.writeUInt32BE(number, 4)
  iv.writeUInt8(isLast ? 1 : 0, IV - 1)
  return iv
}

/** What is written for a chunk, in pieces: copying them together costs more than it saves. */
const sealChunk = (key: Buffer, number: number, isLast: boolean, plain: Uint8Array): Buffer[] => {
  const cipher = createCipheriv(ALGORITHM, key, nonce(number, isLast), { authTagLength: TAG })
  return [cipher.update(plain), cipher.final(), cipher.getAuthTag()]
}

const openChunk = (key: Buffer, number: number, isLast: boolean, sealed: Buffer): Buffer => {
  const opener = createDecipheriv(ALGORITHM, key, nonce(number, isLast), { authTagLength: TAG })
  opener.setAuthTag(sealed.subarray(sealed.length - TAG))
  return Buffer.concat([opener.update(sealed.subarray(0, sealed.length - TAG)), opener.final()])
}

const wrap = (townKey: Buffer, id: string, key: Buffer): Buffer => {
  const iv = randomBytes(IV)
  const cipher = createCipheriv(ALGORITHM, townKey, iv, { authTagLength: TAG }).setAAD(Buffer.from(id))
  return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

const unwrap = (townKey: Buffer, id: string, wrapped: Buffer): Buffer => {
  const opener = createDecipheriv(ALGORITHM, townKey, wrapped.subarray(0, IV), { authTagLength: TAG })
    .setAAD(Buffer.from(id))
    .setAuthTag(wrapped.subarray(wrapped.length - TAG))
  return Buffer.concat([opener.update(wrapped.subarray(IV, wrapped.length - TAG)), opener.final()])
}

/** @throws when the disk took a part of it only */
const write = async (file: FileHandle, pieces: Buffer[]): Promise<void> => {
  const { bytesWritten } = await file.writev(pieces)
  if (bytesWritten < pieces.reduce((sum, piece) => sum + piece.length, 0))
    throw Object.assign(new Error('the disk took a part of a file'), { code: 'ENOSPC' })
}

const writeSealed = async (file: FileHandle, key: Buffer, bytes: AsyncIterable<Uint8Array>): Promise<number> => {
  let size = 0
  let number = 0
  const held = Buffer.allocUnsafe(CHUNK)
  let filled = 0
  for await (const piece of bytes) {
    size += piece.length
    for (let from = 0; from < piece.length; ) {
      // A full chunk is kept back until more comes: the last one is marked as such.
      if (filled === CHUNK) {
        await write(file, sealChunk(key, number++, false, held))
        filled = 0
      }
      const part = piece.subarray(from, from + CHUNK - filled)
      held.set(part, filled)
      filled += part.length
      from += part.length
    }
  }
  await write(file, sealChunk(key, number, true, held.subarray(0, filled)))
  await file.sync()
  return size
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  // Some file systems refuse to flush a folder; the file itself is flushed already.
  await handle.sync().catch(() => {})
  await handle.close()
}

/** Files under this folder, which is made when the first one comes. */
export const openVault = (folder: string, townKey: Buffer): Vault => {
  const folderOf = (id: string): string => join(folder, id.slice(0, 2))
  const pathOf = (id: string): string => join(folderOf(id), id)
  const remove = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) await rm(pathOf(id), { force: true })
  }
  return {
    put: async (bytes) => {
      const id = randomBytes(16).toString('hex')
      const key = randomBytes(KEY)
      await mkdir(folderOf(id), { recursive: true, mode: 0o700 })
      const file = await open(pathOf(id), 'wx', 0o600)
      try {
        const size = await writeSealed(file, key, bytes)
        await file.close()
        await syncFolder(folderOf(id))
        return { id, wrappedKey: wrap(townKey, id, key), size }
      } catch (error) {
        await file.close().catch(() => {})
        await remove([id])
        throw error
      }
    },
    read: async function* ({ id, wrappedKey }) {
      if (!isId(id)) throw new RangeError('not a file’s name')
      const key = unwrap(townKey, id, wrappedKey)
      const file = await open(pathOf(id), 'r')
      try {
        const { size } = await file.stat()
        const sealed = CHUNK + TAG
        for (let number = 0, at = 0; at < size; number++, at += sealed) {
          const length = Math.min(sealed, size - at)
          const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
          if (bytesRead < length || length < TAG) throw new Error('the file was cut')
          yield openChunk(key, number, at + length >= size, buffer)
        }
      } finally {
        await file.close()
      }
    },
    remove,
    list: async function* () {
      const folders = await readdir(folder).catch(() => [] as string[])
      for (const name of folders) {
        for (const id of await readdir(join(folder, name)).catch(() => [] as string[])) {
          const found = isId(id) ? await stat(pathOf(id)).catch(() => null) : null
          if (found) yield { id, age: (Date.now() - found.mtimeMs) / 1000 }
        }
      }
    },
  }
}

/** One folder per town under `LIANE_DATA/files`, each with a key derived from the master key. */
export const openVaults = (dataDir: string, keys: Pick<Keys, 'derive'>): ((town: string) => Vault) => {
  const open = new Map<string, Vault>()
  return (town) => {
    const known = open.get(town)
    if (known) return known
    const vault = openVault(join(dataDir, 'files', town), keys.derive(`files ${town}`))
    open.set(town, vault)
    return vault
  }
}

/** All the bytes of a small file. */
export const readAll = async (bytes: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}
