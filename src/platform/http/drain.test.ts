import { Agent, createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { watchConnections } from './drain.ts'

const ask = (port: number, path: string, agent: Agent): Promise<{ text: string; connection?: string }> =>
  new Promise((resolve, reject) => {
    get({ port, path, agent }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ text, connection: response.headers.connection }))
    }).on('error', reject)
  })

test('a keep-alive client does not hold the server, and the request in flight finishes', async () => {
  const arrived = Promise.withResolvers<void>()
  const server = createServer(async (request, response) => {
    if (request.url === '/slow') {
      arrived.resolve()
      await sleep(300)
    }
    response.end('done')
  })
  const connections = watchConnections(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true })
  expect((await ask(port, '/', agent)).connection).toBe('keep-alive')
  const slow = ask(port, '/slow', agent)
  await arrived.promise
  const began = performance.now()
  const closed = new Promise((resolve) => server.close(resolve))
  const draining = connections.drain()
  expect(await slow).toEqual({ text: 'done', connection: 'close' })
  await closed
  draining.end()
  expect(performance.now() - began).toBeLessThan(1_000)
})
