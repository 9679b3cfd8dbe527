import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

const administer = async (connection: pg.ClientConfig, statement: string): Promise<void> => {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * A database of its own for this test file: registry, town «isques» migrated, queue tables, no rows. Call it at the top
 * of the file (`const { connection } = await testDatabase()`); it is dropped after the file's last test.
 */
export const testDatabase = async (): Promise<{ connection: pg.ClientConfig }> => {
  const template = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(template, `create database ${name} template ${template.database}`)
  afterAll(() => administer(template, `drop database if exists ${name} with (force)`))
  return { connection: { ...template, database: name } }
}
