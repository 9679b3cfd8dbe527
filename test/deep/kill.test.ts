import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { Client } from '#support/client.ts'
import { launchReady, postmasterOf, scratch } from '#support/process.ts'

const { folder, remove } = scratch('kill')
afterAll(remove)

const WRITERS = 6
const ROUNDS = 4

/** Orders top-ups, one after the other, until the connection breaks. @returns the addresses that were acknowledged. */
const write = async (client: Client): Promise<string[]> => {
  const acknowledged: string[] = []
  for (;;) {
    try {
      const answer = await client.post('/paiements/recharger', { montant: '10', cle: randomUUID() })
      if (answer.status !== 303) return acknowledged
      acknowledged.push(answer.headers.get('location')!)
    } catch {
      return acknowledged
    }
  }
}

test.each([
  ['Liane', false],
  ['Liane and its PostgreSQL', true],
])('kill -9 of %s while writing loses no acknowledged write', async (_who, both) => {
  const kept: string[] = []
  let liane = await launchReady({ dataDir: folder })
  for (let round = 0; round < ROUNDS; round++) {
    const client = await new Client(liane.url).signIn()
    const writers = Array.from({ length: WRITERS }, () => write(client))
    await sleep(300 + round * 150)
    if (both) process.kill(postmasterOf(folder)!, 'SIGKILL')
    await liane.end('SIGKILL')
    const acknowledged = (await Promise.all(writers)).flat()
    expect(acknowledged.length).toBeGreaterThan(0)
    kept.push(...acknowledged)
    liane = await launchReady({ dataDir: folder })
    const after = await new Client(liane.url).signIn()
    const lost: string[] = []
    for (const path of kept) if ((await after.get(path)).status !== 200) lost.push(path)
    expect(lost).toEqual([])
  }
  expect((await liane.end()).code).toBe(0)
})

test('a session lives through kill -9: the citizen stays connected', async () => {
  const first = await launchReady({ dataDir: folder })
  const port = Number(new URL(first.url).port)
  const client = await new Client(first.url).signIn()
  await first.end('SIGKILL')
  const second = await launchReady({ dataDir: folder, port })
  expect(await (await client.get('/accueil')).text()).toContain('Hubert')
  await second.end()
})
