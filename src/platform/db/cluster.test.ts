import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { openCluster } from './cluster.ts'

const folder = mkdtempSync(join(tmpdir(), 'liane-cluster-'))
const log = pino({ level: 'silent' })
afterAll(() => rmSync(folder, { recursive: true }))
const isRoot = process.getuid?.() === 0

test('a database of ours in UTF-8, with a socket that only we may reach, stopped cleanly', async () => {
  const cluster = await openCluster({ dataDir: folder, log, tests: true })
  expect(cluster.adopted).toBe(false)
  expect(cluster.note).toMatch(/^(Liane est lancée par root ; )?PostgreSQL/)
  const client = new pg.Client(cluster.connection)
  await client.connect()
  const { rows } =
    await client.query(`select current_database() as name, current_setting('server_encoding') as encoding, current_setting('listen_addresses') as tcp,
    current_setting('unix_socket_permissions') as mode, upper('é') as upper`)
  expect(rows).toEqual([{ name: 'liane', encoding: 'UTF8', tcp: '', mode: '0700', upper: 'É' }])
  await client.end()
  await cluster.stop()
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
  expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.log', 'socket'])
})

test('a second Liane on the same folder is refused in a sentence that gives the first one’s pid', async () => {
  const first = await openCluster({ dataDir: folder, log, tests: true })
  await expect(openCluster({ dataDir: folder, log, tests: true })).rejects.toThrow(`processus ${process.pid}`)
  const command = await openCluster({ dataDir: folder, log, tests: true, share: true })
  expect(command.adopted).toBe(true)
  await command.stop()
  const client = new pg.Client(first.connection)
  await client.connect() // the command left the server alone
  await client.end()
  await first.stop()
})

test('PostgreSQL that dies is started again', async () => {
  const cluster = await openCluster({ dataDir: folder, log, tests: true })
  const client = new pg.Client(cluster.connection)
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `select (string_to_array(pg_read_file('postmaster.pid'), E'\\n'))[1]::int as pid`,
  )
  process.kill(rows[0]!.pid, 'SIGKILL')
  await expect
    .poll(
      async () => {
        const again = new pg.Client(cluster.connection)
        again.on('error', () => {})
        await again.connect()
        const answer = await again.query('select 1 as one')
        await again.end()
        return answer.rows
      },
      { timeout: 15_000 },
    )
    .toEqual([{ one: 1 }])
  await cluster.stop()
})

test.runIf(isRoot)('where user namespaces are refused, a folder closed to others is named', async () => {
  // mkdtemp gives 0700: root’s own.
  const refused = openCluster({ dataDir: join(folder, 'inside'), log, tests: true, refuseNamespace: true })
  await expect(refused).rejects.toThrow(`rendez le dossier «\u00a0${folder}\u00a0» traversable`)
})

test('a data folder that cannot be made is named, with why', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const refused = openCluster({ dataDir: join(file, 'data'), log, tests: true })
  await expect(refused).rejects.toThrow(
    /ne peut pas écrire dans son dossier de données .*\(une partie du chemin n’est pas un dossier\)/,
  )
})

test.runIf(process.platform === 'linux')('a file system that makes no folder is named, without waiting for ever', async () => {
  const refused = openCluster({ dataDir: '/proc/liane', log, tests: true })
  await expect(refused).rejects.toThrow(/ne peut pas écrire dans son dossier de données .*\(chemin introuvable\)/)
})
