import { sql } from 'kysely'
import { parisDay } from '#core/days.ts'
import type { Tx } from '#platform/db/database.ts'

/** Undoes those charges that are not undone yet, in one statement: the same entries with the other sign, the same value date. */
export const insertReversals = async (tx: Tx, transactions: readonly number[], actor: number): Promise<void> => {
  const { now } = tx.scope
  await sql`
    with written as (
      insert into ledger_transaction (kind, business_ref, reverses_id, recorded_at, recorded_on, account_id)
      select 'reversal', 'reversal:' || id, id, ${now}, ${parisDay(now)}, ${actor}::bigint
      from ledger_transaction where id = any(${[...transactions]}::bigint[]) and kind = 'charge' order by id
      on conflict do nothing
      returning id, reverses_id
    )
    insert into ledger_entry (transaction_id, account_id, amount_cents, value_date, person_id, activity_id,
      service_label, activity_label, sub_label, quantity, unit_cents)
    select t.id, e.account_id, -e.amount_cents, e.value_date, e.person_id, e.activity_id,
      e.service_label, e.activity_label, e.sub_label, e.quantity, e.unit_cents
    from written t join ledger_entry e on e.transaction_id = t.reverses_id
    order by e.id`.execute(tx)
}

/** Charge → its reversal. */
export const listReversals = async (tx: Tx, transactions: readonly number[]): Promise<Map<number, number>> => {
  const rows = await tx
    .selectFrom('ledger_transaction')
    .select(['id', 'reverses_id'])
    .where('reverses_id', '=', sql<number>`any(${[...transactions]}::bigint[])`)
    .execute()
  return new Map(rows.map((r) => [r.reverses_id!, r.id]))
}
