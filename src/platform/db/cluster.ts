import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { OperatorError } from '../operator-error.ts'
import { type Folders, isAlive, prepareFolders, removeUnfinished } from './cluster/folders.ts'
import { chooseIdentity, giveTo } from './cluster/identity.ts'
import { ensureFiles, findPrograms, lastWords, launch, postmasterPid } from './cluster/server.ts'
import { LOCKS } from './locks.ts'

const DATABASE = 'liane'
/** Recovery after a crash replays at most `max_wal_size` (1 GB): well within this. */
const START_MS = 60_000
/** A killed Liane's session is noticed by PostgreSQL within milliseconds; leave it this long. */
const LOCK_MS = 1_500

export type Cluster = {
  /** How to reach the database «liane». */
  readonly connection: pg.ClientConfig
  /** True when PostgreSQL was found running (Liane had been killed). */
  readonly adopted: boolean
  /** French sentence: as whom PostgreSQL runs. */
  readonly note: string
  /** Ends our session and, unless another Liane owns it, stops PostgreSQL cleanly. */
  readonly stop: () => Promise<void>
}

export type ClusterOptions = {
  readonly dataDir: string
  readonly log: Logger
  /** Nothing durable, and the server dies with this process. */
  readonly tests?: boolean
  /** For commands: when another Liane runs over these files, use its PostgreSQL instead of refusing. */
  readonly share?: boolean
  /** For tests: behave as where user namespaces are refused. */
  readonly refuseNamespace?: boolean
}

const connectionTo = (folders: Folders, database: string): pg.ClientConfig => ({
  host: folders.socket,
  port: 5432,
  user: 'liane',
  password: '',
  database,
  ssl: false,
})

const connect = async (folders: Folders, name: string): Promise<pg.Client | null> => {
  const client = new pg.Client({ ...connectionTo(folders, 'postgres'), connectionTimeoutMillis: 2_000, application_name: name })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch {
    await client.end().catch(() => {})
    return null
  }
}

/** @returns null when the lock is ours, else the name of the session that holds it. */
const takeLock = async (client: pg.Client, patience = LOCK_MS): Promise<string | null> => {
  for (const end = performance.now() + patience; ; await sleep(50)) {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCKS.owner])
    if (rows[0]?.got) return null
    if (performance.now() < end) continue
    const holder = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and (l.classid::bigint << 32 | l.objid::bigint) = $1`,
      [LOCKS.owner],
    )
    return holder.rows[0]?.name ?? ''
  }
}

/**
 * Starts the PostgreSQL of `dataDir`, or adopts it when it is running already (Liane was killed), or recovers it (both
 * were). If it dies later, starts it again.
 * @throws OperatorError in one French sentence: folder not writable, another Liane on it, no way of not being root.
 */
export const openCluster = async (options: ClusterOptions): Promise<Cluster> => {
  const dataDir = resolve(options.dataDir)
  const tests = options.tests ?? false
  const programs = await findPrograms()
  const who = chooseIdentity(dataDir, programs.postgres, options.refuseNamespace)
  const folders = prepareFolders(dataDir, who.owner)
  removeUnfinished(dataDir)
  await ensureFiles(programs, who, folders, tests)
  const session = `liane pid ${process.pid}`
  let stopping = false

  const start = async (): Promise<pg.Client> => {
    giveTo(folders.socket, who.owner)
    let child = launch(programs, who, folders, tests)
    for (const end = performance.now() + START_MS; performance.now() < end && !stopping; await sleep(40)) {
      const client = await connect(folders, session)
      if (client) return client
      // Another process may be starting it, or the remains of a killed one may still be leaving.
      if (child.exitCode !== null || child.signalCode !== null) {
        const other = postmasterPid(folders)
        if (!(other && isAlive(other)) && performance.now() > end - START_MS + 5_000) break
        await sleep(200)
        child = launch(programs, who, folders, tests)
      }
    }
    const words = existsSync(folders.log) ? lastWords(readFileSync(folders.log, 'utf8')) : ''
    throw new OperatorError(`PostgreSQL ne démarre pas (journal : « ${folders.log} ») : ${words}`)
  }

  const running = await connect(folders, session)
  let owner = running ?? (await start())
  const holder = await takeLock(owner, options.share ? 0 : LOCK_MS)
  if (holder !== null && !options.share) {
    await owner.end()
    const pid = /pid (\d+)/.exec(holder)?.[1]
    throw new OperatorError(
      `Une autre Liane${pid ? ` (processus ${pid})` : ''} fonctionne déjà sur le dossier « ${dataDir} » : arrêtez-la, ou donnez à celle-ci un autre dossier avec LIANE_DATA.`,
    )
  }
  const exists = await owner.query('select from pg_database where datname = $1', [DATABASE])
  if (exists.rowCount === 0) await owner.query(`create database ${DATABASE}`)

  const watch = (client: pg.Client): void => {
    client.once('end', async () => {
      if (stopping || holder !== null) return
      options.log.error({ event: 'postgres.lost' }, 'PostgreSQL stopped; starting it again')
      try {
        owner = (await connect(folders, session)) ?? (await start())
        await takeLock(owner)
        options.log.warn({ event: 'postgres.back' }, 'PostgreSQL is back')
        watch(owner)
      } catch (error) {
        options.log.fatal({ event: 'postgres.gone', err: error }, 'PostgreSQL does not start again')
      }
    })
  }
  watch(owner)

  const stop = async (): Promise<void> => {
    stopping = true
    await owner.end().catch(() => {})
    const pid = postmasterPid(folders)
    if (holder !== null || !pid) return
    // «Fast» shutdown: sessions end, a checkpoint is written.
    try {
      process.kill(pid, 'SIGINT')
    } catch {
      return
    }
    while (postmasterPid(folders) === pid && isAlive(pid)) await sleep(15)
  }
  let stopped: Promise<void> | undefined

  return {
    connection: connectionTo(folders, DATABASE),
    adopted: running !== null,
    note: who.note,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}
