import { sql } from 'kysely'
import type { Cents } from '#core/money.ts'
import type { Db } from '#platform/db/database.ts'
import type { EventsWish } from '#platform/db/events.ts'
import type { CounterMeans } from '../domain/act.ts'

export type MoneyHappened = {
  readonly at: Temporal.Instant
  readonly what: 'paid' | 'refunded' | 'taken-back'
  readonly means: CounterMeans | 'card' | 'debit'
  readonly amountCents: Cents
  /** Number of the receipt; none for a refund. */
  readonly receipt: number | null
  readonly agent: string | null
}

/** What a household paid, was given back, and what was taken back, latest first. */
export const listHappened = async (db: Db, household: number, { before, limit }: EventsWish): Promise<MoneyHappened[]> => {
  const { rows } = await sql<MoneyHappened>`
    with happened as (
      select issued_at as at, 'paid' as what, means, amount_cents, number, issued_by as agent from receipt where household_id = ${household}
      union all
      select made_at, 'refunded', means, amount_cents, null, made_by from refund where household_id = ${household}
      union all
      select x.recorded_at, 'taken-back', r.means, r.amount_cents, r.number, x.account_id
      from receipt r join ledger_transaction x on x.reverses_id = r.transaction_id where r.household_id = ${household}
    )
    select h.at, h.what, h.means, h.amount_cents as "amountCents", h.number as receipt, g.first_name || ' ' || g.last_name as agent
    from happened h left join agent g on g.account_id = h.agent
    where ${before}::timestamptz is null or h.at < ${before}
    order by h.at desc, h.number desc nulls last limit ${limit}`.execute(db)
  return rows
}
