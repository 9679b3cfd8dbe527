import type { Tx } from '../db/database.ts'

/** Puts a job in the queue inside the business transaction: a rollback takes it away. */
export type Sender = {
  readonly send: (tx: Tx, name: string, data: object) => Promise<void>
  /** Sends one job per reaction to that fact (app/reactions.ts). */
  readonly record: (tx: Tx, fact: string, data: object) => Promise<void>
}
