import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Client } from '#support/client.ts'
import { freePort, launch, launchReady, postmasterOf, scratch } from '#support/process.ts'

const { folder, remove } = scratch('start')
afterAll(remove)
const isRoot = process.getuid?.() === 0
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--']

/** Starts, waits for the end. @returns what was said on the way, JSON log lines apart. */
const refusal = async (options: Parameters<typeof launch>[0]): Promise<{ code: number | null; said: string }> => {
  const liane = await launch(options)
  const code = await liane.ended
  const said = liane
    .said()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('{'))
  return { code, said: said.join('\n') }
}
const oneSentence = /^[^\n]+\.$/

test('a port that is taken: one sentence, exit 1, PostgreSQL stopped', async () => {
  const other = createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const { code, said } = await refusal({ dataDir: join(folder, 'port'), port })
  other.close()
  expect(code).toBe(1)
  expect(said).toMatch(oneSentence)
  expect(said).toContain(`Le port ${port} est déjà pris`)
  expect(postmasterOf(join(folder, 'port'))).toBeNull()
})

test('another Liane on the same data: one sentence with its pid, and the first one goes on', async () => {
  const dataDir = join(folder, 'twice')
  const first = await launchReady({ dataDir })
  const { code, said } = await refusal({ dataDir })
  expect(code).toBe(1)
  expect(said).toMatch(oneSentence)
  expect(said).toContain(`processus ${first.pid}`)
  expect((await fetch(`${first.url}/`)).status).toBe(200)
  await first.end()
})

test('a database that cannot be reached: one sentence without its password', async () => {
  const { code, said } = await refusal({ dataDir: folder, env: { DATABASE_URL: 'postgres://liane:hunter2@127.0.0.1:1/liane' } })
  expect(code).toBe(1)
  expect(said).toMatch(oneSentence)
  expect(said).toContain('La base de données « 127.0.0.1:1/liane » est injoignable (connexion refusée)')
})

test('a wrong configuration: all its faults, exit 1, nothing made', async () => {
  const dataDir = join(folder, 'wrong')
  const { code, said } = await refusal({ dataDir, env: { NODE_ENV: 'production', LOG_LEVEL: 'loud' } })
  expect(code).toBe(1)
  expect(said.split('\n').map((line) => /– (\w+)/.exec(line)?.[1])).toEqual([
    undefined,
    'LOG_LEVEL',
    'LIANE_KEY',
    'BASE_URL',
    'SMTP_URL',
  ])
  expect(statSync(dataDir, { throwIfNoEntry: false })).toBeUndefined()
})

test('production refuses the demo’s data', async () => {
  const dataDir = join(folder, 'demo')
  await (await launchReady({ dataDir })).end()
  const env = {
    NODE_ENV: 'production',
    LIANE_KEY: Buffer.alloc(32, 1).toString('base64'),
    BASE_URL: 'https://portail.example',
    SMTP_URL: 'smtp://127.0.0.1:1',
  }
  const { code, said } = await refusal({ dataDir, env })
  expect(code).toBe(1)
  expect(said).toContain('contient la ville de démonstration')
})

test.runIf(isRoot)('as root, in a folder that only root may enter: it works, and says as whom PostgreSQL runs', async () => {
  const dataDir = mkdtempSync('/root/liane-')
  const liane = await launchReady({ dataDir })
  expect(liane.said()).toMatch(/Liane est lancée par root.*PostgreSQL, qui refuse root, fonctionne/)
  expect((await fetch(`${liane.url}/`)).status).toBe(200)
  expect((await liane.end()).code).toBe(0)
  rmSync(dataDir, { recursive: true })
})

test.runIf(isRoot)('as an ordinary user: it works; a folder that is not theirs is refused in one sentence', async () => {
  chmodSync(folder, 0o755)
  const theirs = join(folder, 'nobody')
  mkdirSync(theirs)
  chownSync(theirs, 65534, 65534)
  const liane = await launchReady({ dataDir: theirs, prefix: NOBODY })
  expect(liane.said()).toContain('PostgreSQL fonctionne sous le compte « nobody »')
  expect((await liane.end()).code).toBe(0)
  const { code, said } = await refusal({ dataDir: join(dirname(theirs), 'closed'), prefix: NOBODY })
  expect(code).toBe(1)
  expect(said).toMatch(oneSentence)
  expect(said).toMatch(/ne peut pas écrire dans son dossier de données .* \(permission refusée\)/)
})

const address = Object.values(networkInterfaces())
  .flat()
  .find((one) => one && !one.internal && one.family === 'IPv4')?.address

test.runIf(address)('reached over plain http from another machine, the demo works and warns', async () => {
  const liane = await launchReady({ dataDir: join(folder, 'lan'), env: { HOST: '0.0.0.0' } })
  expect(liane.said()).toContain('sans chiffrement')
  const url = `http://${address}:${new URL(liane.url).port}`
  const client = await new Client(url).signIn()
  expect(await (await client.get('/accueil')).text()).toContain('Hubert')
  await liane.end()
})

test('reached over plain http, production answers 403 and shows nothing', async () => {
  const env = {
    NODE_ENV: 'production',
    LIANE_KEY: Buffer.alloc(32, 1).toString('base64'),
    BASE_URL: 'https://portail.example',
    SMTP_URL: 'smtp://127.0.0.1:1',
  }
  const liane = await launch({ dataDir: join(folder, 'production'), env })
  await expect
    .poll(
      () =>
        fetch(`${liane.url}/sante`)
          .then((r) => r.status)
          .catch(() => 0),
      { timeout: 30_000 },
    )
    .toBe(200)
  const answer = await fetch(`${liane.url}/connexion`)
  expect(answer.status).toBe(403)
  expect(answer.headers.get('set-cookie')).toBeNull()
  await liane.end()
})
