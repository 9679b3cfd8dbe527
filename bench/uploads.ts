import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { weigh } from './site.ts'

const UPLOADS = 50
const BYTES = 5 * 1024 ** 2
/** Files that one paper takes. */
const PER_PAPER = 20

/** The highest memory that a process has held, in bytes (Linux). */
const residentOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const homeMs = async (origin: string): Promise<number> => {
  const began = performance.now()
  await weigh(`${origin}/`)
  return performance.now() - began
}

/**
 * Fifty files of 5 MB sent at once by a signed-in parent: the memory of the web process meanwhile, and how long the home page takes
 * against when nothing else happens.
 */
export const measureUploads = async (
  origin: string,
  cookie: string,
  pid: number,
): Promise<{ peak: number; ratio: number; idleMs: number; busyMs: number; seconds: number; accepted: number }> => {
  const list = (await weigh(`${origin}/echanges/justificatifs`, cookie)).text
  const papers = [...new Set([...list.matchAll(/\/echanges\/justificatifs\/\d+/g)].map(([path]) => path))]
  if (papers.length * PER_PAPER < UPLOADS) throw new Error('the demo parent has too few papers to provide')
  const idle: number[] = []
  for (let i = 0; i < 20; i++) idle.push(await homeMs(origin))
  // A PDF by its first bytes: what is measured is receiving, whatever is found afterwards.
  const bytes = new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(BYTES)]))
  let peak = 0
  const busy: number[] = []
  let running = true
  const watch = (async () => {
    while (running) {
      peak = Math.max(peak, residentOf(pid))
      await sleep(20)
    }
  })()
  const visit = (async () => {
    while (running) busy.push(await homeMs(origin))
  })()
  const began = performance.now()
  const answers = await Promise.all(
    Array.from({ length: UPLOADS }, async (_, i) => {
      const form = new FormData()
      form.append('fichier', new File([bytes], `scan-${i}.pdf`))
      const url = `${origin}${papers[i % papers.length]}/fournir`
      const response = await fetch(url, { method: 'POST', redirect: 'manual', headers: { origin, cookie }, body: form })
      await response.arrayBuffer()
      return response.status
    }),
  )
  const seconds = (performance.now() - began) / 1000
  running = false
  await Promise.all([watch, visit])
  const [idleMs, busyMs] = [median(idle), median(busy)]
  return { peak, ratio: busyMs / idleMs, idleMs, busyMs, seconds, accepted: answers.filter((status) => status === 303).length }
}
