// Fifty files of 5 MB at once, at the end of `npm run bench`; alone: `npm run bench:uploads`.
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { freePort, residentBytes, type Server, startPortal } from './portal.ts'
import { type Line, median, show } from './report.ts'
import { signIn, weigh } from './site.ts'
import type { Upload } from './uploader.ts'

const UPLOADS = 50
const BYTES = 5 * 1024 ** 2
/** Files that one paper takes. */
const PER_PAPER = 20
/** What each prepares is their own, for a paper of the same child too. */
const PARENTS = ['hubert.mounier', 'claire.lefebvre', 'pascal.dupin']
const MB = 1024 ** 2

const homeMs = async (origin: string): Promise<number> => {
  const began = performance.now()
  await weigh(`${origin}/`)
  return performance.now() - began
}

const papersOf = async (origin: string, login: string): Promise<{ cookie: string; url: string }[]> => {
  const cookie = await signIn(origin, login)
  const list = (await weigh(`${origin}/echanges/justificatifs`, cookie)).text
  const papers = new Set([...list.matchAll(/\/echanges\/justificatifs\/\d+/g)].map(([path]) => path))
  return [...papers].map((path) => ({ cookie, url: `${origin}${path}/fournir` }))
}

/** From another thread: what sending costs is not the home page's time. */
const sendAll = (uploads: readonly Upload[]): Promise<readonly number[]> =>
  new Promise((resolve, reject) => {
    const sender = new Worker(join(import.meta.dirname, 'uploader.ts'), { workerData: uploads })
    sender.once('message', resolve).once('error', reject)
  })

/** The memory of the web process meanwhile, and how long the home page takes against when nothing else happens. */
export const measureUploads = async ({ origin, pid }: Server): Promise<Line[]> => {
  const papers = (await Promise.all(PARENTS.map((login) => papersOf(origin, login)))).flat()
  if (papers.length * PER_PAPER < UPLOADS) throw new Error('the demo parents have too few papers to provide')
  const idle: number[] = []
  for (let i = 0; i < 40; i++) idle.push(await homeMs(origin))
  // A PDF by its first bytes: what is measured is receiving, whatever is found afterwards.
  const bytes = new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(BYTES)]))
  const before = residentBytes(pid)
  let peak = 0
  const busy: number[] = []
  let running = true
  const watch = (async () => {
    while (running) {
      peak = Math.max(peak, residentBytes(pid))
      await sleep(20)
    }
  })()
  const visit = (async () => {
    while (running) busy.push(await homeMs(origin))
  })()
  const began = performance.now()
  const answers = await sendAll(Array.from({ length: UPLOADS }, (_, i) => ({ ...papers[i % papers.length]!, bytes })))
  const seconds = (performance.now() - began) / 1000
  running = false
  await Promise.all([watch, visit])
  const taken = answers.filter((status) => status === 303).length
  if (taken < UPLOADS) throw new Error(`${UPLOADS - taken} files were not taken: ${[...new Set(answers)].join(', ')}`)
  const [idleMs, busyMs] = [median(idle), median(busy)]
  return [
    {
      what: `Memory of the web process while ${UPLOADS} files of 5 MB come at once (${Math.round(before / MB)} MB before; ${seconds.toFixed(1)} s)`,
      value: peak,
      shown: `${Math.round(peak / MB)} MB`,
      aim: { at: 'most', value: 300 * MB, limit: 375 * MB, shown: '≤ 300 MB' },
    },
    {
      what: `Home page meanwhile, of its time alone (${idleMs.toFixed(1)} → ${busyMs.toFixed(1)} ms, medians)`,
      value: busyMs / idleMs,
      shown: `× ${(busyMs / idleMs).toFixed(1)}`,
      aim: { at: 'most', value: 3, limit: 6, shown: '≤ × 3' },
    },
  ]
}

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'liane-bench-uploads-'))
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  const portal = await startPortal(dataDir, await freePort())
  try {
    const { table, missed } = show(await measureUploads(portal))
    console.log(table)
    process.exitCode = missed.length > 0 ? 1 : 0
  } finally {
    await portal.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
