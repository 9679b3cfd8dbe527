import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { features } from '#app/features.ts'
import type { PersonalTable } from '#platform/db/personal.ts'
import { testDatabase } from '#support/database.ts'

// A column marked as personal is exported and erased, or the code says why not: a feature added later cannot forget it.
const { connection } = await testDatabase()
const client = new pg.Client(connection)
await client.connect()
afterAll(() => client.end())

const marked = (
  await client.query<{ table: string; column: string }>(`
    select c.relname as table, a.attname as column from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and col_description(c.oid, a.attnum) like '%[personal:%' order by 1, 2`)
).rows
const declared = features.flatMap((feature) =>
  (feature.contributes?.personalData ?? []).map((table) => ({ ...table, feature: feature.name })),
)
const of = (name: string): PersonalTable | undefined => declared.find(({ table }) => table === name)

test('RT-5 · every table with a personal column is declared by one feature, which says what becomes of it', () => {
  expect(marked.length).toBeGreaterThan(150)
  const tables = [...new Set(marked.map(({ table }) => table))]
  expect(tables.filter((table) => !of(table))).toEqual([])
  const names = declared.map(({ table }) => table)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  expect(declared.filter(({ erase }) => erase.length === 0)).toEqual([])
})

test('RT-5 · every personal column is in the export, or says why not', () => {
  const silent = marked.filter(({ table, column }) => {
    const shown = of(table)?.export
    if (shown === undefined || typeof shown === 'string') return false
    return !(column in shown.columns) && !(column in (of(table)!.without ?? {}))
  })
  expect(silent).toEqual([])
})

test('RT-5 · an account that ends empties each personal column, deletes its row, or keeps it under a rule', () => {
  const forgotten = marked.filter(({ table, column }) => {
    const { erase, without = {} } = of(table)!
    const isCovered = erase.some((step) => ('blank' in step ? column in step.blank : true))
    return !isCovered && !(column in without)
  })
  expect(forgotten).toEqual([])
})

test('what is declared is columns that exist, or says where its value comes from', async () => {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0`,
  )
  const known = new Set(rows.map(({ name }) => name))
  const unknown = declared.flatMap(({ table, export: shown, without = {} }) => {
    const columns = typeof shown === 'string' ? [] : Object.entries(shown.columns)
    const read = columns.filter(([, how]) => typeof how === 'string' || !how.value).map(([column]) => column)
    return [...read, ...Object.keys(without)].filter((column) => !known.has(`${table}.${column}`))
  })
  expect(unknown).toEqual([])
})
