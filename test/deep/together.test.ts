import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { listMigrations } from '#platform/db/migrate.ts'
import { Client } from '#support/client.ts'
import { launchReady, scratch } from '#support/process.ts'

const { folder, remove } = scratch('together')
const server = inject('postgres')
const name = 'together'

const query = async <T extends pg.QueryResultRow>(database: string, text: string): Promise<T[]> => {
  const client = new pg.Client({ ...server, database })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}
afterAll(async () => {
  await query('postgres', `drop database if exists ${name} with (force)`)
  await remove()
})

test('two processes that start together on an empty database: one registry, each migration once, one demo', async () => {
  await query('postgres', `create database ${name} template template0`)
  const env = {
    DATABASE_URL: `postgres://liane@localhost/${name}?host=${encodeURIComponent(String(server.host))}`,
    LIANE_KEY: Buffer.alloc(32, 9).toString('base64'),
  }
  const both = await Promise.all(['one', 'two'].map((part) => launchReady({ dataDir: join(folder, part), env })))
  expect(await query(name, 'select slug from liane_town')).toEqual([{ slug: 'isques' }])
  const applied = await query<{ name: string }>(name, 'select name from isques.migration order by name')
  expect(applied.map((row) => row.name)).toEqual((await listMigrations()).map((migration) => migration.name))
  expect(await query(name, `select count(*)::int as n from isques.account where login = 'hubert.mounier'`)).toEqual([{ n: 1 }])
  // Signed in at one, known to the other: nothing lives in a process.
  const [one, two] = both
  const client = await new Client(one!.url).signIn()
  const elsewhere = new Client(two!.url)
  expect((await elsewhere.get('/accueil')).status).toBe(303)
  expect(await (await client.through(two!.url).get('/accueil')).text()).toContain('Hubert')
  for (const liane of both) expect((await liane.end()).code).toBe(0)
})
