import type { Tx } from '../db/database.ts'
import type { TownCtx } from '../http/ctx.ts'
import type { JobHandler, Reaction } from './jobs.ts'

/** Something that happened, told upwards: past tense, `subject.what-happened`. Carries numbers, not names. */
export type Fact<D extends object> = {
  readonly name: string
  /** In the transaction that makes it true. */
  readonly record: (tx: Tx, data: D) => Promise<void>
}

export const fact = <D extends object>(name: string): Fact<D> => ({
  name,
  record: (tx, data) => tx.scope.jobs.record(tx, name, data),
})

/** A line of app/reactions.ts: who reacts to a fact. Each reaction is a job of its own, retried alone. */
export const reactionsTo = <D extends object>(
  what: Fact<D>,
  reactions: Readonly<Record<string, (ctx: TownCtx, data: D) => Promise<void>>>,
): [string, Reaction[]] => [what.name, Object.entries(reactions).map(([name, run]) => ({ name, run: run as JobHandler }))]

/** A piece of work for later: imperative, `subject.verb`. */
export type Job<D extends object> = {
  readonly name: string
  readonly later: (tx: Tx, data: D) => Promise<void>
  readonly run: (ctx: TownCtx, data: D) => Promise<void>
}

export const job = <D extends object>(name: string, run: (ctx: TownCtx, data: D) => Promise<void>): Job<D> => ({
  name,
  later: (tx, data) => tx.scope.jobs.send(tx, name, data),
  run,
})
