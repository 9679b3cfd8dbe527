import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cluster, openCluster } from '#platform/db/cluster.ts'
import { Client } from '#support/client.ts'
import { launchReady, type Process, scratch } from '#support/process.ts'

const { folder, remove } = scratch('outage')
const dataDir = join(folder, 'server')
const open = () => openCluster({ dataDir, log: pino({ level: 'silent' }), tests: true })

let cluster: Cluster
let liane: Process
beforeAll(async () => {
  cluster = await open()
  const url = `postgres://liane@localhost/liane?host=${encodeURIComponent(String(cluster.connection.host))}`
  liane = await launchReady({ dataDir: join(folder, 'data'), env: { DATABASE_URL: url } })
})
afterAll(async () => {
  await liane.end()
  await cluster.stop()
  await remove()
})

const sql = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> => {
  const client = new pg.Client({ ...cluster.connection, options: '-c search_path=isques,public' })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}
const topUps = async () => (await sql<{ n: string }>('select count(*) as n from top_up'))[0]!.n

/** What a visitor may read when things go wrong: a page in French, no inside of ours. */
const isCleanPage = (html: string): void => {
  expect(html).toMatch(/<html lang="fr"/)
  expect(html).not.toMatch(/\bat .+:\d+:\d+|node_modules|\.ts:|SQLSTATE|could not extend|select |insert |Error:/)
}

test('a full disk: 503, a page without a stack, nothing half written, and it works again afterwards', async () => {
  const client = await new Client(liane.url).signIn()
  // What PostgreSQL says when it cannot make a file larger (53100).
  await sql(`create function disk_full() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`)
  await sql('create trigger disk_full before insert on form_key for each row execute function disk_full()')
  await sql('create trigger disk_full before insert on top_up for each row execute function disk_full()')
  const before = await topUps()
  const order = { montant: '10', cle: randomUUID() }
  const refused = await client.post('/paiements/recharger', order)
  expect(refused.status).toBe(503)
  isCleanPage(await refused.text())
  expect(await topUps()).toBe(before)
  await sql('drop function disk_full() cascade')
  // The same form, sent again, is taken once.
  expect((await client.post('/paiements/recharger', order)).status).toBe(303)
  expect((await client.post('/paiements/recharger', order)).status).toBe(303)
  expect(Number(await topUps())).toBe(Number(before) + 1)
})

test('a database that goes away: 503 pages, alive but not ready, back without a restart', async () => {
  const client = await new Client(liane.url).signIn()
  await cluster.stop()
  for (const path of ['/', '/connexion', '/accueil', '/agenda']) {
    const answer = await client.get(path)
    expect([path, answer.status]).toEqual([path, 503])
    const html = await answer.text()
    isCleanPage(html)
    // What is remembered of the town is said while nothing can be read.
    expect(html).toContain('tel:0353016200')
    expect(html).toContain('action="/recherche"')
  }
  const post = await client.post('/paiements/recharger', { montant: '10', cle: randomUUID() })
  expect(post.status).toBe(503)
  isCleanPage(await post.text())
  expect((await client.get('/sante')).status).toBe(200)
  expect((await client.get('/sante/pret')).status).toBe(503)
  cluster = await open()
  await expect.poll(async () => (await client.get('/sante/pret')).status, { timeout: 15_000 }).toBe(200)
  expect(await (await client.get('/accueil')).text()).toContain('Hubert')
})
