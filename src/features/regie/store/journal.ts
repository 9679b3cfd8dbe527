import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Db } from '#platform/db/database.ts'

/** A line of the journal des encaissements: money that came in, was taken back, or was given back. */
export type JournalLine = {
  readonly recordedOn: Day
  readonly kind: 'received' | 'taken-back' | 'refunded'
  readonly means: string
  readonly receiptNumber: number | null
  readonly household: number
  /** Below zero when it went out. */
  readonly amountCents: Cents
  readonly piece: string | null
  readonly reason: string | null
  readonly transaction: number
}

const lines = (from: Day, to: Day, means: string | null) => sql`
  select t.recorded_on, 'received' as kind, r.means, r.number as receipt_number, r.household_id as household,
    r.amount_cents::bigint as amount_cents, p.piece, null::text as reason, t.id as transaction
  from receipt r join ledger_transaction t on t.id = r.transaction_id
  left join counter_payment p on p.receipt_number = r.number
  where t.recorded_on between ${from} and ${to} and (${means}::text is null or r.means = ${means})
  union all
  select v.recorded_on, 'taken-back', r.means, r.number, r.household_id, -r.amount_cents::bigint, p.piece, v.reason, v.id
  from ledger_transaction v join receipt r on r.transaction_id = v.reverses_id
  left join counter_payment p on p.receipt_number = r.number
  where v.recorded_on between ${from} and ${to} and (${means}::text is null or r.means = ${means})
  union all
  select t.recorded_on, 'refunded', f.means, null, f.household_id, -f.amount_cents::bigint, null, f.reason, t.id
  from refund f join ledger_transaction t on t.id = f.transaction_id
  where t.recorded_on between ${from} and ${to} and (${means}::text is null or f.means = ${means})`

/** RG-6 · In the order of writing, both days included. `means`: null for all. */
export const listJournal = async (
  db: Db,
  of: { from: Day; to: Day; means: string | null; limit: number },
): Promise<JournalLine[]> => {
  const { rows } = await sql<{
    recorded_on: Day
    kind: JournalLine['kind']
    means: string
    receipt_number: number | null
    household: number
    amount_cents: number
    piece: string | null
    reason: string | null
    transaction: number
  }>`select * from (${lines(of.from, of.to, of.means)}) as j order by transaction limit ${of.limit}`.execute(db)
  return rows.map((r) => ({
    recordedOn: r.recorded_on,
    kind: r.kind,
    means: r.means,
    receiptNumber: r.receipt_number,
    household: r.household,
    amountCents: r.amount_cents,
    piece: r.piece,
    reason: r.reason,
    transaction: r.transaction,
  }))
}

export type MeansTotal = {
  readonly means: string
  readonly received: number
  readonly receivedCents: Cents
  readonly takenBackCents: Cents
  readonly refundedCents: Cents
}

/** RG-6 · What each means of payment brought and took, both days included. */
export const sumJournal = async (db: Db, from: Day, to: Day): Promise<MeansTotal[]> => {
  const { rows } = await sql<{ means: string; received: number; r: number; b: number; f: number }>`
    select means, count(*) filter (where kind = 'received')::integer as received,
      coalesce(sum(amount_cents) filter (where kind = 'received'), 0)::bigint as r,
      coalesce(-sum(amount_cents) filter (where kind = 'taken-back'), 0)::bigint as b,
      coalesce(-sum(amount_cents) filter (where kind = 'refunded'), 0)::bigint as f
    from (${lines(from, to, null)}) as j group by means order by means`.execute(db)
  return rows.map((x) => ({
    means: x.means,
    received: x.received,
    receivedCents: x.r,
    takenBackCents: x.b,
    refundedCents: x.f,
  }))
}
