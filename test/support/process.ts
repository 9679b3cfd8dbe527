import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '#platform/root.ts'

/** A real `liane start`, as an operator runs it. */
export type Process = {
  readonly pid: number
  readonly url: string
  /** Everything said so far on stdout and stderr, no-break spaces as spaces. */
  readonly said: () => string
  /** Sends the signal (default SIGTERM) and waits for the end. */
  readonly end: (signal?: NodeJS.Signals) => Promise<{ code: number | null; signal: string | null; ms: number }>
  /** The exit code, once it has ended by itself. */
  readonly ended: Promise<number | null>
}

export type Launch = {
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string>>
  readonly port?: number
  /** A command line put before Liane's: `setpriv …`, `unshare -n`. */
  readonly prefix?: readonly string[]
  /** Where the project is run from. */
  readonly root?: string
}

/** A port that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** The PostgreSQL that runs over a data folder, from the file that it keeps; null when none does. */
export const postmasterOf = (dataDir: string): number | null => {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null
}

/** A folder for this test; `remove` takes it away, with the PostgreSQL that a failed test left running on it. */
export const scratch = (name: string): { folder: string; remove: () => Promise<void> } => {
  const folder = mkdtempSync(join(tmpdir(), `liane-${name}-`))
  const remove = async () => {
    for (const dataDir of [folder, ...readdirSync(folder).map((inside) => join(folder, inside))]) {
      const pid = postmasterOf(dataDir)
      if (pid) process.kill(pid, 'SIGKILL')
    }
    await sleep(200)
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, remove }
}

/** Starts Liane and returns at once; see `launchReady`. */
export const launch = async ({ dataDir, env = {}, port, prefix = [], root = projectRoot }: Launch): Promise<Process> => {
  const chosen = port ?? (await freePort())
  const node = join(root, 'node_modules', '.bin', 'node')
  const [command, ...args] = [...prefix, node, join(root, 'bin', 'liane.js'), 'start']
  const child: ChildProcess = spawn(command!, args, {
    cwd: '/',
    env: { PATH: process.env.PATH, PORT: String(chosen), LIANE_DATA: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test that fails does not leave its site running.
  process.once('exit', () => child.kill('SIGKILL'))
  let text = ''
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
  }
  const over = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }))
    child.on('error', () => resolve({ code: -1, signal: null }))
  })
  return {
    pid: child.pid!,
    url: `http://127.0.0.1:${chosen}`,
    said: () => text.replaceAll('\u00a0', ' '),
    ended: over.then(({ code }) => code),
    end: async (signal = 'SIGTERM') => {
      const began = performance.now()
      child.kill(signal)
      return { ...(await over), ms: performance.now() - began }
    },
  }
}

/** Starts Liane and waits until it can serve. @throws Error with what it said when it ends or takes 60 s. */
export const launchReady = async (options: Launch): Promise<Process> => {
  const liane = await launch(options)
  let over = false
  void liane.ended.then(() => {
    over = true
  })
  for (const end = performance.now() + 60_000; performance.now() < end && !over; await sleep(50)) {
    const answer = await fetch(`${liane.url}/sante/pret`).catch(() => null)
    if (answer?.ok) return liane
  }
  await liane.end('SIGKILL')
  throw new Error(`Liane did not start:\n${liane.said()}`)
}
