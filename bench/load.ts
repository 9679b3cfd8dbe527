import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '#platform/root.ts'

const run = promisify(execFile)
const autocannon = join(projectRoot, 'node_modules', 'autocannon', 'autocannon.js')

/** The load generator's name and settings, as the report gives them. */
export const CONNECTIONS = 10
export const GENERATOR = `autocannon, ${CONNECTIONS} connections, in its own process`

export type Headers = Readonly<Record<string, string>>

type Outcome = { requests: { average: number; total: number }; non2xx: number; errors: number }

const fire = async (url: string, headers: Headers, how: string[]): Promise<Outcome> => {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const { stdout } = await run(process.execPath, [autocannon, '-j', '-n', '-c', String(CONNECTIONS), ...how, ...given, url], {
    maxBuffer: 10_000_000,
  })
  const outcome = JSON.parse(stdout) as Outcome
  if (outcome.non2xx > 0 || outcome.errors > 0 || outcome.requests.total === 0) {
    throw new Error(`${url}: ${outcome.requests.total} answers, ${outcome.non2xx} not 200, ${outcome.errors} errors`)
  }
  return outcome
}

/** Requests per second during `seconds`. @throws when one answer is not 200: a fast error page is no measure. */
export const throughput = async (url: string, headers: Headers, seconds: number): Promise<number> =>
  (await fire(url, headers, ['-d', String(seconds)])).requests.average

export const request = async (url: string, headers: Headers, count: number): Promise<void> => {
  await fire(url, headers, ['-a', String(count)])
}
