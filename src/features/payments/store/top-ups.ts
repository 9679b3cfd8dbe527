import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import {
  ASK_AGAIN_AFTER,
  ASK_UNPAID_AFTER,
  ASK_UNPAID_FOR,
  type OnlineMeans,
  type TopUp,
  type TopUpStatus,
} from '../domain/top-up.ts'

const topUps = (db: Db) =>
  db
    .selectFrom('top_up')
    .select([
      'id',
      'household_id as household',
      'account_id as payer',
      'amount_cents as amountCents',
      'reference',
      'provider',
      'provider_ref as providerRef',
      'redirect_url as redirectUrl',
      'status',
      'created_at as createdAt',
      'settled_at as settledAt',
      'receipt_number as receiptNumber',
      'started_at as startedAt',
      'credited_cents as creditedCents',
      'said_cents as saidCents',
    ])
    .$narrowType<{ status: TopUpStatus }>()

/** For what no person asks: hints and sweeps. @throws Absent */
export const getAnyTopUp = async (db: Db, id: number): Promise<TopUp> => {
  const row = await topUps(db).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Absent(`top-up ${id}`)
  return row
}

/** @throws Absent when it does not exist or belongs to another household. */
export const getTopUp = async (db: Db, at: { id: number; household: number }): Promise<TopUp> => {
  const row = await topUps(db).where('id', '=', at.id).where('household_id', '=', at.household).executeTakeFirst()
  if (!row) throw new Absent(`top-up ${at.id} of household ${at.household}`)
  return row
}

