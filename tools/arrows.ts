// The arrows between folders (.dependency-cruiser.cjs), type-only imports included.
import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '#platform/root.ts'

const run = promisify(execFile)

type Violation = {
  readonly rule: { readonly name: string }
  readonly from: string
  readonly to: string
  readonly cycle?: readonly { readonly name: string }[]
}
type Cruise = {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: { readonly violations: readonly Violation[] }
}

const FOLDERS = ['src', 'db']

/**
 * Cruises a project folder (ours by default).
 * @returns every broken arrow as one line; a module that the cruiser did not read is one too, since a cruiser that
 * reads nothing finds nothing wrong.
 */
export const checkArrows = async (folder = projectRoot): Promise<{ modules: number; faults: string[] }> => {
  const cruiser = join(projectRoot, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const config = join(projectRoot, '.dependency-cruiser.cjs')
  const files = FOLDERS.flatMap((name) => globSync(`${name}/**/*.{ts,tsx}`, { cwd: folder })).filter(
    (file) => !file.endsWith('.d.ts'),
  )
  const args = [cruiser, '--config', config, '--output-type', 'json', ...files]
  const { stdout } = await run(process.execPath, args, { cwd: folder, maxBuffer: 200_000_000 }).catch(
    (error: { stdout?: string; stderr?: string }) => {
      // It exits with the number of violations, and with its answer on stdout.
      if (!error.stdout) throw new Error(`dependency-cruiser failed: ${error.stderr}`)
      return { stdout: error.stdout }
    },
  )
  const { modules, summary } = JSON.parse(stdout) as Cruise
  const read = new Set(modules.map((module) => module.source))
  const unread = files.filter((file) => !read.has(file)).map((file) => `not read by dependency-cruiser: ${file}`)
  const broken = summary.violations.map(
    ({ rule, from, to, cycle }) => `${rule.name}: ${from} → ${cycle?.length ? cycle.map((step) => step.name).join(' → ') : to}`,
  )
  return { modules: files.length - unread.length, faults: [...unread, ...broken] }
}
