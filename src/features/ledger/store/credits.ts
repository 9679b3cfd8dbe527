import { sql } from 'kysely'
import { parisDay } from '#core/days.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Credit, creditedCents } from '../domain/charge.ts'

/** The household's credit and the bank's debit, unless that reference is written already. Value date: the record date. */
export const insertCredit = async (tx: Tx, credit: Credit): Promise<void> => {
  const { now } = tx.scope
  await sql`
    with written as (
      insert into ledger_transaction (kind, business_ref, recorded_at, recorded_on, account_id)
      values ('top_up', ${credit.ref}, ${now}, ${parisDay(now)}, ${credit.actor}::bigint)
      on conflict (business_ref) do nothing
      returning id, recorded_on
    )
    insert into ledger_entry (transaction_id, account_id, amount_cents, value_date, sub_label)
    select t.id, l.id, l.sign * ${creditedCents(credit)}::bigint, t.recorded_on, ${credit.note ?? null}::text
    from written t
    cross join lateral (
      select id, 1 as sign from ledger_account where household_id = ${credit.household}::bigint
      union all
      select id, -1 from ledger_account where kind = 'bank'
    ) as l`.execute(tx)
}

/** What that reference credited. Undefined when it did not. */
export const findCredit = (
  tx: Tx,
  ref: string,
): Promise<{ id: number; household: number | null; amountCents: number } | undefined> =>
  tx
    .selectFrom('ledger_transaction as t')
    .innerJoin('ledger_entry as e', 'e.transaction_id', 't.id')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .select(['t.id', 'a.household_id as household', 'e.amount_cents as amountCents'])
    .where('t.business_ref', '=', ref)
    .where('t.kind', '=', 'top_up')
    .where('a.kind', '=', 'household')
    .executeTakeFirst()
