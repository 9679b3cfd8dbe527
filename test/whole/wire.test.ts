import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { ORIGIN, testSite } from '#support/site.ts'

const site = await testSite('2026-11-23T10:00')
const headers = { host: 'localhost:3000', origin: ORIGIN, 'sec-fetch-site': 'same-origin' }

test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/xml'])(
  'a body that is not a form (%s) is refused before any page reads it',
  async (type) => {
    const reply = await site.app.inject({
      method: 'POST',
      url: '/connexion',
      headers: { ...headers, 'content-type': type },
      payload: '{"identifiant":"x"}',
    })
    expect(reply.statusCode).toBe(400)
    expect(reply.headers['content-type']).toContain('text/html')
    expect(reply.body).toContain('Cette demande n’a pas pu être lue')
  },
)

test('a body of 1 MiB is read, a larger one is refused in a sentence', async () => {
  const post = (bytes: number) =>
    site.app.inject({
      method: 'POST',
      url: '/connexion',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `identifiant=${'x'.repeat(bytes - 12)}`,
    })
  expect((await post(1_048_576)).statusCode).toBe(422)
  const refused = await post(1_048_577)
  expect(refused.statusCode).toBe(413)
  expect(refused.body).toContain('trop volumineux')
})

test('what is not HTTP at all is answered in French and hung up on', async () => {
  await site.app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((site.app.server.address() as AddressInfo).port, '127.0.0.1')
  let said = ''
  socket.on('data', (bytes) => {
    said += bytes.toString('utf8')
  })
  socket.write('BONJOUR LA MAIRIE\r\n\r\n')
  await once(socket, 'close')
  expect(said).toMatch(/^HTTP\/1\.1 400 /)
  expect(said).toContain('Cette demande n’a pas pu être lue')
  expect(said).toContain("frame-ancestors 'none'")
})
