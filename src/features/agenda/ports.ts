import { port } from '#core/port.ts'
import type { Db } from '#platform/db/database.ts'

export type Contact = { readonly name: string; readonly phone: string | null }

/**
 * What the day's lists say of a child, from the fiche that the town hall accepted. Null: not filled in. `meal`, `allergies`
 * and `pai` are health data: shown to whoever holds `health.read`, and `meal` counted for the kitchen.
 */
export type ChildFacts = {
  readonly meal: string | null
  readonly allergies: string | null
  readonly pai: string | null
  /** Who may fetch the child. */
  readonly authorised: readonly Contact[]
  /** Whom to call, first to call first. */
  readonly toCall: readonly Contact[]
}

/** Answered by whoever keeps the fiches; children of whom nothing is known are not in the answer. */
export const childFacts =
  port<(db: Db, children: readonly number[]) => Promise<ReadonlyMap<number, ChildFacts>>>('agenda.child-facts')
