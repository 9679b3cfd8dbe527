import { spawn } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { Client } from '#support/client.ts'
import { launchReady, type Process, scratch } from '#support/process.ts'

const { folder, remove } = scratch('commands')
const data = join(folder, 'data')
let liane: Process
beforeAll(async () => {
  liane = await launchReady({ dataDir: data })
})
afterAll(async () => {
  await liane.end()
  await remove()
})

/** `npx liane …` as an operator would type it, beside the running site. */
const command = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(join(projectRoot, 'node_modules', '.bin', 'node'), [join(projectRoot, 'bin', 'liane.js'), ...args], {
      env: { PATH: process.env.PATH, LIANE_DATA: data, PORT: new URL(liane.url).port, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString().replaceAll('\u00a0', ' ')
    })
    child.stderr.on('data', (chunk: Buffer) => {
      said.err += chunk.toString().replaceAll('\u00a0', ' ')
    })
    child.on('close', (code) => resolve({ code, ...said }))
  })

test('without a command, or with one that does not exist, the commands are listed', async () => {
  expect(await command([])).toMatchObject({ code: 0, err: '' })
  const unknown = await command(['nosuch'])
  expect(unknown).toMatchObject({ code: 1, out: '' })
  for (const name of ['start', 'migrate', 'demo', 'agent add', 'doctor']) expect(unknown.err).toContain(`\n  ${name}`)
})

test('doctor: all is well, in sentences', async () => {
  const { code, out } = await command(['doctor'])
  expect(out).toMatch(/Tout va bien\.\n$/)
  expect(out).toContain('Liane répond sur 127.0.0.1')
  expect(
    out
      .trim()
      .split('\n')
      .slice(0, -2)
      .every((line) => /^✓ .+\.$/.test(line)),
  ).toBe(true)
  expect(code).toBe(0)
})

test('doctor: says each thing that is wrong', async () => {
  const env = {
    DATABASE_URL: 'postgres://liane:hunter2@127.0.0.1:1/liane',
    SMTP_URL: 'smtp://127.0.0.1:1',
    BASE_URL: 'https://portail.example',
  }
  const { code, out } = await command(['doctor'], env)
  expect(code).toBe(1)
  expect(out).toContain('✗ La base de données « 127.0.0.1:1/liane » est injoignable (connexion refusée)')
  expect(out).toContain('✗ Le serveur de courriel « 127.0.0.1 » ne convient pas')
  expect(out).toContain('! BASE_URL est en https et TRUST_PROXY est absente')
  expect(out).not.toContain('hunter2')
  const key = join(data, 'keys', 'master')
  chmodSync(key, 0o644)
  expect((await command(['doctor'])).out).toMatch(/✗ La clé maîtresse .* est inutilisable \(d’autres comptes peuvent la lire\)/)
  chmodSync(key, 0o600)
})

test('migrate, beside the running site', async () => {
  expect(await command(['migrate'])).toEqual({ code: 0, out: 'Les tables étaient déjà à jour.\n', err: '' })
})

test('agent add: the printed link is an invitation; what is wrong is a sentence', async () => {
  const person = [
    '--prenom',
    'Zoé',
    '--nom',
    'Ñandú',
    '--qualite',
    'Agent d’accueil',
    '--role',
    'accueil',
    '--service',
    'accueil',
  ]
  const added = await command(['agent', 'add', '--identifiant', 'zoe.nandu', '--email', 'zoe@isques.example', ...person])
  expect(added).toMatchObject({ code: 0, err: '' })
  const link = new URL(/(http\S+)\n$/.exec(added.out)?.[1] ?? 'none:')
  expect(link.port).toBe(new URL(liane.url).port)
  const invitation = await new Client(liane.url).get(link.pathname)
  expect(invitation.status).toBe(200)
  const nowhere = [...person.slice(0, -1), 'piscine']
  const refused = await command(['agent', 'add', '--identifiant', 'a.b', '--email', 'other@isques.example', ...nowhere])
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toMatch(/^Le service « piscine » n’existe pas : .*accueil.*\.\n$/)
  expect((await command(['agent', 'add', '--identifiant', 'x'])).err).toContain('Il manque --email, --prenom')
})

test('demo: found; with --reset, made anew beside the running site, which goes on', async () => {
  expect((await command(['demo'])).out).toContain('La démonstration existe déjà')
  const reset = await command(['demo', '--reset'])
  expect(reset).toMatchObject({ code: 0, err: '' })
  expect(reset.out).toContain('La démonstration est faite')
  const client = await new Client(liane.url).signIn()
  expect(await (await client.get('/accueil')).text()).toContain('Hubert')
  expect((await command(['demo', '--reset'], { NODE_ENV: 'production' })).code).toBe(1)
})
