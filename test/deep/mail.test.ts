import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { Client } from '#support/client.ts'
import { launchReady, scratch } from '#support/process.ts'

const { folder, remove } = scratch('mail')
afterAll(remove)

test('a mail server that refuses for a while gets the letter later, once, with a link to this site', async () => {
  const letters: string[] = []
  let refusals = 2
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      refusals -= 1
      if (refusals >= 0) done(Object.assign(new Error('come back later'), { responseCode: 451 }))
      else done()
    },
    onData: (stream, _session, done) => {
      let source = ''
      stream.on('data', (chunk: Buffer) => {
        source += chunk.toString('utf8')
      })
      stream.on('end', () => {
        letters.push(source)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const env = { SMTP_URL: `smtp://127.0.0.1:${port}`, BASE_URL: 'http://portail.example:8080' }
  const liane = await launchReady({ dataDir: folder, env })
  const asked = await new Client(liane.url).post('/oubli', { perdu: 'mot-de-passe', identifiant: 'hubert.mounier' })
  expect(asked.status).toBe(303)
  await expect.poll(() => letters.length, { timeout: 90_000 }).toBe(1)
  const text = letters[0]!.replace(/=\r\n/g, '').replace(/=3D/g, '=')
  expect(text).toContain('http://portail.example:8080/')
  expect(text).not.toContain(liane.url)
  expect((await liane.end()).code).toBe(0)
  expect(letters).toHaveLength(1)
  await new Promise<void>((resolve) => server.close(() => resolve()))
})
