import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'

export type Closing = {
  readonly id: number
  readonly firstDay: Day
  readonly lastDay: Day
  readonly closedAt: Temporal.Instant
  readonly sealedUpTo: number
}

const closings = (db: Db) =>
  db
    .selectFrom('ledger_closing')
    .select(['id', 'first_day as firstDay', 'last_day as lastDay', 'closed_at as closedAt', 'sealed_up_to as sealedUpTo'])

export const lastClosing = (db: Db): Promise<Closing | undefined> =>
  closings(db).orderBy('last_day', 'desc').limit(1).executeTakeFirst()

/** Record date of the first transaction of the book; null when there is none. */
export const firstRecordDate = async (db: Db): Promise<Day | null> =>
  (await db.selectFrom('ledger_transaction').select('recorded_on').orderBy('recorded_on').limit(1).executeTakeFirst())
    ?.recorded_on ?? null

/** Closes the period, and keeps what each account that moved has at its end: two statements, however many accounts. */
export const insertClosing = async (
  tx: Tx,
  c: { firstDay: Day; lastDay: Day; sealedUpTo: number; actor: number | null },
): Promise<number> => {
  const { id } = await tx
    .insertInto('ledger_closing')
    .values({
      first_day: c.firstDay,
      last_day: c.lastDay,
      closed_at: tx.scope.now,
      closed_by: c.actor,
      sealed_up_to: c.sealedUpTo,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into ledger_closing_balance (closing_id, account_id, debit_cents, credit_cents, balance_cents)
    select ${id}::bigint, m.account_id, m.debit, m.credit, m.credit - m.debit + coalesce(before.balance_cents, 0)
    from (
      select e.account_id, coalesce(-sum(e.amount_cents) filter (where e.amount_cents < 0), 0) as debit,
        coalesce(sum(e.amount_cents) filter (where e.amount_cents > 0), 0) as credit
      from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
      where t.recorded_on between ${c.firstDay} and ${c.lastDay} group by e.account_id
    ) as m
    left join lateral (
      select balance_cents from ledger_closing_balance b where b.account_id = m.account_id and b.closing_id < ${id}::bigint
      order by b.closing_id desc limit 1
    ) as before on true`.execute(tx)
  return id
}

export type AccountAtClosing = {
  readonly kind: string
  readonly service: number | null
  readonly accounts: number
  readonly debitCents: number
  readonly creditCents: number
}

/** What moved in a closed period, by kind of account; revenue by service. */
export const listMovedAtClosing = async (db: Db, closing: number): Promise<AccountAtClosing[]> =>
  db
    .selectFrom('ledger_closing_balance as b')
    .innerJoin('ledger_account as a', 'a.id', 'b.account_id')
    .select([
      'a.kind',
      'a.service_id as service',
      sql<number>`count(*)`.as('accounts'),
      sql<number>`sum(b.debit_cents)::bigint`.as('debitCents'),
      sql<number>`sum(b.credit_cents)::bigint`.as('creditCents'),
    ])
    .where('b.closing_id', '=', closing)
    .groupBy(['a.kind', 'a.service_id'])
    .orderBy('a.kind')
    .orderBy('a.service_id')
    .execute()
