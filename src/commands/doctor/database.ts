import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '#platform/config.ts'
import { listMigrations } from '#platform/db/migrate.ts'
import { openStorage, probe } from '#platform/db/storage.ts'
import { listTowns } from '#platform/db/towns.ts'
import { openLog } from '#platform/installation.ts'
import { type Finding, fine, warn, wrong } from './finding.ts'

/** What the tests run on. */
const TRIED_VERSION = 18
const CLOCK_SECONDS = 60

const pending = async (connection: pg.ClientConfig): Promise<Finding> => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const registry = await client.query<{ there: boolean }>(`select to_regclass('public.liane_town') is not null as there`)
    if (!registry.rows[0]?.there) return fine('Les tables seront faites au premier démarrage.')
    const wanted = await listMigrations()
    const waiting: string[] = []
    for (const { slug } of await listTowns(connection)) {
      const table = `${pg.escapeIdentifier(slug)}.migration`
      const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
      const done = rows[0]?.there
        ? (await client.query<{ name: string }>(`select name from ${table}`)).rows.map((row) => row.name)
        : []
      waiting.push(...wanted.filter(({ name }) => !done.includes(name)).map(({ name }) => `${slug}/${name}`))
    }
    return waiting.length === 0
      ? fine('Les tables sont à jour.')
      : warn(
          `Des mises à jour des tables attendent (${waiting.join(', ')}) : elles se feront au démarrage, ou avec « npx liane migrate ».`,
        )
  } finally {
    await client.end()
  }
}

const clock = async (connection: pg.ClientConfig): Promise<Finding> => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ seconds: number }>('select extract(epoch from clock_timestamp())::float8 as seconds')
    const apart = Math.round(Math.abs(rows[0]!.seconds - Temporal.Now.instant().epochMilliseconds / 1000))
    const now = Temporal.Now.zonedDateTimeISO('Europe/Paris')
    const shown = `${now.toPlainDate().toLocaleString('fr-FR', { dateStyle: 'long' })} à ${now.toPlainTime().toString({ smallestUnit: 'minute' })}, heure de Paris`
    return apart > CLOCK_SECONDS
      ? wrong(
          `L’horloge de cette machine et celle de la base diffèrent de ${apart} secondes : réglez-les (NTP), les heures limites en dépendent.`,
        )
      : fine(`L’horloge dit : ${shown}.`)
  } finally {
    await client.end()
  }
}

/** Reaches the database as a start would, except that it makes nothing. */
export const checkDatabase = async (config: Config): Promise<Finding[]> => {
  if (!config.databaseUrl && !existsSync(join(config.dataDir, 'postgres', 'PG_VERSION'))) {
    return [fine('La base de données sera faite au premier démarrage.')]
  }
  try {
    const storage = await openStorage(config, openLog({ logLevel: 'silent' }), true)
    try {
      const { version } = await probe(storage.connection, 'Liane')
      const major = Math.floor(version / 10_000)
      const reached =
        major < TRIED_VERSION
          ? warn(
              `La base de données répond, mais c’est PostgreSQL ${major} : Liane n’est essayée qu’avec PostgreSQL ${TRIED_VERSION}.`,
            )
          : fine(`La base de données répond. ${storage.note}`)
      return [reached, await pending(storage.connection), await clock(storage.connection)]
    } finally {
      await storage.stop()
    }
  } catch (error) {
    return [wrong(error instanceof Error ? error.message : String(error))]
  }
}
