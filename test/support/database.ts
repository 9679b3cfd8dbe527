import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

const administered = async <T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A copy of that database, dropped after the file's last test. */
const copyOf = async (template: pg.ClientConfig, original: string): Promise<{ connection: pg.ClientConfig }> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await administered(template, (client) => client.query(`create database ${name} template ${original}`))
  afterAll(() => administered(template, (client) => client.query(`drop database if exists ${name} with (force)`)))
  return { connection: { ...template, database: name } }
}

/**
 * A database of its own for this test file: registry, town «isques» migrated, queue tables, no rows. Call it at the top
 * of the file (`const { connection } = await testDatabase()`); it is dropped after the file's last test.
 */
export const testDatabase = (): Promise<{ connection: pg.ClientConfig }> => {
  const template = inject('postgres')
  return copyOf(template, template.database!)
}

/**
 * The same, holding what `make` writes in it. It is made once a run for each `key` (small letters and digits), by the first
 * file that asks; `make` must leave no connection open.
 */
export const preparedDatabase = async (
  key: string,
  make: (connection: pg.ClientConfig) => Promise<void>,
): Promise<{ connection: pg.ClientConfig }> => {
  const template = inject('postgres')
  const name = `prepared_${key}`
  await administered(template, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    if ((await client.query('select from pg_database where datname = $1', [name])).rowCount) return
    await client.query(`create database ${name}_making template ${template.database}`)
    try {
      await make({ ...template, database: `${name}_making` })
      await client.query(`alter database ${name}_making rename to ${name}`)
    } catch (error) {
      await client.query(`drop database ${name}_making with (force)`)
      throw error
    }
  })
  return copyOf(template, name)
}
