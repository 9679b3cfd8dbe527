import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Db } from '#platform/db/database.ts'

/** What value dates after `day` will take from (below zero) or give to the household's account, day by day. */
export const listComing = async (db: Db, household: number, day: Day): Promise<{ day: Day; cents: Cents }[]> =>
  db
    .selectFrom('ledger_entry as e')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .where('a.household_id', '=', household)
    .where('e.value_date', '>', day)
    .groupBy('e.value_date')
    .orderBy('e.value_date')
    .select(['e.value_date as day', sql<number>`sum(e.amount_cents)::bigint`.as('cents')])
    .execute()

/** Balances by value date, that day included, of those households; all that have an account when none is named. */
export const listDueBalances = async (
  db: Db,
  day: Day,
  households: readonly number[] | null = null,
): Promise<{ household: number; cents: Cents; balanceCents: Cents }[]> => {
  const { rows } = await sql<{ household: number; cents: number; balance: number }>`
    select a.household_id as household, coalesce(b.balance_cents, 0) as balance,
      (coalesce(b.balance_cents, 0) - coalesce(l.later, 0))::bigint as cents
    from ledger_account a
    left join ledger_balance b on b.account_id = a.id
    left join lateral (
      select sum(e.amount_cents) as later from ledger_entry e where e.account_id = a.id and e.value_date > ${day}
    ) as l on true
    where a.kind = 'household' and (${households === null} or a.household_id = any(${[...(households ?? [])]}::bigint[]))
    order by a.household_id`.execute(db)
  return rows.map((r) => ({ household: r.household, cents: r.cents, balanceCents: r.balance }))
}
