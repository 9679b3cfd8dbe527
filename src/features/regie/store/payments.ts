import { sql } from 'kysely'
import type { Cents } from '#core/money.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { CounterMeans } from '../domain/act.ts'

/** What is written on the means of payment. */
export type Piece = { readonly issuer: string | null; readonly bank: string | null; readonly piece: string | null }

export type CounterPayment = Piece & {
  readonly id: number
  readonly household: number
  readonly means: CounterMeans
  readonly amountCents: Cents
  readonly tenderedCents: Cents | null
  readonly receivedAt: Temporal.Instant
  readonly receiptNumber: number
  readonly transaction: number
  /** Why it was taken back; null while it stands. */
  readonly takenBack: string | null
}

const payments = (db: Db) =>
  db
    .selectFrom('counter_payment as p')
    .leftJoin('ledger_transaction as r', 'r.reverses_id', 'p.transaction_id')
    .select([
      'p.id',
      'p.household_id as household',
      'p.means',
      'p.amount_cents as amountCents',
      'p.tendered_cents as tenderedCents',
      'p.issuer',
      'p.bank',
      'p.piece',
      'p.received_at as receivedAt',
      'p.receipt_number as receiptNumber',
      'p.transaction_id as transaction',
      'r.reason as takenBack',
    ])
    .$narrowType<{ means: CounterMeans }>()

/** @throws Absent */
export const getPayment = async (db: Db, id: number): Promise<CounterPayment> => {
  const row = await payments(db).where('p.id', '=', id).executeTakeFirst()
  if (!row) throw new Absent(`counter payment ${id}`)
  return row
}

export const listPayments = (db: Db, household: number, howMany: number): Promise<CounterPayment[]> =>
  payments(db).where('p.household_id', '=', household).orderBy('p.id', 'desc').limit(howMany).execute()

/** A cheque of that bank and number that was received and not taken back. */
export const isChequeKnown = async (db: Db, cheque: { bank: string; piece: string }): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from counter_payment p
    where p.means = 'cheque' and p.piece = ${cheque.piece} and lower(p.bank) = lower(${cheque.bank})
      and not exists (select 1 from ledger_transaction r where r.reverses_id = p.transaction_id)`.execute(db)
  return rows.length > 0
}

/** Cheques are entered one at a time, so that the same one sent twice at once is seen. */
export const lockCheques = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || '/cheques'))`.execute(tx)
}

export const nextPaymentId = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence('counter_payment', 'id')) as id`.execute(tx)
  return rows[0]!.id
}

export const insertPayment = async (
  tx: Tx,
  p: Piece & {
    id: number
    household: number
    payer: number
    means: CounterMeans
    amountCents: Cents
    tenderedCents: Cents | null
    receiptNumber: number
    transaction: number
    agent: number
  },
): Promise<void> => {
  await sql`
    insert into counter_payment (id, household_id, payer_id, means, amount_cents, tendered_cents, issuer, bank, piece, received_at,
      received_by, receipt_number, transaction_id) overriding system value
    values (${p.id}, ${p.household}, ${p.payer}, ${p.means}, ${p.amountCents}, ${p.tenderedCents}, ${p.issuer}, ${p.bank}, ${p.piece},
      ${tx.scope.now}, ${p.agent}, ${p.receiptNumber}, ${p.transaction})`.execute(tx)
}

export const insertRefund = async (
  tx: Tx,
  r: { household: number; means: 'cash' | 'transfer'; amountCents: Cents; reason: string; agent: number; transaction: number },
): Promise<void> => {
  await tx
    .insertInto('refund')
    .values({
      household_id: r.household,
      means: r.means,
      amount_cents: r.amountCents,
      reason: r.reason,
      made_at: tx.scope.now,
      made_by: r.agent,
      transaction_id: r.transaction,
    })
    .execute()
}
