import type { Tx } from '#platform/db/database.ts'
import type { Answers } from '../domain/answers.ts'

/** Writes answers that an agent corrects in a request that they hold. @returns false when they hold it no more */
export const writeCorrection = async (
  tx: Tx,
  change: {
    readonly number: number
    readonly holder: number
    readonly answers: Answers
    readonly schoolYear: number | null
    readonly service: number
  },
): Promise<boolean> => {
  const done = await tx
    .updateTable('request')
    .set((e) => ({
      answers: JSON.stringify(change.answers),
      school_year: change.schoolYear,
      service_id: change.service,
      updated_at: tx.scope.now,
      revision: e('revision', '+', 1),
    }))
    .where('number', '=', change.number)
    .where('taken_by', '=', change.holder)
    .where('status', '=', 'en_traitement')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
