import type { Day } from '#core/days.ts'
import { port } from '#core/port.ts'
import type { Db } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'

/** What papers need to know of a request. */
export type Brief = {
  readonly title: string
  /** The service in charge. */
  readonly service: number
  /** Sent and not over: it waits, or what it gave still holds on that day. */
  readonly isCurrent: boolean
  /** Its school year has ended, decided or not; false when it has none. */
  readonly isOver: boolean
}

/** What was answered, question by question, as this agent may read it. */
export type RequestAnswers = readonly { readonly label: string; readonly lines: readonly string[] }[]

/** The requests that need papers, asked from the feature that owns requests (plugged in app/ports.ts). */
export type Concerned = {
  /** Each request by number; those that were never sent are absent. */
  readonly briefs: (db: Db, requests: readonly number[], today: Day) => Promise<ReadonlyMap<number, Brief>>
  /** What is compared with a paper; empty for an agent who may not open the request. */
  readonly answers: (ctx: Ctx<Agent>, request: number) => Promise<RequestAnswers>
  /** Where its author finds it. */
  readonly url: (request: number) => string
  /** Where agents find it. */
  readonly fileUrl: (request: number) => string
}

export const concerned = port<Concerned>('documents.concerned')
