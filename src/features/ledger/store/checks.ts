import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'

/** A thing found wrong. `what`: of which account, transaction or seal; `cents`: by how much. */
export type Difference = { readonly kind: 'balance' | 'unbalanced' | 'seal'; readonly number: number; readonly cents: number }

/** Recomputes every kept balance, and every transaction's sum, in one statement each. */
export const findDifferences = async (db: Db): Promise<Difference[]> => {
  const { rows } = await sql<{ kind: Difference['kind']; number: number; cents: number }>`
    select 'balance' as kind, a.id as number, (coalesce(b.balance_cents, 0) - coalesce(s.cents, 0))::bigint as cents
    from ledger_account a left join ledger_balance b on b.account_id = a.id
    left join (select account_id, sum(amount_cents) as cents from ledger_entry group by account_id) s on s.account_id = a.id
    where a.kind = 'household' and coalesce(b.balance_cents, 0) <> coalesce(s.cents, 0)
    union all
    select 'unbalanced', transaction_id, sum(amount_cents)::bigint from ledger_entry group by transaction_id having sum(amount_cents) <> 0
    order by 1, 2`.execute(db as never)
  return rows
}

export type LedgerCheck = {
  readonly at: Temporal.Instant
  readonly transactions: number
  readonly differences: readonly Difference[]
}

export const insertCheck = async (tx: Tx, differences: readonly Difference[]): Promise<void> => {
  await sql`insert into ledger_check (at, transactions, differences)
    select ${tx.scope.now}, count(*), ${JSON.stringify(differences)}::jsonb from ledger_transaction`.execute(tx)
}

/** What the last nightly check found; undefined before the first. */
export const lastCheck = async (db: Db): Promise<LedgerCheck | undefined> => {
  const row = await db
    .selectFrom('ledger_check')
    .select(['at', 'transactions', 'differences'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, differences: row.differences as unknown as Difference[] }
}
