import { expect, test } from 'vitest'
import { testDatabase } from '#support/database.ts'
import { ensureRegistry, listTowns, migrateTowns, openTowns } from './towns.ts'

const { connection } = await testDatabase()

test('the registry keeps the town that it has, and its schema is migrated once', async () => {
  await ensureRegistry(connection, { slug: 'another', hosts: [] })
  expect((await listTowns(connection)).map((town) => town.slug)).toEqual(['isques'])
  expect(await migrateTowns(connection)).toEqual([])
})

test('a host name that no town claims falls to the only town', async () => {
  const towns = await openTowns(connection, { baseUrl: 'http://localhost:3000' })
  expect(towns.byHost('nowhere.example')?.slug).toBe('isques')
  expect(await towns.bySlug('isques').db.selectFrom('person').select('id').execute()).toEqual([])
  await towns.close()
})
