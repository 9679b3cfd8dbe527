import type { Db, Tx } from '#platform/db/database.ts'
import type { Answer, Answers } from '../domain/answers.ts'
import type { AgentName } from './requests.ts'

/** PR-44 · Keeps what the answers of a sent request were. What did not change writes nothing. @returns how many changed */
export const recordChanges = async (
  tx: Tx,
  change: { readonly number: number; readonly before: Answers; readonly after: Answers; readonly account: number },
): Promise<number> => {
  const { number, before, after, account } = change
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const said = (answer: Answer | undefined): string => JSON.stringify(answer ?? null)
  const rows = names
    .filter((name) => said(before[name]) !== said(after[name]))
    .map((question) => ({
      request_number: number,
      account_id: account,
      at: tx.scope.now,
      question,
      before: said(before[question]),
      after: said(after[question]),
    }))
  if (rows.length > 0) await tx.insertInto('request_change').values(rows).execute()
  return rows.length
}

export type Change = {
  readonly at: Temporal.Instant
  readonly question: string
  readonly before: Answer
  readonly after: Answer
  /** Null: the family did. */
  readonly agent: AgentName | null
}

/** What changed since a request was sent, oldest first. */
export const listChanges = async (db: Db, number: number): Promise<Change[]> => {
  const rows = await db
    .selectFrom('request_change as c')
    .leftJoin('agent', 'agent.account_id', 'c.account_id')
    .select(['c.at', 'c.question', 'c.before', 'c.after', 'c.account_id', 'agent.first_name', 'agent.last_name', 'agent.quality'])
    .where('c.request_number', '=', number)
    .orderBy('c.id')
    .execute()
  return rows.map((r) => ({
    at: r.at,
    question: r.question,
    before: r.before as Answer,
    after: r.after as Answer,
    agent:
      r.first_name === null
        ? null
        : { account: r.account_id, firstName: r.first_name, lastName: r.last_name!, quality: r.quality! },
  }))
}
