import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Client } from '#support/client.ts'
import { launchReady, scratch } from '#support/process.ts'

const { folder, remove } = scratch('disk')
const small = join(folder, 'small')
mkdirSync(small)
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=220m', 'tmpfs', small]).status === 0
afterAll(async () => {
  if (mounted) spawnSync('umount', ['-l', small])
  await remove()
})

/** Takes all that is left of the small disk. */
const fill = (file: string): void => {
  const chunk = Buffer.alloc(1_000_000)
  try {
    for (;;) writeFileSync(file, chunk, { flag: 'a' })
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error
  }
}

test.runIf(mounted)(
  'a disk that is really full: no page breaks, nothing acknowledged is lost, all works again with room',
  async () => {
    const liane = await launchReady({ dataDir: small })
    const client = await new Client(liane.url).signIn()
    const acknowledged: string[] = []
    const order = async (): Promise<number> => {
      const answer = await client.post('/paiements/recharger', { montant: '10', cle: randomUUID() })
      if (answer.status === 303) acknowledged.push(answer.headers.get('location')!)
      else expect(await answer.text()).not.toMatch(/No space left|\bat .+:\d+:\d+|node_modules/)
      return answer.status
    }
    for (let n = 0; n < 20; n++) expect(await order()).toBe(303)
    const filler = join(small, 'filler')
    fill(filler)
    const statuses = new Set<number>()
    for (let n = 0; n < 3_000 && !statuses.has(503); n++) statuses.add(await order())
    for (let n = 0; n < 10; n++) statuses.add(await order())
    expect(statuses).toContain(503)
    expect([...statuses].filter((status) => status !== 303 && status !== 503)).toEqual([])
    rmSync(filler)
    await expect.poll(async () => (await client.get('/sante/pret')).status, { timeout: 60_000, interval: 500 }).toBe(200)
    const after = await new Client(liane.url).signIn()
    const lost: string[] = []
    for (const path of acknowledged) if ((await after.get(path)).status !== 200) lost.push(path)
    expect(lost).toEqual([])
    expect((await after.post('/paiements/recharger', { montant: '10', cle: randomUUID() })).status).toBe(303)
    await liane.end()
  },
)
