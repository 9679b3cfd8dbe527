import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { OperatorError } from '../../operator-error.ts'

/** Clean environment of everything we start: nothing of ours may change how PostgreSQL behaves. */
export const cleanEnv = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** As whom PostgreSQL runs. It refuses to run as root, so root needs one of three ways of being somebody else. */
export type Identity = {
  /** French sentence for the operator. */
  readonly note: string
  /** Owner of PostgreSQL's files; null when they belong to whoever runs Liane. */
  readonly owner: { readonly uid: number; readonly gid: number } | null
  /** The command line that runs a program under this identity. */
  readonly wrap: (program: string, args: readonly string[]) => [string, string[]]
}

const asIs: Identity['wrap'] = (program, args) => [program, [...args]]
const works = (program: string, args: string[], ids: { uid?: number; gid?: number } = {}): boolean =>
  spawnSync(program, args, { env: cleanEnv, stdio: 'ignore', ...ids }).status === 0

const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534', '--']
const account = (name: string): { uid: number; gid: number } | null => {
  const ask = (flag: string) =>
    Number(spawnSync('id', [flag, name], { env: cleanEnv, encoding: 'utf8' }).stdout.trim() || Number.NaN)
  const [uid, gid] = [ask('-u'), ask('-g')]
  return uid > 0 && gid > 0 ? { uid, gid } : null
}

/** The first folder on the way to `path` that this account may not enter. */
const closedFolder = (path: string, ids: { uid: number; gid: number }): string | null => {
  const enter = (folder: string): string | null => {
    const above = dirname(folder) === folder ? null : enter(dirname(folder))
    if (above || !existsSync(folder)) return above
    return works('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], ids) ? null : folder
  }
  return enter(path)
}

const underAccount = (ids: { uid: number; gid: number }, note: string, dataDir: string, program: string): Identity => {
  for (const path of [dataDir, program]) {
    const closed = closedFolder(path, ids)
    if (closed) {
      throw new OperatorError(
        `PostgreSQL ne peut pas fonctionner sous root et cette machine refuse les espaces d’utilisateurs : rendez le dossier « ${closed} » traversable (chmod o+x), installez Liane ailleurs (par exemple dans /srv), ou lancez-la sous un compte ordinaire.`,
      )
    }
  }
  return { note, owner: ids, wrap: (program_, args) => asIs(program_, args) }
}

/**
 * Decides as whom PostgreSQL runs over `dataDir`/postgres.
 * @param refuseNamespace for tests: behave as where user namespaces are refused.
 * @throws OperatorError when no way exists, saying which folder would have to be reachable.
 */
export const chooseIdentity = (dataDir: string, program: string, refuseNamespace = false): Identity => {
  const mine = process.getuid?.()
  const files = join(dataDir, 'postgres')
  const ownedBy = existsSync(files) ? statSync(files) : null
  if (mine !== 0) {
    if (ownedBy && mine !== undefined && ownedBy.uid !== mine) {
      throw new OperatorError(
        `Les fichiers de PostgreSQL (« ${files} ») appartiennent à un autre compte (n° ${ownedBy.uid}) : lancez Liane sous ce compte, ou rendez-les au vôtre avec chown -R.`,
      )
    }
    return { note: `PostgreSQL fonctionne sous le compte « ${userName()} ».`, owner: null, wrap: asIs }
  }
  // Files that already belong to somebody: that somebody runs PostgreSQL.
  if (ownedBy && ownedBy.uid !== 0) {
    const note = `Liane est lancée par root ; PostgreSQL, qui refuse root, fonctionne sous le compte propriétaire de ses fichiers (n° ${ownedBy.uid}).`
    return underAccount({ uid: ownedBy.uid, gid: ownedBy.gid }, note, dataDir, program)
  }
  if (!refuseNamespace && works('unshare', [...NAMESPACE, program, '--version'])) {
    return {
      note: 'Liane est lancée par root ; PostgreSQL, qui refuse root, fonctionne sans privilège dans un espace d’utilisateurs séparé.',
      owner: null,
      wrap: (command, args) => ['unshare', [...NAMESPACE, command, ...args]],
    }
  }
  for (const name of ['postgres', 'nobody']) {
    const ids = account(name)
    if (ids)
      return underAccount(
        ids,
        `Liane est lancée par root ; PostgreSQL, qui refuse root, fonctionne sous le compte « ${name} ».`,
        dataDir,
        program,
      )
  }
  throw new OperatorError(
    'PostgreSQL ne peut pas fonctionner sous root, cette machine refuse les espaces d’utilisateurs et n’a ni compte « postgres » ni compte « nobody » : lancez Liane sous un compte ordinaire.',
  )
}

const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    return `n° ${process.getuid?.() ?? '?'}`
  }
}

/** Gives a folder and what is in it to PostgreSQL's owner. Symbolic links are not followed. */
export const giveTo = (path: string, owner: Identity['owner']): void => {
  if (!owner) return
  const { uid, gid } = owner
  const found = lstatSync(path)
  if (found.uid === uid && found.gid === gid) return
  if (found.isSymbolicLink()) return
  chownSync(path, uid, gid)
  if (found.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), owner)
}