/** The payment that a platform calls by that reference. Null when there is none. */
export const findByProviderRef = async (db: Db, provider: string, providerRef: string): Promise<number | null> => {
  const row = await db
    .selectFrom('top_up')
    .select('id')
    .where('provider', '=', provider)
    .where('provider_ref', '=', providerRef)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The household's payments that a bank has not decided, newest first. */
export const listPending = (db: Db, household: number): Promise<TopUp[]> =>
  topUps(db).where('household_id', '=', household).where('status', 'in', ['pending', 'disputed']).orderBy('id', 'desc').execute()

/** PA-6 · Payments to ask the bank about now: what waits, then what was not paid but may have been after all. */
export const listToAsk = async (db: Db, now: Temporal.Instant, limit: number): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    (select id, 0 as rank, started_at from top_up
      where status = 'pending' and (asked_at is null or asked_at <= ${now.subtract(ASK_AGAIN_AFTER)})
      order by asked_at nulls first, id limit ${limit})
    union all
    (select id, 1, started_at from top_up
      where provider is not null and status in ('refused', 'abandoned', 'expired')
        and started_at > ${now.subtract(ASK_UNPAID_FOR)} and asked_at <= ${now.subtract(ASK_UNPAID_AFTER)}
      order by asked_at, id limit ${limit})
    order by rank, started_at limit ${limit}`.execute(db)
  return rows.map((r) => r.id)
}

/** That the bank is being asked. Only forward, and nobody waits for it. */
export const markAsked = async (tx: Tx, id: number): Promise<void> => {
  await tx.updateTable('top_up').set({ asked_at: tx.scope.now }).where('id', '=', id).execute()
}

export type NewTopUp = {
  readonly household: number
  readonly payer: number
  readonly amountCents: number
  readonly formKey: string
  readonly reference: string
}

/**
 * One payment per form key. The same form sent again with another amount changes it as long as nothing was started.
 * @throws Absent when that form key is another household's.
 */
export const putTopUp = async (tx: Tx, wish: NewTopUp): Promise<number> => {
  await tx
    .insertInto('top_up')
    .values({
      household_id: wish.household,
      account_id: wish.payer,
      amount_cents: wish.amountCents,
      form_key: wish.formKey,
      reference: wish.reference,
      status: 'created',
      created_at: tx.scope.now,
    })
    .onConflict((c) =>
      c
        .column('form_key')
        .doUpdateSet({ amount_cents: wish.amountCents })
        .where('top_up.household_id', '=', wish.household)
        .where('top_up.status', '=', 'created'),
    )
    .execute()
  const row = await tx
    .selectFrom('top_up')
    .select('id')
    .where('form_key', '=', wish.formKey)
    .where('household_id', '=', wish.household)
    .executeTakeFirst()
  if (!row) throw new Absent('form key of another household')
  return row.id
}

/** created → pending, once. @returns whether this call did it. */
export const markStarted = async (
  tx: Tx,
  at: { id: number; amountCents: number; provider: string; providerRef: string; redirectUrl: string },
): Promise<boolean> => {
  const done = await tx
    .updateTable('top_up')
    .set({
      status: 'pending',
      provider: at.provider,
      provider_ref: at.providerRef,
      redirect_url: at.redirectUrl,
      started_at: tx.scope.now,
    })
    .where('id', '=', at.id)
    .where('status', '=', 'created')
    .where('amount_cents', '=', at.amountCents)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/**
 * The payment, locked and not paid yet. Null when it is paid already, or disputed (unless `disputed` too is wanted):
 * nothing more is to do.
 */
export const lockUnsettled = async (tx: Tx, id: number, { disputed = false } = {}): Promise<TopUp | null> =>
  (await topUps(tx)
    .where('id', '=', id)
    .where('status', 'not in', disputed ? ['created', 'paid'] : ['created', 'paid', 'disputed'])
    .where('provider', 'is not', null)
    .forUpdate()
    .executeTakeFirst()) ?? null

/** How a payment was found paid: by the platform's word, or by a régisseur's hand. */
export type Paid = {
  readonly id: number
  readonly receiptNumber: number
  readonly transaction: number
  readonly creditedCents: number
  readonly means: OnlineMeans
  readonly authorisation: string | null
  readonly paidAt: Temporal.Instant | null
  readonly byHand?: { readonly account: number; readonly why: string }
}

export const markPaid = async (tx: Tx, at: Paid): Promise<void> => {
  await tx
    .updateTable('top_up')
    .set({
      status: 'paid',
      settled_at: tx.scope.now,
      receipt_number: at.receiptNumber,
      transaction_id: at.transaction,
      credited_cents: at.creditedCents,
      means: at.means,
      authorisation: at.authorisation,
      paid_at: at.paidAt,
      settled_by: at.byHand?.account ?? null,
      settled_why: at.byHand?.why ?? null,
    })
    .where('id', '=', at.id)
    .execute()
}

/** Only from pending: what is refused does not become abandoned afterwards. */
export const markUnpaid = async (tx: Tx, id: number, status: 'refused' | 'abandoned' | 'expired'): Promise<void> => {
  await tx
    .updateTable('top_up')
    .set({ status, settled_at: tx.scope.now })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .execute()
}

export const markDisputed = async (tx: Tx, id: number, saidCents: number | null): Promise<void> => {
  await tx
    .updateTable('top_up')
    .set({ status: 'disputed', settled_at: tx.scope.now, said_cents: saidCents })
    .where('id', '=', id)
    .execute()
}

/** Closes what nobody finished before that moment. */
export const expireBefore = async (tx: Tx, moment: Temporal.Instant): Promise<void> => {
  await tx
    .updateTable('top_up')
    .set({ status: 'expired', settled_at: tx.scope.now })
    .where('status', 'in', ['created', 'pending'])
    .where(sql<Temporal.Instant>`coalesce(started_at, created_at)`, '<', moment)
    .execute()
}

/** The person behind the login that pays. */
export const getPayer = async (db: Db, account: number): Promise<number> => {
  const { person_id } = await db.selectFrom('account').select('person_id').where('id', '=', account).executeTakeFirstOrThrow()
  if (person_id === null) throw new Absent(`account ${account} is no citizen's`)
  return person_id
}
