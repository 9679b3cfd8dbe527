import { CompiledQuery } from 'kysely'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { Sender, Tx } from '../db/database.ts'
import type { TownCtx } from '../http/ctx.ts'

/** The queue of everything that happens after a request: letters, reactions, sweeps. */
const QUEUE = 'liane'
const RETRY = { retryLimit: 8, retryDelay: 5, retryBackoff: true, expireInSeconds: 300, deleteAfterSeconds: 14 * 86_400 }

/** A job's handler must be idempotent: it may run again after a crash. */
export type JobHandler = (ctx: TownCtx, data: never) => Promise<void>
export type Reaction = { readonly name: string; readonly run: JobHandler }
/** Runs for every town, on a cron expression read in Paris time. */
export type Schedule = {
  readonly name: string
  readonly cron: string
  readonly run: (
    ctx: TownCtx,
  ) => Promise<void> /** It erases what must go: it runs even where the town does not offer its feature. */
  readonly isKept?: boolean
}

export type Work = {
  readonly jobs: Readonly<Record<string, JobHandler>>
  /** Fact → who reacts (app/reactions.ts). */
  readonly reactions: Readonly<Record<string, readonly Reaction[]>>
  readonly schedules: readonly Schedule[]
}

type Envelope = { town: string; name: string; data: object }
type JobLog = { info(o: object, m: string): void; error(o: object, m: string): void }

export type Jobs = {
  readonly sender: Sender
  /** Says what each job does; before `start` and `runAll`. `ctxOf` builds the context of a town's job. */
  readonly define: (
    work: Work,
    ctxOf: (town: string, now: Temporal.Instant) => Promise<TownCtx>,
    towns: readonly string[],
  ) => void
  /** Starts handling, with schedules. */
  readonly start: () => Promise<void>
  /** Stops taking jobs, lets the running ones finish (2 s), releases connections. */
  readonly stop: () => Promise<void>
  /** The queue answers and, once started, the worker runs. */
  readonly ready: () => Promise<boolean>
  /** Handles everything that waits, now, in this process; failures are thrown. For tests and the demo's making. */
  readonly runAll: () => Promise<number>
}

const bound = (tx: Tx) => ({
  executeSql: async (text: string, values: unknown[] = []) => {
    const result = await tx.executeQuery(CompiledQuery.raw(text, values))
    return { rows: result.rows as never[] }
  },
})

/**
 * Opens the queue (pg-boss, schema `pgboss`, migrated here). Its own small pool keeps the driver's plain types: pg-boss
 * expects `Date`.
 */
export const openJobs = async (parts: { connection: pg.ClientConfig; log: JobLog; clock: Clock }): Promise<Jobs> => {
  const pool = new pg.Pool({ ...parts.connection, max: 3, application_name: 'liane jobs' })
  pool.on('error', () => {})
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values as unknown[]) },
    schema: 'pgboss',
  })
  boss.on('error', (error) => parts.log.error({ err: error }, 'job queue error'))
  await boss.start()
  await boss.createQueue(QUEUE, RETRY)

  let work: Work = { jobs: {}, reactions: {}, schedules: [] }
  let ctxOf: (town: string, now: Temporal.Instant) => Promise<TownCtx> = () =>
    Promise.reject(new Error('jobs are not defined yet'))
  let towns: readonly string[] = []
  let running = false

  const handlerOf = (name: string): JobHandler => {
    const reaction = /^(.+) → (.+)$/.exec(name)
    const found = reaction ? work.reactions[reaction[1]!]?.find((r) => r.name === reaction[2])?.run : work.jobs[name]
    if (!found) throw new Error(`no handler for job ${name}`)
    return found
  }
  const handle = async (envelope: Envelope): Promise<void> => {
    const schedule = work.schedules.find((s) => s.name === envelope.name)
    if (schedule) {
      for (const town of towns) await schedule.run(await ctxOf(town, parts.clock()))
      return
    }
    await handlerOf(envelope.name)(await ctxOf(envelope.town, parts.clock()), envelope.data as never)
  }
  const send = async (tx: Tx, name: string, data: object) => {
    await boss.send(QUEUE, { town: tx.scope.town, name, data } satisfies Envelope, { db: bound(tx) })
  }

  return {
    sender: {
      send,
      record: async (tx, fact, data) => {
        for (const reaction of work.reactions[fact] ?? []) await send(tx, `${fact} → ${reaction.name}`, data)
      },
    },
    define: (definitions, makeCtx, slugs) => {
      work = definitions
      ctxOf = makeCtx
      towns = slugs
    },
    start: async () => {
      for (const { name, cron } of work.schedules) {
        await boss.schedule(QUEUE, cron, { town: '', name, data: {} } satisfies Envelope, {
          tz: 'Europe/Paris',
          key: name.replaceAll('.', '_'),
        })
      }
      await boss.work<Envelope>(QUEUE, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
        if (!job) return
        try {
          await handle(job.data)
          parts.log.info({ job: job.data.name, town: job.data.town }, 'job done')
        } catch (error) {
          parts.log.error({ job: job.data.name, town: job.data.town, err: error }, 'job failed, will be retried')
          throw error
        }
      })
      running = true
    },
    stop: async () => {
      running = false
      await boss.stop({ graceful: true, timeout: 2_000 })
      await pool.end()
    },
    ready: async () => {
      await pool.query('select 1 from pgboss.job limit 1')
      return running
    },
    runAll: async () => {
      for (let done = 0; ; done++) {
        const [job] = await boss.fetch<Envelope>(QUEUE, { batchSize: 1 })
        if (!job) return done
        try {
          await handle(job.data)
        } catch (error) {
          await boss.fail(QUEUE, job.id)
          throw error
        }
        await boss.complete(QUEUE, job.id)
      }
    },
  }
}
