import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The next receipt number. Its row stays locked until the end: a rollback gives the number back, so there is no hole. */
export const nextReceiptNumber = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ value: number }>`
    insert into counter as c (name, value) values ('receipt', 1)
    on conflict (name) do update set value = c.value + 1
    returning value`.execute(tx)
  return rows[0]!.value
}
