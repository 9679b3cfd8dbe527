import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'

/** What an agent decided and has not sent. */
export type Verdict = {
  readonly requirement: number
  readonly document: number | null
  readonly isValid: boolean
  readonly validUntil: Day | null
  readonly reason: string | null
  readonly isSeenOnly: boolean
  readonly agent: number
}

const verdicts = (db: Db) => db.selectFrom('paper_verdict').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof verdicts>['executeTakeFirstOrThrow']>>
const verdictOf = (row: Row): Verdict => ({
  requirement: row.requirement_id,
  document: row.document_id,
  isValid: row.verdict === 'valide',
  validUntil: row.valid_until,
  reason: row.reason,
  isSeenOnly: row.is_seen_only,
  agent: row.agent_id,
})

export const findVerdict = async (db: Db, requirement: number): Promise<Verdict | null> => {
  const row = await verdicts(db).where('requirement_id', '=', requirement).executeTakeFirst()
  return row ? verdictOf(row) : null
}

/** What this agent decided and has not sent, in the order decided. */
export const listVerdicts = async (db: Db, agent: number): Promise<Verdict[]> =>
  (await verdicts(db).where('agent_id', '=', agent).orderBy('decided_at').orderBy('requirement_id').execute()).map(verdictOf)

/** Decided again, the former is forgotten. */
export const saveVerdict = async (tx: Tx, verdict: Verdict): Promise<void> => {
  const columns = {
    document_id: verdict.document,
    verdict: verdict.isValid ? 'valide' : 'invalide',
    valid_until: verdict.validUntil,
    reason: verdict.reason,
    is_seen_only: verdict.isSeenOnly,
    agent_id: verdict.agent,
    decided_at: tx.scope.now,
  }
  await tx
    .insertInto('paper_verdict')
    .values({ requirement_id: verdict.requirement, ...columns })
    .onConflict((c) => c.column('requirement_id').doUpdateSet(columns))
    .execute()
}

/** @returns whether there was one of this agent's */
export const deleteVerdict = async (tx: Tx, requirement: number, agent: number): Promise<boolean> =>
  (await tx
    .deleteFrom('paper_verdict')
    .where('requirement_id', '=', requirement)
    .where('agent_id', '=', agent)
    .returning('requirement_id')
    .executeTakeFirst()) !== undefined

/** DO-11 · What was decided becomes what the family sees. */
export const applyVerdict = async (tx: Tx, verdict: Verdict): Promise<void> => {
  await tx
    .updateTable('requirement')
    .set({
      status: verdict.isValid ? 'valide' : 'invalide',
      valid_until: verdict.validUntil,
      reason: verdict.reason,
      is_seen_only: verdict.isSeenOnly,
      is_concerned: true,
      decided_by: verdict.agent,
      decided_at: tx.scope.now,
      warned_for: null,
    })
    .where('id', '=', verdict.requirement)
    .execute()
  await tx.deleteFrom('paper_verdict').where('requirement_id', '=', verdict.requirement).execute()
}
