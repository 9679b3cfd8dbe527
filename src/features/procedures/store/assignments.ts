import type { Tx } from '#platform/db/database.ts'

/** Only while it waits to be taken in charge, and only if it changes something. @returns whether it did */
export const assign = async (tx: Tx, number: number, to: number | null): Promise<boolean> => {
  const done = await tx
    .updateTable('request')
    .set({ assigned_to: to })
    .where('number', '=', number)
    .where('status', '=', 'enregistree')
    .where('assigned_to', 'is distinct from', to)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
