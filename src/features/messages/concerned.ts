import { port } from '#core/port.ts'
import type { Db } from '#platform/db/database.ts'

/** What a message's request is called, asked from the feature that owns requests (plugged in app/ports.ts). */
export type Concerned = {
  /** Title of each request («Fiche enfant») by number. */
  readonly titles: (db: Db, requests: readonly number[]) => Promise<ReadonlyMap<number, string>>
  /** Where its author finds it. */
  readonly url: (request: number) => string
}

export const concerned = port<Concerned>('messages.concerned')
