import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'

const KEPT = join(projectRoot, 'node_modules', '.cache', 'liane-tests')

/** What the migrated template depends on: migrations, how they are applied, what is imported, the libraries' versions. */
const fingerprint = (): string => {
  const hash = createHash('sha256')
  const folders = [
    'db/migrations',
    'src/platform/db',
    'src/platform/db/cluster',
    'src/features/geography/actions',
    'test/support',
  ]
  for (const folder of folders) {
    for (const entry of readdirSync(join(projectRoot, folder), { withFileTypes: true })) {
      if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(projectRoot, folder, entry.name)))
    }
  }
  return hash
    .update(readFileSync(join(projectRoot, 'package-lock.json')))
    .digest('hex')
    .slice(0, 16)
}

const copy = (from: string, to: string): void => {
  execFileSync('cp', ['-a', from, to], { stdio: 'ignore' })
}

/** PostgreSQL's files of an earlier run with the same template, put in `dataDir`. False when there are none: make it. */
export const takeTemplate = (dataDir: string): boolean => {
  const kept = join(KEPT, fingerprint())
  if (!existsSync(kept)) return false
  try {
    copy(kept, join(dataDir, 'postgres'))
    return true
  } catch {
    rmSync(join(dataDir, 'postgres'), { recursive: true, force: true })
    return false
  }
}

/** Keeps the files of a stopped PostgreSQL for the next runs, whole or not at all; the ones of before are removed. */
export const keepTemplate = (dataDir: string): void => {
  const name = fingerprint()
  const fresh = join(KEPT, `${name}.${process.pid}`)
  try {
    mkdirSync(KEPT, { recursive: true })
    copy(join(dataDir, 'postgres'), fresh)
    for (const old of readdirSync(KEPT)) {
      if (!old.includes('.') && old !== name) rmSync(join(KEPT, old), { recursive: true, force: true })
    }
    renameSync(fresh, join(KEPT, name))
  } catch {
    // Another run kept it first, or there is no room: the next run makes it again.
    rmSync(fresh, { recursive: true, force: true })
  }
}
