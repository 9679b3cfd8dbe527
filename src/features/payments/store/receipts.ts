import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Means, Receipt } from '../domain/receipt.ts'

/** The next receipt number. Its row stays locked until the end: a rollback gives the number back, so there is no hole. */
export const nextReceiptNumber = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ value: number }>`
    insert into counter as c (name, value) values ('receipt', 1)
    on conflict (name) do update set value = c.value + 1
    returning value`.execute(tx)
  return rows[0]!.value
}

/** PA-7 · A receipt for a payment just credited, under a number taken in the same transaction. */
export const insertReceipt = async (
  tx: Tx,
  receipt: {
    number: number
    household: number
    payer: number
    amountCents: number
    means: Means
    topUp?: number
    transaction: number
    agent?: number
  },
): Promise<void> => {
  await tx
    .insertInto('receipt')
    .values({
      number: receipt.number,
      household_id: receipt.household,
      payer_id: receipt.payer,
      amount_cents: receipt.amountCents,
      means: receipt.means,
      top_up_id: receipt.topUp ?? null,
      transaction_id: receipt.transaction,
      issued_at: tx.scope.now,
      issued_by: receipt.agent ?? null,
    })
    .execute()
}

const receipts = (db: Db) =>
  db
    .selectFrom('receipt as r')
    .leftJoin('agent as g', 'g.account_id', 'r.issued_by')
    .select((q) => [
      sql<string | null>`g.first_name || ' ' || g.last_name || ', ' || g.quality`.as('receivedBy'),
      'r.number',
      'r.household_id as household',
      'r.payer_id as payer',
      'r.amount_cents as amountCents',
      'r.means',
      'r.top_up_id as topUp',
      'r.issued_at as issuedAt',
      q
        .exists(
          q.selectFrom('ledger_transaction as t').whereRef('t.reverses_id', '=', 'r.transaction_id').select(sql`1`.as('one')),
        )
        .as('isCancelled'),
    ])
    .$narrowType<{ means: Means; isCancelled: boolean }>()

/** The household's receipts, newest first. */
export const listReceipts = (db: Db, household: number, howMany: number): Promise<Receipt[]> =>
  receipts(db).where('r.household_id', '=', household).orderBy('r.number', 'desc').limit(howMany).execute() as Promise<Receipt[]>

/** @throws Absent when it does not exist or is another household's. */
export const getReceipt = async (db: Db, at: { number: number; household: number }): Promise<Receipt> => {
  const row = await receipts(db).where('r.number', '=', at.number).where('r.household_id', '=', at.household).executeTakeFirst()
  if (!row) throw new Absent(`receipt ${at.number} of household ${at.household}`)
  return row as Receipt
}

/** For agents' pages. @throws Absent */
export const getAnyReceipt = async (db: Db, number: number): Promise<Receipt> => {
  const row = await receipts(db).where('r.number', '=', number).executeTakeFirst()
  if (!row) throw new Absent(`receipt ${number}`)
  return row as Receipt
}

/** An agent prints it. @returns whether it was printed before. */
export const addEdition = async (tx: Tx, number: number, agent: number): Promise<boolean> => {
  // Two printings at once: the second waits, and is a duplicate.
  await sql`select number from receipt where number = ${number} for update`.execute(tx)
  const before = await tx.selectFrom('receipt_edition').select('id').where('receipt_number', '=', number).executeTakeFirst()
  await tx.insertInto('receipt_edition').values({ receipt_number: number, edited_at: tx.scope.now, edited_by: agent }).execute()
  return before !== undefined
}
