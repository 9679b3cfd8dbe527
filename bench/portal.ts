import { type ChildProcess, spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '#platform/root.ts'

/** A process under measure: the portal itself, or the bare server beside it. */
export type Server = {
  readonly origin: string
  readonly pid: number
  /** From the command to the first page answered, milliseconds. */
  readonly startMs: number
  readonly stop: () => Promise<void>
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { redirect: 'manual' })
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    return false
  }
}

/**
 * Runs a script with this very Node and waits until `path` answers 200. Its output goes to a file, as under a service
 * manager.
 */
export const startServer = async (run: {
  args: string[]
  env: Record<string, string>
  port: number
  path: string
  log: string
}): Promise<Server> => {
  const out = openSync(run.log, 'a')
  const began = performance.now()
  const child: ChildProcess = spawn(process.execPath, run.args, {
    cwd: projectRoot,
    env: { PATH: process.env.PATH ?? '', ...run.env },
    stdio: ['ignore', out, out],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const origin = `http://127.0.0.1:${run.port}`
  while (!(await answers(origin + run.path))) {
    if (child.exitCode !== null) throw new Error(`${run.args.join(' ')} stopped:\n${readFileSync(run.log, 'utf8').slice(-2_000)}`)
    if (performance.now() - began > 120_000) throw new Error(`${run.args.join(' ')} does not answer; see ${run.log}`)
    await sleep(20)
  }
  return {
    origin,
    pid: child.pid!,
    startMs: performance.now() - began,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The portal as an operator starts it, in demo, on a data folder of its own. */
export const startPortal = (dataDir: string, port: number): Promise<Server> =>
  startServer({
    args: [join(projectRoot, 'bin', 'liane.js'), 'start'],
    env: { LIANE_DATA: dataDir, PORT: String(port) },
    port,
    path: '/',
    log: join(dataDir, '..', 'portal.log'),
  })

/** Resident memory of a process, bytes (Linux). */
export const residentBytes = (pid: number): number => {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}
