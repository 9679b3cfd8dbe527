import { sql } from 'kysely'
import type { Tx } from './database.ts'

/**
 * Traces what somebody who works for the town read or changed, and what was refused to somebody signed in; append-only. `account`: who. `action`: «agents.suspend»,
 * «requests.read». `subject`: what, by number and never by name: «agent/12», «demande/125», «personne/31».
 */
export const trace = async (
  tx: Tx,
  event: { readonly account: number; readonly action: string; readonly subject: string },
): Promise<void> => {
  await tx
    .insertInto('audit_event')
    .values({ account_id: event.account, action: event.action, subject: event.subject, at: tx.scope.now })
    .execute()
}

/**
 * Deletes what is older than that moment from a trail that refuses every other deletion: the database is told the limit for
 * this transaction, and keeps the last three years whatever it is (migration 0101). @returns how much went
 */
export const sweepTrail = async (tx: Tx, table: 'audit_event' | 'setting_change', before: Temporal.Instant): Promise<number> => {
  const limit = (moment: string) => sql`select set_config('liane.swept_before', ${moment}, true)`.execute(tx)
  await limit(before.toString())
  const { numDeletedRows } = await tx.deleteFrom(table).where('at', '<', before).executeTakeFirstOrThrow()
  await limit('')
  return Number(numDeletedRows)
}
