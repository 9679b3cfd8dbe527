import type pg from 'pg'
import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.ts'
import { openStorage } from './db/storage.ts'
import { ensureRegistry, migrateTowns, openTowns, type Towns } from './db/towns.ts'
import { type Keys, openKeys } from './keys.ts'
import { OperatorError } from './operator-error.ts'

/** Keys, database at the latest migration and towns: what the site and every command start from. */
export type Installation = {
  readonly config: Config
  readonly log: Logger
  readonly keys: Keys
  readonly connection: pg.ClientConfig
  readonly towns: Towns
  /** What was applied now: «isques/0001-town». */
  readonly migrated: readonly string[]
  /** French sentence: which PostgreSQL, how it runs. */
  readonly note: string
  /** The towns' connections only. */
  readonly closePools: () => Promise<void>
  /** Connections, then our own PostgreSQL. */
  readonly close: () => Promise<void>
}

/** The slug of the town that a new installation holds. */
const FIRST_TOWN = 'isques'

/** PostgreSQL's `detail` and `where` quote the row: a name, an address. */
const withoutRows = (error: Error) => {
  const { detail, where, ...kept } = pino.stdSerializers.err(error) as ReturnType<typeof pino.stdSerializers.err> & {
    detail?: unknown
    where?: unknown
  }
  return kept
}

/** JSON lines on stdout, without personal data. */
export const openLog = (config: Pick<Config, 'logLevel'>, to?: DestinationStream): Logger =>
  pino(
    { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: withoutRows } },
    to ?? pino.destination({ dest: 1, sync: true }),
  )

const migrate = async (connection: pg.ClientConfig, config: Config): Promise<string[]> => {
  try {
    const host = new URL(config.baseUrl).hostname
    await ensureRegistry(connection, { slug: FIRST_TOWN, hosts: [...new Set([host, 'localhost', '127.0.0.1'])] })
    return await migrateTowns(connection)
  } catch (error) {
    if (error instanceof OperatorError) throw error
    throw new OperatorError(
      `La mise à jour des tables a échoué, rien n’a été changé : ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** The demo's logins have a password that everybody knows. */
const refuseDemoInProduction = async (towns: Towns, config: Config): Promise<void> => {
  if (config.mode !== 'production') return
  for (const town of towns.all) {
    const demo = await town.db.selectFrom('town').select('demo_made_at').where('demo_made_at', 'is not', null).executeTakeFirst()
    if (demo) {
      throw new OperatorError(
        'Cette base de données contient la ville de démonstration et ses mots de passe publics : en production, donnez une base neuve (DATABASE_URL ou LIANE_DATA).',
      )
    }
  }
}

/**
 * Opens everything below the site. Whatever fails closes what was open.
 * @param share for commands: use the PostgreSQL of the Liane that runs, if one does.
 * @throws OperatorError when the operator must change something.
 */
export const openInstallation = async (config: Config, log: Logger, share = false): Promise<Installation> => {
  const storage = await openStorage(config, log, share)
  const { connection, note } = storage
  let towns: Towns | undefined
  let closed: Promise<void> | undefined
  const closePools = () => {
    closed ??= towns?.close() ?? Promise.resolve()
    return closed
  }
  const close = async () => {
    await closePools()
    await storage.stop()
  }
  try {
    const keys = openKeys(config)
    const migrated = await migrate(connection, config)
    towns = await openTowns(connection, { baseUrl: config.baseUrl })
    await refuseDemoInProduction(towns, config)
    return { config, log, keys, connection, towns, migrated, note, closePools, close }
  } catch (error) {
    await close()
    throw error
  }
}
