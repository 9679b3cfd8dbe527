import type { FastifyInstance } from 'fastify'
import type { ClientConfig } from 'pg'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { buildApp } from '#app/build-app.ts'
import { makeTownCtx } from '#app/work.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { openTowns, type Towns } from '#platform/db/towns.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { type Jobs, openJobs } from '#platform/jobs/jobs.ts'
import { openKeys } from '#platform/keys.ts'
import { ensureDemo } from '../../db/demo/create.ts'
import { preparedDatabase } from './database.ts'
import { scratchFolder } from './scratch.ts'
import { Visitor } from './visitor.ts'

export const ORIGIN = 'http://localhost:3000'

export type Letter = { readonly recipient: string; readonly subject: string; readonly text: string; readonly html: string }

export type Site = {
  readonly app: FastifyInstance
  /** Where files are kept. */
  readonly dataDir: string
  readonly towns: Towns
  readonly jobs: Jobs
  /** The town's context at the site's time, for actions without a page. */
  readonly ctx: () => Promise<TownCtx>
  /** A browser without JavaScript and without cookies. */
  readonly visitor: () => Visitor
  /** Moves the site's clock: «2017-11-13T10:00», Paris time. */
  readonly setClock: (paris: string) => void
  /** Moves the site's clock on. */
  readonly later: (duration: Temporal.DurationLike) => void
  /** Runs the waiting jobs and gives what the mailbox holds for that address, oldest first. */
  readonly letters: (to: string) => Promise<Letter[]>
}

/** What a site is configured with beside the demo. */
type More = Pick<Config, 'payfip'>

const open = async (connection: ClientConfig, clock: Clock, more: More = {}) => {
  const log = pino({ level: 'silent' })
  const towns = await openTowns(connection, { baseUrl: ORIGIN })
  const jobs = await openJobs({ connection, log, clock })
  const dataDir = scratchFolder()
  const config = {
    mode: 'demo',
    baseUrl: ORIGIN,
    dataDir,
    trustProxy: false,
    mailFrom: 'Isques <ne-pas-repondre@isques.example>',
    ...more,
  } as const
  const keys = openKeys({ key: Buffer.alloc(32, 7), dataDir: '/nowhere' })
  const app = await buildApp({ config, keys, towns, jobs, clock, log })
  const close = async () => {
    await app.close()
    await jobs.stop()
    await towns.close()
  }
  return { app, dataDir, towns, jobs, close }
}

/**
 * The whole portal on a database of its own, with the demo town made at that time. Call it at the top of a test file.
 * `at`: Paris time.
 */
export const testSite = async (at: string, more: More = {}): Promise<Site> => {
  const instant = (paris: string) => Temporal.PlainDateTime.from(paris).toZonedDateTime('Europe/Paris').toInstant()
  let now = instant(at)
  const clock = () => now
  const { connection } = await preparedDatabase(`demo_${at.replace(/\D/g, '')}`, async (making) => {
    const { towns, close } = await open(making, clock)
    await ensureDemo({ towns, clock })
    await close()
  })
  const { app, dataDir, towns, jobs, close } = await open(connection, clock, more)
  afterAll(close)
  return {
    app,
    dataDir,
    towns,
    jobs,
    ctx: () => makeTownCtx({ towns, jobs, mode: 'demo' })('isques', now),
    visitor: () => new Visitor(app, ORIGIN),
    setClock: (paris) => {
      now = instant(paris)
    },
    later: (duration) => {
      now = now.add(duration)
    },
    letters: async (to) => {
      await jobs.runAll()
      const rows = await towns
        .bySlug('isques')
        .db.selectFrom('demo_mail')
        .selectAll()
        .where('recipient', '=', to)
        .orderBy('id')
        .execute()
      return rows.map((row) => ({ recipient: row.recipient, subject: row.subject, text: row.text_part, html: row.html_part }))
    },
  }
}
