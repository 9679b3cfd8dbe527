import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findActor } from '#features/accounts/store/sessions.ts'
import { loadConfig } from '#platform/config.ts'
import { openStorage } from '#platform/db/storage.ts'
import { openTowns } from '#platform/db/towns.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { openLog } from '#platform/installation.ts'
import { freePort, startPortal } from './portal.ts'

/** Both sides write the same rows: no letters, no facts. */
const jobs = { send: async () => {}, record: async () => {} }

/** The demo town on a PostgreSQL and a data folder of its own, without its portal. */
export const openDemoTown = async (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), `liane-bench-${name}-`))
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  const port = await freePort()
  await (await startPortal(dataDir, port)).stop()
  const config = loadConfig({ LIANE_DATA: dataDir, PORT: String(port) })
  const storage = await openStorage(config, openLog({ logLevel: 'silent' }))
  const towns = await openTowns(storage.connection, { baseUrl: config.baseUrl })
  const { db, pool } = towns.bySlug('isques')
  return {
    db,
    pool,
    /** What an action is given now; the town's revision is read, as by a request. */
    ctxNow: async (): Promise<TownCtx> => {
      const now = Temporal.Now.instant()
      const found = await findActor(db, null, now)
      return { town: { ...found!.town, slug: 'isques', baseUrl: config.baseUrl }, db, now, jobs, mode: 'demo' }
    },
    close: async (): Promise<void> => {
      await towns.close()
      await storage.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}
