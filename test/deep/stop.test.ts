import { Agent, get, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { launchReady, postmasterOf, scratch } from '#support/process.ts'

const { folder, remove } = scratch('stop')
afterAll(remove)

/** A form being sent slowly: its head and half of its body now, the rest when told. */
const slowPost = (url: string) => {
  const body = 'identifiant=nobody.here&mot_de_passe=wrong'
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length, origin: url }
  const sent = request(`${url}/connexion`, { method: 'POST', headers })
  const answer = new Promise<{ status: number; connection?: string; html: string }>((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', (response) => {
      let html = ''
      response.on('data', (chunk) => {
        html += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode!, connection: response.headers.connection, html }))
    })
  })
  sent.write(body.slice(0, 10))
  return { answer, finish: () => sent.end(body.slice(10)) }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s with a keep-alive client and a request in flight: it finishes, PostgreSQL stops cleanly, exit within 3 s',
  async (signal) => {
    const liane = await launchReady({ dataDir: folder })
    const agent = new Agent({ keepAlive: true })
    await new Promise((resolve) => get(`${liane.url}/sante`, { agent }, (response) => response.resume().on('end', resolve)))
    const post = slowPost(liane.url)
    await sleep(300)
    const ending = liane.end(signal)
    await sleep(400)
    post.finish()
    const { status, connection, html } = await post.answer
    expect([status, connection]).toEqual([422, 'close'])
    expect(html).toContain('ne correspond pas')
    const { code, ms } = await ending
    expect(code).toBe(0)
    expect(ms).toBeLessThan(3_000)
    expect(postmasterOf(folder)).toBeNull()
    agent.destroy()
  },
)

test('a client that never finishes does not hold the stop', async () => {
  const liane = await launchReady({ dataDir: folder })
  const post = slowPost(liane.url)
  await sleep(200)
  const cut = expect(post.answer).rejects.toThrow()
  const { code, ms } = await liane.end()
  await cut
  expect(code).toBe(0)
  expect(ms).toBeLessThan(3_000)
  expect(postmasterOf(folder)).toBeNull()
})

test('the second start takes at most 4 seconds', async () => {
  const began = performance.now()
  const liane = await launchReady({ dataDir: folder })
  expect(performance.now() - began).toBeLessThan(4_000)
  await liane.end()
})
