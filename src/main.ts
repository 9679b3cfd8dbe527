import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { importGeography } from '#features/geography/index.ts'
import { ensureDemo } from '../db/demo/create.ts'
import { buildApp } from './app/build-app.ts'
import { greeting } from './commands/greeting.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, type Environment, loadConfig } from './platform/config.ts'
import { measureTables } from './platform/db/statistics.ts'
import { watchConnections } from './platform/http/drain.ts'
import { type Installation, openInstallation, openLog } from './platform/installation.ts'
import { type Jobs, openJobs } from './platform/jobs/jobs.ts'
import { OperatorError, reasonOf } from './platform/operator-error.ts'

/** How long each part may take to stop, in milliseconds; the database has what is left of the whole. */
const STOP_MS = { requests: 1_600, jobs: 400, pools: 150, all: 2_850 } as const

export type Running = {
  readonly config: Config
  /** Requests in flight finish, then jobs, pools and PostgreSQL stop. Called twice, it stops once. */
  readonly stop: () => Promise<void>
}

/** Waits for `work`, but not longer: what does not end in time is left behind. */
const within = async (ms: number, work: Promise<unknown>, tooLong = () => {}): Promise<void> => {
  const timer = new AbortController()
  await Promise.race([work.catch(() => {}), sleep(ms, undefined, { signal: timer.signal }).then(tooLong, () => {})])
  timer.abort()
}

const listen = async (app: FastifyInstance, { host, port }: Config): Promise<void> => {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const taken = (error as { code?: string }).code === 'EADDRINUSE'
    throw new OperatorError(
      taken
        ? `Le port ${port} est déjà pris sur ${host} : arrêtez ce qui l’occupe, ou choisissez-en un autre avec PORT.`
        : `Liane ne peut pas écouter sur ${host}, port ${port} (${reasonOf(error)}) : vérifiez HOST et PORT.`,
    )
  }
}

const stopper = (
  app: FastifyInstance,
  connections: ReturnType<typeof watchConnections>,
  jobs: Jobs,
  installation: Installation,
) => {
  const stopAll = async () => {
    const { log } = installation
    const began = performance.now()
    log.info({ event: 'stopping' }, 'stopping')
    const draining = connections.drain()
    await within(STOP_MS.requests, app.close(), () => {
      log.warn({ event: 'requests.cut' }, 'requests still running were cut')
      app.server.closeAllConnections()
    })
    draining.end()
    await within(STOP_MS.jobs, jobs.stop())
    await within(STOP_MS.pools, installation.closePools())
    await within(STOP_MS.all - (performance.now() - began), installation.close())
    log.info({ event: 'stopped' }, 'stopped')
  }
  let stopping: Promise<void> | undefined
  return () => {
    stopping ??= stopAll()
    return stopping
  }
}

/**
 * Starts the site: configuration → database → app → demo → worker → listening. Prints where it is and how to get in.
 * @throws OperatorError when the operator must change something; what had been opened is closed.
 */
export const start = async (env: Environment): Promise<Running> => {
  const config = loadConfig(env)
  const log = openLog(config)
  const installation = await openInstallation(config, log)
  const { keys, towns, connection } = installation
  try {
    const jobs = await openJobs({ connection, log, clock: systemClock })
    const parts = { config, keys, towns, jobs, clock: systemClock, log }
    const app = await buildApp(parts)
    const connections = watchConnections(app.server)
    const stop = stopper(app, connections, jobs, installation)
    try {
      for (const town of towns.all) await importGeography(town)
      const demo = config.mode === 'demo' ? await ensureDemo(parts) : null
      for (const { pool, slug } of towns.all) await measureTables(pool, slug)
      await jobs.start()
      await listen(app, config)
      process.stdout.write(greeting({ config, note: installation.note, demo, address: app.server.address() as AddressInfo }))
      return { config, stop }
    } catch (error) {
      await stop()
      throw error
    }
  } catch (error) {
    await installation.close()
    throw error
  }
}
