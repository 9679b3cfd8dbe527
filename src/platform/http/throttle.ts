import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { inTransaction, type Tx } from '../db/database.ts'
import { TooMany } from './errors.ts'

/** Counts survive a restart and are shared by every process. What they count is hashed: no address nor login at rest. */
type Where = Parameters<typeof inTransaction>[0]

/** At most `limit` in each window of `windowSeconds` (windows are aligned on the clock, not on the first hit). */
export type Limit = { readonly limit: number; readonly windowSeconds: number }

/**
 * The first `free` attempts pass; then each must wait, twice as long each time, from `firstDelay` to `maxDelay` seconds.
 * Attempts are forgotten `memory` seconds after they were made. Nobody is locked out for longer than `maxDelay`.
 */
export type Slowdown = { readonly free: number; readonly firstDelay: number; readonly maxDelay: number; readonly memory: number }

const bucketOf = (name: string): string => createHash('sha256').update(name).digest('base64url')
const seconds = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1000)
const instant = (epochSeconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(epochSeconds * 1000)

const add = (tx: Tx, bucket: string, window: Temporal.Instant) =>
  tx
    .insertInto('throttle')
    .values({ bucket, window_start: window, hits: 1 })
    .onConflict((c) => c.columns(['bucket', 'window_start']).doUpdateSet({ hits: sql`throttle.hits + 1` }))
    .returning('hits')
    .executeTakeFirstOrThrow()

/**
 * Counts one hit, in a transaction of its own: call it before the business transaction, so that what is refused counts too.
 * @param name what is counted and for whom: «sign-up address 192.0.2.1».
 * @throws TooMany with the seconds left in the window, when this hit is one too many.
 */
export const hit = async (ctx: Where, name: string, { limit, windowSeconds }: Limit): Promise<void> => {
  const now = seconds(ctx.now)
  const start = now - (now % windowSeconds)
  const { hits } = await inTransaction(ctx, (tx) => add(tx, bucketOf(name), instant(start)))
  if (hits > limit) throw new TooMany(start + windowSeconds - now)
}

/** Seconds to wait before the next attempt after `failures` of them, the last one `since` seconds ago. */
export const delayLeft = ({ free, firstDelay, maxDelay }: Slowdown, failures: number, since: number): number => {
  if (failures < free) return 0
  return Math.max(0, Math.min(maxDelay, firstDelay * 2 ** Math.min(failures - free, 30)) - since)
}

/**
 * Counts one attempt before it is tried, so that a hundred at the same time do not all pass; `forgive` takes it back when
 * it succeeds. An attempt made too early is refused without being counted.
 * @throws TooMany with the seconds to wait.
 */
export const attempt = async (ctx: Where, name: string, slowdown: Slowdown): Promise<void> => {
  const bucket = bucketOf(name)
  const wait = await inTransaction(ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${bucket}, 42))`.execute(tx)
    const made = await tx
      .selectFrom('throttle')
      .where('bucket', '=', bucket)
      .where('window_start', '>', ctx.now.subtract({ seconds: slowdown.memory }))
      .select((e) => [e.fn.coalesce(e.fn.sum<number>('hits'), sql<number>`0`).as('hits'), e.fn.max('window_start').as('last')])
      .executeTakeFirstOrThrow()
    const left = delayLeft(slowdown, Number(made.hits), made.last ? seconds(ctx.now) - seconds(made.last) : 0)
    if (left === 0) await add(tx, bucket, instant(seconds(ctx.now)))
    return left
  })
  if (wait > 0) throw new TooMany(wait)
}

/** Takes back the attempt just counted (`one`), or every attempt of that bucket (`all`). */
export const forgive = async (ctx: Where, name: string, which: 'one' | 'all'): Promise<void> => {
  const bucket = bucketOf(name)
  await inTransaction(ctx, async (tx) => {
    if (which === 'all') await tx.deleteFrom('throttle').where('bucket', '=', bucket).execute()
    else {
      await tx
        .updateTable('throttle')
        .set({ hits: sql`greatest(hits - 1, 0)` })
        .where('bucket', '=', bucket)
        .where('window_start', '=', instant(seconds(ctx.now)))
        .execute()
    }
  })
}

/** Deletes what no rule looks at any more. */
export const sweepThrottle = async (tx: Tx, olderThan: Temporal.Instant): Promise<void> => {
  await tx.deleteFrom('throttle').where('window_start', '<', olderThan).execute()
}
