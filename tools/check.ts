// `npm run check`: types, format and lint, arrows, unused code. Each is a check that passes or fails, all are run.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '#platform/root.ts'
import { checkArrows } from './arrows.ts'

const run = promisify(execFile)
const modules = join(projectRoot, 'node_modules')

/** What a tool complains of; null when it is content. */
type Check = () => Promise<string | null>

const program =
  (path: string, ...args: string[]): Check =>
  async () => {
    try {
      await run(process.execPath, [join(modules, path), ...args], { cwd: projectRoot, maxBuffer: 50_000_000 })
      return null
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: string; stderr?: string }
      return `${stdout ?? ''}${stderr ?? ''}`.trim() || String(error)
    }
  }

const arrows: Check = async () => {
  const { modules: read, faults } = await checkArrows()
  if (read === 0) return 'no module was read'
  return faults.length > 0 ? faults.join('\n') : null
}

const CHECKS: Readonly<Record<string, Check>> = {
  types: program('@typescript/native/bin/tsc', '--project', projectRoot),
  'format and lint': program('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  arrows,
  'unused code': program('knip/bin/knip.js', '--no-progress', '--no-config-hints'),
}

/** Runs every check and prints what each says. */
export const runChecks = async (): Promise<{ passed: number; failed: number }> => {
  let failed = 0
  await Promise.all(
    Object.entries(CHECKS).map(async ([name, check]) => {
      const complaint = await check().catch(String)
      if (complaint !== null) failed += 1
      console.log(complaint === null ? `✓ ${name}` : `✗ ${name}\n${complaint}\n`)
    }),
  )
  return { passed: Object.keys(CHECKS).length - failed, failed }
}

if (import.meta.main) process.exitCode = (await runChecks()).failed > 0 ? 1 : 0
