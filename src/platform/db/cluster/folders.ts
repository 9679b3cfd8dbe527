import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { OperatorError, reasonOf } from '../../operator-error.ts'

/** A Unix socket's whole path holds in 103 bytes on macOS, 107 on Linux. */
const SOCKET_PATH_BYTES = 100
const LOG_BYTES = 10_000_000

export type Folders = { readonly files: string; readonly socket: string; readonly log: string }

const socketFolder = (dataDir: string): string => {
  const near = join(dataDir, 'socket')
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432.lock')) <= SOCKET_PATH_BYTES) return near
  return `/tmp/liane-${process.getuid?.() ?? 0}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`
}

/** Node's own recursive mkdir never ends where a file system refuses with ENOENT under a folder that exists (/proc, automounts). */
const makeFolder = (path: string): void => {
  if (!existsSync(dirname(path))) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

/**
 * Makes the data folder and the socket's folder (0700, nobody else's).
 * @param dataDir absolute.
 * @throws OperatorError when one cannot be written, or the socket's folder is another user's.
 */
export const prepareFolders = (dataDir: string, owner: { uid: number; gid: number } | null): Folders => {
  const socket = socketFolder(dataDir)
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    mkdirSync(socket, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new OperatorError(
      `Liane ne peut pas écrire dans son dossier de données « ${dataDir} » (${reasonOf(error)}) : donnez-lui ce dossier ou indiquez-en un autre avec LIANE_DATA.`,
    )
  }
  const found = lstatSync(socket)
  const expected = [process.getuid?.() ?? found.uid, owner?.uid ?? found.uid]
  if (!found.isDirectory() || !expected.includes(found.uid) || (found.mode & 0o077) !== 0) {
    throw new OperatorError(
      `Le dossier « ${socket} », où PostgreSQL met sa prise, n’est pas à Liane seule : supprimez-le, puis relancez.`,
    )
  }
  const log = join(dataDir, 'postgres.log')
  if (existsSync(log) && statSync(log).size > LOG_BYTES) renameSync(log, `${log}.1`)
  return { files: join(dataDir, 'postgres'), socket, log }
}

/** Removes what an interrupted first start left behind. */
export const removeUnfinished = (dataDir: string): void => {
  for (const name of readdirSync(dataDir)) {
    const pid = /^postgres\.new-(\d+)$/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
