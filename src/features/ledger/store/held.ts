import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { TownAccount } from '../domain/posting.ts'
import { openAccounts } from './accounts.ts'

/**
 * Nobody else moves this household's account until the end of the transaction: every entry holds its account's row, which
 * is opened when missing.
 */
export const holdHousehold = async (tx: Tx, household: number): Promise<void> => {
  await openAccounts(tx, { households: [household] })
  await sql`select id from ledger_account where household_id = ${household} for update`.execute(tx)
}

/** What each till holds now (money that came in and was neither handed over nor given back). */
export const listHeld = async (db: Db): Promise<Map<TownAccount, Cents>> => {
  const rows = await db
    .selectFrom('ledger_account as a')
    .innerJoin('ledger_entry as e', 'e.account_id', 'a.id')
    .where('a.household_id', 'is', null)
    .where('a.service_id', 'is', null)
    .groupBy('a.kind')
    .select(['a.kind', sql<number>`(-sum(e.amount_cents))::bigint`.as('cents')])
    .execute()
  return new Map(rows.map((r) => [r.kind as TownAccount, r.cents]))
}

export type Debt = {
  readonly household: number
  readonly dueCents: Cents
  /** Value date of the oldest charge not covered. */
  readonly since: Day
  /** Not covered for under 30 days, 30 to 59, 60 to 89, 90 and more. */
  readonly byAge: readonly [Cents, Cents, Cents, Cents]
}

/**
 * LE-7 · Who owes what on that day and since when, by value date: what came in covers the oldest charges first, so what is
 * missing is the newest ones; charges taken back count no more.
 */
export const listDebts = async (db: Db, day: Day): Promise<Debt[]> => {
  const { rows } = await sql<{ household: number; due: number; since: Day; a: number; b: number; c: number; d: number }>`
    with due as materialized (
      select a.id, a.household_id, -sum(e.amount_cents) as due
      from ledger_account a join ledger_entry e on e.account_id = a.id
      where a.kind = 'household' and e.value_date <= ${day}
      group by a.id, a.household_id having sum(e.amount_cents) < 0
    ), debits as (
      select d.household_id, d.due, e.value_date, -e.amount_cents as cents,
        sum(-e.amount_cents) over (partition by e.account_id order by e.value_date desc, e.id desc) as upto
      from due d join ledger_entry e on e.account_id = d.id join ledger_transaction t on t.id = e.transaction_id
      where e.amount_cents < 0 and e.value_date <= ${day} and t.kind <> 'reversal'
        and not exists (select 1 from ledger_transaction r where r.reverses_id = t.id)
    ), missing as (
      select household_id, due, value_date, ${day}::date - value_date as age, least(cents, due - (upto - cents)) as cents
      from debits where upto - cents < due
    )
    select household_id as household, max(due)::bigint as due, min(value_date) as since,
      coalesce(sum(cents) filter (where age < 30), 0)::bigint as a,
      coalesce(sum(cents) filter (where age between 30 and 59), 0)::bigint as b,
      coalesce(sum(cents) filter (where age between 60 and 89), 0)::bigint as c,
      coalesce(sum(cents) filter (where age >= 90), 0)::bigint as d
    from missing group by household_id order by due desc, household_id`.execute(db)
  return rows.map((r) => ({ household: r.household, dueCents: r.due, since: r.since, byAge: [r.a, r.b, r.c, r.d] }))
}
