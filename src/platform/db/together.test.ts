import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '#support/database.ts'
import { type DB, prepared } from './database.ts'
import { openTowns } from './towns.ts'

const { connection } = await testDatabase()
const towns = await openTowns(connection, { baseUrl: 'http://localhost:3000' })
const { db, pool } = towns.bySlug('isques')
afterAll(() => towns.close())

type Asked = Pick<Kysely<DB>, 'getExecutor'>
const backend = async (on: Asked): Promise<number> =>
  (await sql<{ pid: number }>`${prepared('test.backend')} select pg_backend_pid() as pid`.execute(on)).rows[0]!.pid
const twice = async (number: number): Promise<number> =>
  (await sql<{ n: number }>`${prepared('test.twice')} select ${number}::int * 2 as n`.execute(db)).rows[0]!.n
const inverse = (number: number) => sql`${prepared('test.inverse')} select 1 / ${number}::int as n`.execute(db)
const another = async (work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

test('prepared reads share one connection; any other, and all of a transaction, have one of their own', async () => {
  const shared = new Set(await Promise.all(Array.from({ length: 20 }, () => backend(db))))
  expect(shared.size).toBe(1)
  const plain = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  expect(shared).not.toContain(plain.rows[0]!.pid)
  await db.transaction().execute(async (tx) => {
    const own = await backend(tx)
    expect([shared.has(own), await backend(tx)]).toEqual([false, own])
  })
  expect([...shared][0]).toBe(await backend(db))
})

test('each reader gets its own answer, and one that fails harms no other', async () => {
  const numbers = Array.from({ length: 200 }, (_, i) => i)
  const answers = await Promise.allSettled(numbers.map((n) => (n % 10 === 3 ? inverse(0) : twice(n))))
  for (const [n, answer] of answers.entries()) {
    if (n % 10 === 3) expect(answer).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
    else expect(answer).toEqual({ status: 'fulfilled', value: 2 * n })
  }
})

test('a connection that breaks loses no read: each is asked again on one of its own, and the next ones share another', async () => {
  const before = await backend(db)
  await another(async (client) => {
    const slow = sql<{ pid: number }>`${prepared('test.slow')} select pg_backend_pid() as pid, pg_sleep(0.3)`.execute(db)
    const behind = Promise.all([1, 2, 3].map(twice))
    await new Promise((resolve) => setTimeout(resolve, 50))
    await client.query('select pg_terminate_backend($1)', [before])
    expect((await slow).rows[0]!.pid).not.toBe(before)
    expect(await behind).toEqual([2, 4, 6])
  })
  const after = await backend(db)
  expect(after).not.toBe(before)
  expect(await Promise.all([backend(db), backend(db)])).toEqual([after, after])
})

test('a read held up by a lock holds up no reader of something else', async () => {
  await another(async (client) => {
    await client.query('create table isques.locked ()')
    await client.query('begin; lock table isques.locked in access exclusive mode')
    const held = sql`${prepared('test.locked')} select count(*) from locked`.execute(db)
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(await twice(4)).toBe(8)
    await client.query('commit')
    await held
  })
  expect(await twice(5)).toBe(10)
})

test('closing the towns ends it', async () => {
  const others = await openTowns(connection, { baseUrl: 'http://localhost:3000' })
  const pid = await backend(others.bySlug('isques').db)
  const isThere = async () => (await pool.query('select 1 from pg_stat_activity where pid = $1', [pid])).rowCount
  expect(await isThere()).toBe(1)
  await others.close()
  await expect.poll(isThere).toBe(0)
})
