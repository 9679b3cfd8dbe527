// `npm test`: the checks, then the tests beside the code, those about the whole site, and the journeys in a browser.
// `npm run test:deep` (argument «deep»): the long ones. Other arguments go to vitest. The last line counts.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'
import { findChromium } from '../test/support/chromium.ts'
import { runChecks } from './check.ts'

type Results = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

const [first, ...others] = process.argv.slice(2)
const deep = first === 'deep'
const filters = deep ? others : process.argv.slice(2)
const bin = (path: string) => join(projectRoot, 'node_modules', path)

/** The browser of the journeys: found, or installed by Playwright. */
const browser = (): string | null => {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium on this machine: asking Playwright to install one.')
  spawnSync(process.execPath, [bin('playwright-core/cli.js'), 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 })
  return findChromium()
}

const runTests = (chromium: string): { passed: number; failed: number } => {
  const report = join(projectRoot, 'test', '.output', deep ? 'deep.json' : 'results.json')
  rmSync(report, { force: true })
  const projects = deep ? ['deep'] : ['pure', 'unit', 'journeys']
  const { status } = spawnSync(
    process.execPath,
    [
      bin('vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((name) => ['--project', name]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      '--passWithNoTests',
      ...filters,
    ],
    { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, LIANE_CHROMIUM: chromium } },
  )
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const results = JSON.parse(readFileSync(report, 'utf8')) as Results
  const skipped = results.testResults.flatMap((file) =>
    file.assertionResults.filter((t) => t.status !== 'passed' && t.status !== 'failed'),
  )
  for (const test of skipped) console.log(`not run: ${test.fullName}`)
  // A file that could not even be read counts as one failure.
  const unread = results.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((t) => t.status !== 'failed'),
  ).length
  const failed = results.numFailedTests + unread
  return { passed: results.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed }
}

const chromium = browser()
if (!chromium) {
  console.error(
    'The journeys need a Chromium: install one (Debian: apt-get install chromium) or give its path in CHROME_PATH, then run this again.',
  )
  process.exit(1)
}
const checks = deep || filters.length > 0 ? { passed: 0, failed: 0 } : await runChecks()
const tests = runTests(chromium)
const failed = checks.failed + tests.failed
console.log(`${checks.passed + tests.passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
