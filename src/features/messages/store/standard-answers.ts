import { alphabetical } from '#platform/db/alphabetical.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'

export type StandardAnswer = {
  readonly id: number
  /** Null: offered to every service. */
  readonly service: number | null
  readonly title: string
  readonly body: string
  readonly updatedAt: Temporal.Instant
}

const COLUMNS = ['id', 'service_id as service', 'title', 'body', 'updated_at as updatedAt'] as const

/** Those offered to these services (null: all of them), by title. */
export const listStandardAnswers = (db: Db, services: readonly number[] | null): Promise<StandardAnswer[]> => {
  let query = db.selectFrom('standard_answer').select(COLUMNS).where('removed_at', 'is', null)
  if (services !== null) query = query.where((e) => e.or([e('service_id', 'is', null), e('service_id', 'in', [...services])]))
  return query.orderBy(alphabetical('title')).orderBy('id').execute()
}

/** @throws Absent when it does not exist or is another service's. */
export const getStandardAnswer = async (db: Db, id: number, services: readonly number[] | null): Promise<StandardAnswer> => {
  const found = await db.selectFrom('standard_answer').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  const isTheirs = found && (services === null || found.service === null || services.includes(found.service))
  if (!isTheirs) throw new Absent(`standard answer ${id}`)
  return found
}

type NewAnswer = { readonly service: number | null; readonly title: string; readonly body: string; readonly by: number | null }

const valuesOf = (tx: Tx, a: NewAnswer) => ({
  service_id: a.service,
  title: a.title,
  body: a.body,
  updated_by: a.by,
  updated_at: tx.scope.now,
})

export const insertStandardAnswer = async (tx: Tx, answer: NewAnswer): Promise<number> =>
  (await tx.insertInto('standard_answer').values(valuesOf(tx, answer)).returning('id').executeTakeFirstOrThrow()).id

export const updateStandardAnswer = async (tx: Tx, id: number, answer: NewAnswer): Promise<void> => {
  await tx.updateTable('standard_answer').set(valuesOf(tx, answer)).where('id', '=', id).execute()
}

/** Twice is once. @returns false when it was so already */
export const removeStandardAnswer = async (tx: Tx, id: number): Promise<boolean> =>
  (await tx
    .updateTable('standard_answer')
    .set({ removed_at: tx.scope.now })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()) !== undefined
