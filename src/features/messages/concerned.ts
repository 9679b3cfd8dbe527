import { port } from '#core/port.ts'
import type { Db, Tx } from '#platform/db/database.ts'

/** A request as agents recognise it beside its messages. */
export type Brief = {
  readonly number: number
  readonly title: string
  readonly status: string
  /** «MOUNIER Éric» */
  readonly child: string | null
  readonly submittedAt: Temporal.Instant | null
  /** Its file, for agents. */
  readonly url: string
}

/** A procedure that only asks for an answer: open without an account. */
export type ContactProcedure = { readonly slug: string; readonly title: string; readonly isOpen: boolean; readonly url: string }

/** What messages ask from the feature that owns requests (plugged in app/ports.ts). */
export type Concerned = {
  /** Title of each request («Fiche enfant») by number. */
  readonly titles: (db: Db, requests: readonly number[]) => Promise<ReadonlyMap<number, string>>
  /** Where its author finds it. */
  readonly url: (request: number) => string
  /** Null for a draft or an unknown number. */
  readonly brief: (db: Db, request: number) => Promise<Brief | null>
  /** An agent has written about it: a request that only asked for an answer is then done. */
  readonly answered: (tx: Tx, what: { readonly request: number; readonly account: number }) => Promise<void>
  /** Null when there is none of that name, or when it needs an account. */
  readonly contact: (db: Db, slug: string) => Promise<ContactProcedure | null>
}

export const concerned = port<Concerned>('messages.concerned')
