import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { LOCKS } from '#platform/db/locks.ts'

/** Alone until the end of the transaction, in this town: `ledger` waits for the postings that run and holds up new ones. */
export const lockBook = async (tx: Tx, lock: 'ledger' | 'ledgerSeal'): Promise<void> => {
  // A month of a large town is one statement: longer than a page may take.
  await sql`set local statement_timeout = '10min'`.execute(tx)
  await sql`select pg_advisory_xact_lock(${LOCKS[lock]}::integer, hashtext(current_schema()))`.execute(tx)
}

/**
 * Numbers and chains what is not sealed yet, recorded from `since` on, up to `until`: one statement, however many.
 * @returns how many, and the last number
 */
export const insertSeals = async (tx: Tx, span: { since: Day | null; until: Day }): Promise<{ sealed: number; last: number }> => {
  const { rows } = await sql<{ sealed: number; last: number }>`
    with before as (
      select coalesce(max(number), 0) as number, coalesce((array_agg(hash order by number desc))[1], ''::bytea) as hash
      from (select number, hash from ledger_seal order by number desc limit 1) as newest
    ),
    waiting as (
      select array_agg(t.id) as ids from ledger_transaction t
      where t.recorded_on <= ${span.until} and (${span.since}::date is null or t.recorded_on >= ${span.since}::date)
        and not exists (select 1 from ledger_seal s where s.transaction_id = t.id)
    ),
    sealed as (
      insert into ledger_seal (number, transaction_id, content, hash, sealed_at)
      select b.number + row_number() over (order by c.id), c.id, c.content, ledger_chain(b.hash, c.content) over (order by c.id), ${tx.scope.now}
      from before b cross join waiting w cross join lateral ledger_contents(w.ids) c
      returning number
    )
    select (select count(*) from sealed) as sealed, greatest((select number from before), coalesce((select max(number) from sealed), 0)) as last`.execute(
    tx,
  )
  return rows[0]!
}

/** The first seal that does not hold: altered, missing or out of order. Null when the whole chain does. */
export const firstBrokenSeal = async (db: Db): Promise<number | null> => {
  const { rows } = await sql<{ number: number | null }>`
    with chain as (
      select number, transaction_id, content, hash, row_number() over (order by number) as place,
        ledger_chain(''::bytea, content) over (order by number) as chained
      from ledger_seal
    ),
    said as (select * from ledger_contents((select array_agg(transaction_id) from ledger_seal)))
    select min(c.number) as number from chain c left join said s on s.id = c.transaction_id
    where s.content is distinct from c.content or c.chained <> c.hash or c.place <> c.number`.execute(db as never)
  return rows[0]?.number ?? null
}
