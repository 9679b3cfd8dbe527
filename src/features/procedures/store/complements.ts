import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'

/** What a family was asked to complete or correct. */
export type Complement = {
  readonly id: number
  readonly number: number
  readonly askedBy: number
  readonly askedAt: Temporal.Instant
  readonly sentence: string
  /** Names of the answers to correct. */
  readonly questions: readonly string[]
  /** Types of the papers to give. */
  readonly papers: readonly string[]
  readonly answerBy: Day
  readonly answeredAt: Temporal.Instant | null
  readonly seenAt: Temporal.Instant | null
}

const complements = (db: Db) =>
  db
    .selectFrom('request_complement')
    .select([
      'id',
      'request_number as number',
      'asked_by as askedBy',
      'asked_at as askedAt',
      'sentence',
      'questions',
      'papers',
      'answer_by as answerBy',
      'answered_at as answeredAt',
      'seen_at as seenAt',
    ])

/** What the family must answer now; null when nothing is asked. */
export const openComplement = async (db: Db, number: number): Promise<Complement | null> =>
  (await complements(db).where('request_number', '=', number).where('closed_at', 'is', null).executeTakeFirst()) ?? null

export const addComplement = async (
  tx: Tx,
  asked: Pick<Complement, 'number' | 'askedBy' | 'sentence' | 'questions' | 'papers' | 'answerBy'>,
): Promise<void> => {
  await tx
    .insertInto('request_complement')
    .values({
      request_number: asked.number,
      asked_by: asked.askedBy,
      asked_at: tx.scope.now,
      sentence: asked.sentence,
      questions: [...asked.questions],
      papers: [...asked.papers],
      answer_by: asked.answerBy,
    })
    .execute()
}

/** It stops waiting: `isAnswered` by the family, or taken back by an agent. */
export const closeComplement = async (tx: Tx, id: number, isAnswered: boolean): Promise<void> => {
  const at = tx.scope.now
  await tx
    .updateTable('request_complement')
    .set({ closed_at: at, answered_at: isAnswered ? at : null })
    .where('id', '=', id)
    .execute()
}

/** The agent who holds the request has read the family's answer. */
export const markComplementSeen = async (tx: Tx, number: number): Promise<void> => {
  await tx
    .updateTable('request_complement')
    .set({ seen_at: tx.scope.now })
    .where('request_number', '=', number)
    .where('answered_at', 'is not', null)
    .where('seen_at', 'is', null)
    .execute()
}

/** What is asked now about each of these requests, by number. */
export const openComplements = async (db: Db, numbers: readonly number[]): Promise<ReadonlyMap<number, Complement>> => {
  if (numbers.length === 0) return new Map()
  const rows = await complements(db)
    .where('request_number', 'in', [...numbers])
    .where('closed_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.number, row]))
}
