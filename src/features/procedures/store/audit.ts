import type { Tx } from '#platform/db/database.ts'

/** Traces that an agent opened or changed a family's file. `subject`: «demande/125». */
export const trace = async (
  tx: Tx,
  event: { account: number; action: string; number: number; at: Temporal.Instant },
): Promise<void> => {
  await tx
    .insertInto('audit_event')
    .values({ account_id: event.account, action: event.action, subject: `demande/${event.number}`, at: event.at })
    .execute()
}
