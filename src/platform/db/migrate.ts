import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { OperatorError } from '../operator-error.ts'
import { projectRoot } from '../root.ts'
import { LOCKS } from './locks.ts'

const FOLDER = join(projectRoot, 'db', 'migrations')

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/** The migration files in order. A file is never edited once released: its checksum is stored and compared. */
export const listMigrations = async (folder = FOLDER): Promise<Migration[]> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name: name.replace(/\.sql$/, ''), sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings one town's schema to the latest migration, all of it in one transaction: an error leaves the schema as it was.
 * @returns the names applied now.
 * @throws OperatorError when an applied file was edited or has disappeared (an older Liane on a newer database).
 */
export const migrateSchema = async (
  connection: pg.ClientConfig,
  schema: string,
  migrations?: readonly Migration[],
): Promise<string[]> => {
  const wanted = migrations ?? (await listMigrations())
  const client = new pg.Client({ ...connection, application_name: 'liane migrate' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.migrations])
    for (const extension of ['btree_gist', 'pg_trgm'])
      await client.query(`create extension if not exists ${extension} schema public`)
    await client.query(`create schema if not exists ${pg.escapeIdentifier(schema)}`)
    await client.query(`set local search_path = ${pg.escapeIdentifier(schema)}, public`)
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const applied = new Map<string, string>()
    for (const row of (await client.query<{ name: string; checksum: string }>('select name, checksum from migration')).rows) {
      applied.set(row.name, row.checksum)
    }
    for (const name of applied.keys()) {
      if (!wanted.some((m) => m.name === name))
        throw new OperatorError(
          `La mise à jour « ${name} » a été faite dans cette base par une Liane plus récente : installez cette version-là, ou rendez-lui sa base d’avant.`,
        )
    }
    const done: string[] = []
    for (const m of wanted) {
      const checksum = applied.get(m.name)
      if (checksum === m.checksum) continue
      if (checksum)
        throw new OperatorError(
          `Le fichier de la mise à jour « ${m.name} » a été modifié après avoir servi (schéma ${schema}) : remettez celui d’origine.`,
        )
      await client.query(m.sql)
      await client.query('insert into migration (name, checksum) values ($1, $2)', [m.name, m.checksum])
      done.push(m.name)
    }
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}
