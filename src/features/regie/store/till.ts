import { sql } from 'kysely'
import { type Day, parisInstant } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Pieces } from '../domain/till.ts'

export type TillCount = {
  readonly id: number
  readonly countedAt: Temporal.Instant
  readonly expectedCents: Cents
  readonly countedCents: Cents
  readonly why: string | null
}

/** Counts, receipts and handovers of cash are written one after the other: what is expected is exact. */
export const lockTill = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || '/till'))`.execute(tx)
}

export const nextCountId = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence('till_count', 'id')) as id`.execute(tx)
  return rows[0]!.id
}

export const insertCount = async (
  tx: Tx,
  c: {
    id: number
    agent: number
    floatCents: Cents
    expectedCents: Cents
    countedCents: Cents
    pieces: Pieces
    why: string | null
    transaction: number | null
  },
): Promise<void> => {
  await sql`
    insert into till_count (id, counted_at, counted_by, float_cents, expected_cents, counted_cents, pieces, why, transaction_id)
    overriding system value
    values (${c.id}, ${tx.scope.now}, ${c.agent}, ${c.floatCents}, ${c.expectedCents}, ${c.countedCents}, ${JSON.stringify(c.pieces)}::jsonb,
      ${c.why}, ${c.transaction})`.execute(tx)
}

export const listCounts = (db: Db, howMany: number): Promise<TillCount[]> =>
  db
    .selectFrom('till_count')
    .select(['id', 'counted_at as countedAt', 'expected_cents as expectedCents', 'counted_cents as countedCents', 'why'])
    .orderBy('id', 'desc')
    .limit(howMany)
    .execute()

export type Handover = {
  readonly id: number
  readonly till: string
  readonly amountCents: Cents
  readonly slip: string
  readonly madeAt: Temporal.Instant
}

export const insertHandover = async (
  tx: Tx,
  h: { till: string; amountCents: Cents; slip: string; agent: number; transaction: number },
): Promise<void> => {
  await tx
    .insertInto('handover')
    .values({
      till: h.till,
      amount_cents: h.amountCents,
      slip: h.slip,
      made_at: tx.scope.now,
      made_by: h.agent,
      transaction_id: h.transaction,
    })
    .execute()
}

export const listHandovers = (db: Db, howMany: number): Promise<Handover[]> =>
  db
    .selectFrom('handover')
    .select(['id', 'till', 'amount_cents as amountCents', 'slip', 'made_at as madeAt'])
    .orderBy('id', 'desc')
    .limit(howMany)
    .execute()

/** RG-7 · Whether cash moved by the end of that day without the till being counted since. */
export const isUncounted = async (db: Db, lastDay: Day): Promise<boolean> => {
  const end = parisInstant(lastDay.add({ days: 1 }))
  const { rows } = await sql<{ uncounted: boolean }>`
    select coalesce(
      (select max(received_at) from counter_payment where means = 'cash' and received_at < ${end})
        > coalesce((select max(counted_at) from till_count), '-infinity'), false) as uncounted`.execute(db)
  return rows[0]!.uncounted
}
