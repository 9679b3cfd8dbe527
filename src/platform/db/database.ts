import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '../../../db/schema.gen.ts'
import { nameIn } from './prepared.ts'
import { forgetSettled } from './settled.ts'
import { temporalTypes } from './temporal.ts'
import { borrowing, type Together } from './together.ts'

export { prepared, preparedRead } from './prepared.ts'
export type { DB }

/** Reads only. Pass `ctx.db` or a `Tx`. */
export type Db = Pick<Kysely<DB>, 'selectFrom' | 'fn' | 'with' | 'selectNoFrom' | 'getExecutor'>

/** Puts a job in the queue inside the business transaction: a rollback takes it away. */
export type Sender = {
  readonly send: (tx: Tx, name: string, data: object) => Promise<void>
  /** Sends one job per reaction to that fact (app/reactions.ts). */
  readonly record: (tx: Tx, fact: string, data: object) => Promise<void>
}

/** What a transaction is about: whose town, when. Lets facts recorded inside it name their town. */
export type TxScope = { readonly town: string; readonly now: Temporal.Instant; readonly jobs: Sender }

/** Writes. Only `inTransaction` makes one. */
export type Tx = Transaction<DB> & { readonly scope: TxScope }

/** Gives `prepared` statements to the driver under their name; every other one as it came. */
class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own signature has a dozen overloads.
  override query(...args: any[]): any {
    const [text, values, ...rest] = args
    const name = typeof text === 'string' ? nameIn(text) : null
    return (super.query as (...all: unknown[]) => unknown)(...(name ? [{ name, text, values }, ...rest] : args))
  }
}

/** How a connection of a town begins: in its schema. */
export const sessionOf = (connection: pg.ClientConfig, schema: string): pg.ClientConfig => ({
  ...connection,
  types: temporalTypes,
  application_name: `liane ${schema}`,
  // A crowd waits for its turn: it is not told that the site is down.
  connectionTimeoutMillis: 15_000,
  options: `-c search_path=${schema},public -c timezone=UTC -c datestyle=ISO -c statement_timeout=30000`,
})

/**
 * The pool of one town: every connection starts with that town's `search_path`, which `DISCARD ALL` restores, so no
 * statement can reach another town's tables by accident.
 */
export const openPool = (connection: pg.ClientConfig, schema: string, max = 10): pg.Pool => {
  const pool = new pg.Pool({ ...sessionOf(connection, schema), Client: PreparingClient as never, max })
  // An idle connection that breaks (server restarted) must not end the process; the next query opens another.
  pool.on('error', () => {})
  // Nor may one that breaks between two statements of a transaction: the next statement is refused, and says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

export const openDatabase = (pool: pg.Pool, together: Together | null = null): Kysely<DB> =>
  new Kysely<DB>({ dialect: new PostgresDialect({ pool: together ? borrowing(pool, together) : pool }) })

/** PostgreSQL answered «try again»: serialization failure or deadlock. */
const isRetryable = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code
  return code === '40001' || code === '40P01'
}

class Rollback extends Error {
  readonly answer: unknown
  constructor(answer: unknown) {
    super('rolled back by a refusal')
    this.answer = answer
  }
}

const isRefusal = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && (answer as { ok?: unknown }).ok === false

/**
 * Runs `work` in one READ COMMITTED transaction. A returned refusal (`ok: false`) rolls back and is returned; a throw
 * rolls back and is thrown; a deadlock or serialization failure is retried once. Locks are taken in this order:
 * request, activity_day (activity, day), ledger accounts (id). No network call and no password hashing inside.
 */
export const inTransaction = async <T>(
  ctx: { readonly db: Db; readonly town: { readonly slug: string }; readonly now: Temporal.Instant; readonly jobs: Sender },
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const db = ctx.db as Kysely<DB>
  const attempt = () =>
    db.transaction().execute(async (plainTx) => {
      const tx = Object.assign(plainTx, { scope: { town: ctx.town.slug, now: ctx.now, jobs: ctx.jobs } }) as Tx
      const answer = await work(tx)
      if (isRefusal(answer)) throw new Rollback(answer)
      return { answer, tx }
    })
  for (let again = 1; ; again--) {
    try {
      const { answer, tx } = await attempt()
      forgetSettled(ctx.db, tx)
      return answer
    } catch (error) {
      if (error instanceof Rollback) return error.answer as T
      if (again > 0 && isRetryable(error)) continue
      throw error
    }
  }
}

/** The constraint that a write broke, when that is what the error says (23505 unique, 23P01 exclusion, 23503 foreign key). */
export const brokenConstraint = (error: unknown): string | null => {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
  return code?.startsWith('23') ? (constraint ?? '') : null
}
