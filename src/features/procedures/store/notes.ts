import type { Db, Tx } from '#platform/db/database.ts'

export type Note = { readonly id: number; readonly at: Temporal.Instant; readonly body: string; readonly by: string }

/** What agents told each other about that request, latest first. */
export const listNotes = async (db: Db, number: number): Promise<Note[]> => {
  const rows = await db
    .selectFrom('request_note as n')
    .innerJoin('agent', 'agent.account_id', 'n.account_id')
    .select(['n.id', 'n.at', 'n.body', 'agent.first_name', 'agent.last_name', 'agent.quality'])
    .where('n.request_number', '=', number)
    .orderBy('n.id', 'desc')
    .execute()
  return rows.map(({ id, at, body, first_name, last_name, quality }) => ({
    id,
    at,
    body,
    by: `${first_name} ${last_name}, ${quality}`,
  }))
}

export const addNote = async (tx: Tx, note: { number: number; account: number; body: string }): Promise<void> => {
  await tx
    .insertInto('request_note')
    .values({ request_number: note.number, account_id: note.account, at: tx.scope.now, body: note.body })
    .execute()
}
