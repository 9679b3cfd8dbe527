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
