import { port } from '#core/port.ts'
import type { Result } from '#core/result.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Answers } from './domain/answers.ts'
import type { Definition } from './domain/definition.ts'

/** What an effect needs to know of a request. */
export type RequestForEffect = {
  readonly number: number
  /** `effect` says which effect it is; null means none, and the port is not asked. */
  readonly effect: NonNullable<Definition['effect']>
  readonly child: number | null
  readonly schoolYear: number | null
  readonly answers: Answers
  readonly definition: Definition
}

/**
 * What accepting a request changes, done by a later feature inside the accepting transaction. Each of the three may be
 * called again without doing it twice.
 */
export type Effects = {
  /** One sentence per consequence, for the agent to read before accepting. */
  readonly preview: (db: Db, request: RequestForEffect) => Promise<readonly string[]>
  /** A refusal undoes the whole acceptance. */
  readonly apply: (tx: Tx, request: RequestForEffect) => Promise<Result<null>>
  /** Takes back what `apply` did. Refused when a family has used it since; `details.count`: how many times. */
  readonly undo: (tx: Tx, request: RequestForEffect) => Promise<Result<null>>
}

export const effects = port<Effects>('procedures.effects')
