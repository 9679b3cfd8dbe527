import type { Tx } from '#platform/db/database.ts'

/** Traces what an agent did. `action`: «agents.suspend»; `subject`: «agent/12», by number, never by name. */
export const recordAudit = async (
  tx: Tx,
  event: { readonly by: number; readonly action: string; readonly subject: string },
): Promise<void> => {
  await tx
    .insertInto('audit_event')
    .values({ account_id: event.by, action: event.action, subject: event.subject, at: tx.scope.now })
    .execute()
}
