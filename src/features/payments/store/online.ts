import { sql } from 'kysely'
import { type Day, parisInstant } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Db } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { TopUpStatus } from '../domain/top-up.ts'

/** matched: paid and credited for that amount; to-match: somebody must look; unpaid; orphan: an entry without payment. */
export type OnlineState = 'matched' | 'to-match' | 'unpaid' | 'orphan'

/** An online payment beside what the ledger has of it; `id` and what comes with it are null for an orphan. */
export type OnlineOrder = {
  readonly id: number | null
  readonly household: number | null
  readonly reference: string | null
  readonly amountCents: Cents | null
  readonly creditedCents: Cents | null
  readonly saidCents: Cents | null
  readonly status: TopUpStatus | null
  readonly state: OnlineState
  readonly at: Temporal.Instant
  readonly providerRef: string | null
  readonly authorisation: string | null
  readonly byHandWhy: string | null
  readonly transaction: number | null
}

/** The platform's undecided time, with a margin. */
const UNDECIDED = Temporal.Duration.from({ minutes: 25 })

const orders = (now: Temporal.Instant) => sql`
  select t.id, t.household_id as household, t.reference, t.amount_cents::bigint as "amountCents", e.amount_cents as "creditedCents",
    t.said_cents as "saidCents", t.status, coalesce(t.started_at, t.created_at) as at, t.provider_ref as "providerRef", t.authorisation,
    t.settled_why as "byHandWhy", x.id as transaction,
    case when t.status = 'paid' and e.amount_cents = t.credited_cents then 'matched'
      when t.status = 'paid' or x.id is not null then 'orphan'
      when t.status = 'disputed' or (t.status = 'pending' and t.started_at < ${now.subtract(UNDECIDED)}) then 'to-match'
      else 'unpaid' end as state
  from top_up t
  left join ledger_transaction x on x.business_ref = 'top-up:' || t.id
  left join ledger_entry e on e.transaction_id = x.id and e.amount_cents > 0
  where t.provider is not null`

const orphans = sql`
  select null::bigint as id, a.household_id as household, null::text as reference, null::bigint as "amountCents",
    e.amount_cents as "creditedCents", null::bigint as "saidCents", null::text as status, x.recorded_at as at, null::text as "providerRef",
    null::text as authorisation, null::text as "byHandWhy", x.id as transaction, 'orphan' as state
  from ledger_transaction x
  join ledger_entry e on e.transaction_id = x.id and e.amount_cents > 0
  join ledger_account a on a.id = e.account_id
  where x.kind = 'top_up' and not exists (select 1 from top_up t where t.transaction_id = x.id)`

/** RG-10 · Newest first; both days included, by the day on which the payment was started. */
export const listOnlineOrders = async (
  db: Db,
  of: { from: Day; to: Day; state: OnlineState | null; limit: number },
  now: Temporal.Instant,
): Promise<OnlineOrder[]> => {
  const { rows } = await sql<OnlineOrder>`
    select * from (${orders(now)} union all ${orphans}) as o
    where at >= ${parisInstant(of.from)} and at < ${parisInstant(of.to.add({ days: 1 }))}
      and (${of.state}::text is null or state = ${of.state})
    order by at desc, id desc limit ${of.limit}`.execute(db)
  return rows
}

/** @throws Absent when it does not exist, or was never handed to a platform. */
export const getOnlineOrder = async (
  db: Db,
  id: number,
  now: Temporal.Instant,
): Promise<OnlineOrder & { readonly id: number }> => {
  const { rows } = await sql<OnlineOrder & { id: number }>`select * from (${orders(now)}) as o where id = ${id}`.execute(db)
  if (!rows[0]) throw new Absent(`online payment ${id}`)
  return rows[0]
}

/** How many online payments somebody must look at. */
export const countToMatch = async (db: Db, now: Temporal.Instant): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from top_up
    where status in ('pending', 'disputed') and (status = 'disputed' or started_at < ${now.subtract(UNDECIDED)})`.execute(db)
  return rows[0]!.n
}

/** Whose payment has that reference, as the platform's letters say it. Null when none has. */
export const householdOfReference = async (db: Db, reference: string): Promise<number | null> =>
  (await db.selectFrom('top_up').select('household_id').where('reference', '=', reference).executeTakeFirst())?.household_id ??
  null
