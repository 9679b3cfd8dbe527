import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { nameIn } from './prepared.ts'

/** A connection on which the short reads of everybody follow one another, without waiting for each other's answers. */
export type Together = {
  readonly query: (name: string, text: string, values: readonly unknown[]) => Promise<pg.QueryResult>
  /** False while something holds up what was sent (a lock, mostly): what comes next had better go elsewhere. */
  readonly isFlowing: () => boolean
  readonly close: () => Promise<void>
}

/** Milliseconds without an answer after which a connection is held up: its reads take one or two. */
const HELD_UP = 500

/** The connection is what failed, not the statement, which PostgreSQL answers with an error of its own. */
const isBroken = (error: unknown): boolean => (error as { severity?: unknown } | null)?.severity !== 'ERROR'

type Stream = { cork: () => void; uncork: () => void }
const streamOf = (client: pg.Client): Stream => (client as unknown as { connection: { stream: Stream } }).connection.stream

/** Opened at the first read, and again at the next one after it broke. */
export const openTogether = (config: pg.ClientConfig): Together => {
  let client: pg.Client | null = null
  let [waiting, answeredAt] = [0, 0]
  let corked = false

  const forget = (broken: pg.Client): void => {
    if (client === broken) client = null
    broken.end().catch(() => {})
  }
  const open = (): pg.Client => {
    const opened = new pg.Client({ ...config, pipeline: true } as pg.ClientConfig)
    opened.on('error', () => forget(opened))
    opened.on('end', () => forget(opened))
    opened.connect().catch(() => forget(opened))
    return opened
  }

  /** What is asked in one turn of the event loop leaves in one write. */
  const gather = (stream: Stream): void => {
    if (corked) return
    corked = true
    stream.cork()
    setImmediate(() => {
      corked = false
      stream.uncork()
    })
  }

  return {
    query: async (name, text, values) => {
      client ??= open()
      const used = client
      gather(streamOf(used))
      if (waiting++ === 0) answeredAt = performance.now()
      try {
        return await used.query({ name, text, values: values as unknown[] })
      } catch (error) {
        if (isBroken(error)) forget(used)
        throw error
      } finally {
        waiting--
        answeredAt = performance.now()
      }
    },
    isFlowing: () => waiting === 0 || performance.now() - answeredAt < HELD_UP,
    close: async () => {
      await client?.end()
    },
  }
}

/**
 * What Kysely takes for a pool. `prepared` reads outside a transaction go together; anything else borrows a connection of its own
 * from the pool, at the first query that needs one, and keeps it until it is released. A read whose shared connection broke is
 * asked again on one of its own: it has changed nothing.
 */
export const borrowing = (pool: pg.Pool, together: Together): PostgresPool => {
  const borrow = (): PostgresPoolClient => {
    let own: Promise<pg.PoolClient> | null = null
    const query = async (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
      const name = own === null && together.isFlowing() ? nameIn(text) : null
      if (name !== null) {
        try {
          return await together.query(name, text, values)
        } catch (error) {
          if (!isBroken(error)) throw error
        }
      }
      own ??= pool.connect()
      return (await own).query(text, values as unknown[])
    }
    const release = (destroy?: boolean): void => {
      own?.then(
        (client) => client.release(destroy),
        () => {},
      )
    }
    return { query, release } as unknown as PostgresPoolClient
  }
  const end = async (): Promise<void> => {
    await together.close()
    await pool.end()
  }
  return { options: pool.options, connect: async () => borrow(), end } as unknown as PostgresPool
}
