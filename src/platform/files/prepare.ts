import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { projectRoot } from '../root.ts'
import type { FileFault } from './faults.ts'
import type { FileKind } from './kinds.ts'
import type { Stored, Vault } from './vault.ts'

export type PreparedPage = { readonly stored: Stored; readonly width: number; readonly height: number }
export type Prepared =
  | { readonly ok: true; readonly pages: readonly PreparedPage[] }
  | { readonly ok: false; readonly fault: FileFault }

/** What opening one file may take. A page of a scan takes some 300 ms and 150 MB. */
export const BOUNDS = { ms: 30_000, megabytes: 600 } as const

/** Beside the bundle once built, beside this file in tests and development. */
const program = (): string => {
  const built = join(import.meta.dirname, 'prepare-child.js')
  return basename(import.meta.dirname) === 'dist' && existsSync(built) ? built : join(import.meta.dirname, 'prepare-child.ts')
}

/** Memory that a process holds, in megabytes; 0 where the system does not say (its time is bounded all the same). */
const megabytesOf = (pid: number): number => {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

const yieldTo = (pid: number): void => {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It has ended already, or the system refuses: it is opened all the same.
  }
}

type Watched = {
  readonly child: ChildProcess
  readonly isOver: () => boolean
  readonly peak: () => number
  readonly end: () => void
}

/** Starts it without environment, network, disk nor children of its own; ends it when it goes beyond its bounds. */
const start = (kind: FileKind): Watched => {
  const rights = ['--permission', '--allow-addons', `--allow-fs-read=${projectRoot}`, '--no-warnings']
  const child = spawn(process.execPath, [...rights, '--max-old-space-size=256', program(), kind], {
    cwd: projectRoot,
    env: { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2' },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  // Whoever asks for a page is served before a file is opened.
  if (child.pid !== undefined) yieldTo(child.pid)
  let over = false
  let peak = 0
  const stop = () => {
    over = true
    child.kill('SIGKILL')
  }
  const late = setTimeout(stop, BOUNDS.ms)
  const watch = setInterval(() => {
    peak = Math.max(peak, child.pid ? megabytesOf(child.pid) : 0)
    if (peak > BOUNDS.megabytes) stop()
  }, 50)
  const end = () => {
    clearTimeout(late)
    clearInterval(watch)
    child.kill('SIGKILL')
  }
  return { child, isOver: () => over, peak: () => peak, end }
}

/** What a child says that is not ours is a fault of the file. */
const lineOf = (text: string): Line => {
  try {
    return JSON.parse(text) as Line
  } catch {
    return { bytes: 0, fault: 'malformed' }
  }
}

type Line = { width?: number; height?: number; bytes: number; fault?: FileFault; done?: boolean }

/** Splits what the child says into header lines and the bytes that follow each. */
async function* spoken(output: AsyncIterable<Buffer>): AsyncGenerator<{ line: Line; bytes: Buffer }> {
  let held = Buffer.alloc(0)
  for await (const piece of output) {
    held = Buffer.concat([held, piece])
    for (;;) {
      const eol = held.indexOf(10)
      if (eol < 0) break
      const line = lineOf(held.subarray(0, eol).toString())
      if (held.length < eol + 1 + line.bytes) break
      yield { line, bytes: held.subarray(eol + 1, eol + 1 + line.bytes) }
      held = Buffer.from(held.subarray(eol + 1 + line.bytes))
    }
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** The highest memory that an opening process has taken since the start, in megabytes. */
export const peaks = { child: 0 }

/**
 * Opens a file outside this process and keeps its pages as pictures of our own. Whatever happens inside is a fault of the
 * file; pages of a file that is refused are not kept.
 */
export const prepareFile = async (vault: Vault, file: Pick<Stored, 'id' | 'wrappedKey'>, kind: FileKind): Promise<Prepared> => {
  const watched = start(kind)
  const { child } = watched
  const pages: PreparedPage[] = []
  const refuse = async (fault: FileFault): Promise<Prepared> => {
    await vault.remove(pages.map((page) => page.stored.id))
    return { ok: false, fault }
  }
  try {
    // A child that ends early closes its side: that is its answer, not ours to throw.
    const fed = pipeline(vault.read(file), child.stdin!).then(
      () => null,
      (error: NodeJS.ErrnoException) =>
        ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(error.code ?? '') ? null : error,
    )
    let isDone = false
    for await (const { line, bytes } of spoken(child.stdout!)) {
      if (line.fault) return await refuse(line.fault)
      if (line.done) isDone = true
      else pages.push({ stored: await vault.put(once(bytes)), width: line.width!, height: line.height! })
    }
    const unread = await fed
    if (unread) throw unread
    if (isDone) return { ok: true, pages }
    return await refuse(watched.isOver() ? 'too-heavy' : 'malformed')
  } catch (error) {
    await refuse('malformed')
    throw error
  } finally {
    peaks.child = Math.max(peaks.child, watched.peak())
    watched.end()
  }
}
