import pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { errorCode, OperatorError, reasonOf } from '../operator-error.ts'
import { openCluster } from './cluster.ts'

/** Where the data is: our own PostgreSQL, or the one of DATABASE_URL. */
export type Storage = {
  readonly connection: pg.ClientConfig
  /** French sentence: which PostgreSQL, how it runs. */
  readonly note: string
  /** Stops our own PostgreSQL cleanly; leaves another's alone. */
  readonly stop: () => Promise<void>
}

const REASONS: Record<string, string> = {
  '28P01': 'mot de passe refusé',
  '28000': 'compte refusé',
  '3D000': 'cette base n’existe pas',
  '42501': 'droits insuffisants',
  '53100': 'disque plein',
  '53300': 'trop de connexions',
  '57P03': 'elle démarre ou s’arrête',
}

/** Why PostgreSQL, or the way to it, refused: «mot de passe refusé», «connexion refusée». */
const databaseReason = (error: unknown): string => {
  const code = errorCode(error)
  if (code && REASONS[code]) return REASONS[code]
  return error instanceof Error && /timeout/i.test(error.message) ? 'pas de réponse' : reasonOf(error)
}

/** «serveur.example/liane»: a database's address without account or password. */
const databaseName = (databaseUrl: string): string =>
  databaseUrl
    .replace(/^\w+:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .replace(/\?.*$/, '')

/** Asks for one row. @throws OperatorError when it cannot be reached or is not in UTF-8. */
export const probe = async (connection: pg.ClientConfig, name: string): Promise<{ version: number }> => {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000, application_name: 'liane probe' })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    )
    const { version, encoding } = rows[0]!
    if (encoding !== 'UTF8')
      throw new OperatorError(`La base de données « ${name} » est en ${encoding} : Liane demande l’encodage UTF8.`)
    return { version }
  } catch (error) {
    if (error instanceof OperatorError) throw error
    throw new OperatorError(
      `La base de données « ${name} » est injoignable (${databaseReason(error)}) : vérifiez DATABASE_URL et que PostgreSQL fonctionne.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Opens the database that the configuration names.
 * @param share for commands: use the PostgreSQL of the Liane that runs, if one does.
 * @throws OperatorError when it cannot be reached or started.
 */
export const openStorage = async (config: Config, log: Logger, share = false): Promise<Storage> => {
  const { databaseUrl, dataDir } = config
  if (!databaseUrl) return openCluster({ dataDir, log, share })
  const connection: pg.ClientConfig = { connectionString: databaseUrl }
  await probe(connection, databaseName(databaseUrl))
  return { connection, note: `PostgreSQL est celui de DATABASE_URL (« ${databaseName(databaseUrl)} »).`, stop: async () => {} }
}
