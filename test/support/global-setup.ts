import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { importGeography } from '#features/geography/index.ts'
import { type Cluster, openCluster } from '#platform/db/cluster.ts'
import { ensureRegistry, migrateTowns, openTowns } from '#platform/db/towns.ts'
import { ensureBuilt } from '../../tools/build.js'
import { findChromium } from './chromium.ts'
import { keepTemplate, takeTemplate } from './template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** How to reach the run's PostgreSQL; its database is the migrated template. */
    postgres: ClientConfig
    /** Path of the browser, «» when this machine has none (`npm test` refuses to run then). */
    chromium: string
  }
}

type Run = { users: number; readonly folder: string; readonly cluster: Promise<Cluster> }
/** Each vitest project runs this file: the first one opens, the last one closes. */
const runs = globalThis as typeof globalThis & { lianeTestRun?: Run }

/** The template: registry, town «isques» migrated, communes and countries, the queue's own tables. No rows of a town. */
const makeTemplate = async ({ connection }: Cluster): Promise<void> => {
  await ensureRegistry(connection, { slug: 'isques', hosts: ['localhost', '127.0.0.1'] })
  await migrateTowns(connection)
  const towns = await openTowns(connection, { baseUrl: 'http://localhost:3000' })
  for (const town of towns.all) await importGeography(town)
  await towns.close()
  const boss = new PgBoss({ ...connection, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
}

const open = async (dataDir: string): Promise<Cluster> => {
  await ensureBuilt('public')
  const start = () => openCluster({ dataDir, log: pino({ level: 'silent' }), tests: true })
  if (takeTemplate(dataDir)) return start()
  const cluster = await start()
  await makeTemplate(cluster)
  await cluster.stop()
  keepTemplate(dataDir)
  return start()
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!runs.lianeTestRun) {
    const folder = mkdtempSync(join(tmpdir(), 'liane-tests-'))
    runs.lianeTestRun = { users: 0, folder, cluster: open(folder) }
  }
  const run = runs.lianeTestRun
  run.users += 1
  project.provide('postgres', (await run.cluster).connection)
  project.provide('chromium', findChromium() ?? '')
  return async () => {
    run.users -= 1
    if (run.users > 0) return
    runs.lianeTestRun = undefined
    await (await run.cluster).stop()
    rmSync(run.folder, { recursive: true, force: true })
  }
}
