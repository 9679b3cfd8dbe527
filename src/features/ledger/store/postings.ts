import { sql } from 'kysely'
import { parisDay } from '#core/days.ts'
import type { Tx } from '#platform/db/database.ts'
import { accountName, type Posting, TOWN_ACCOUNTS } from '../domain/posting.ts'

/** Opens the town's own accounts that are missing. */
export const openTownAccounts = async (tx: Tx): Promise<void> => {
  await sql`
    insert into ledger_account (kind) select k from unnest(${[...TOWN_ACCOUNTS]}::text[]) as k
    where not exists (select 1 from ledger_account where kind = k)
    order by k on conflict do nothing`.execute(tx)
}

/** Account names as in `accountName`, with their numbers. */
const named = sql`(select id, case kind when 'household' then 'household:' || household_id when 'revenue' then 'service:' || service_id else kind end as name
  from ledger_account)`

/** Writes every posting whose reference is new, in one statement; the accounts are open. */
export const insertPostings = async (tx: Tx, postings: readonly Posting[]): Promise<void> => {
  const { now } = tx.scope
  const rows = postings.map((p) => ({
    ref: p.ref,
    kind: p.kind,
    reason: p.reason ?? null,
    note: p.note ?? null,
    value_date: p.valueDate?.toString() ?? null,
    actor: p.actor,
    entries: p.entries.map((e) => ({ account: accountName(e.account), cents: e.cents })),
  }))
  const asRows = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as w(ref text, kind text, reason text, note text, value_date date, actor bigint, entries jsonb)`
  await sql`
    with wished as materialized (select * from ${asRows}),
    written as (
      insert into ledger_transaction (kind, business_ref, reason, recorded_at, recorded_on, account_id)
      select kind, ref, reason, ${now}, ${parisDay(now)}, actor from wished order by ref
      on conflict (business_ref) do nothing
      returning id, business_ref, recorded_on
    )
    insert into ledger_entry (transaction_id, account_id, amount_cents, value_date, sub_label)
    select t.id, a.id, e.cents, coalesce(w.value_date, t.recorded_on), w.note
    from written t join wished w on w.ref = t.business_ref
    cross join lateral (select v ->> 'account' as account, (v ->> 'cents')::bigint as cents, place from jsonb_array_elements(w.entries) with ordinality as j(v, place)) e
    join ${named} a on a.name = e.account
    order by t.id, e.place`.execute(tx)
}

/** What those references posted, as `contentOf` says it. */
export const listPostings = async (tx: Tx, refs: readonly string[]): Promise<Map<string, { id: number; content: string }>> => {
  const { rows } = await sql<{ id: number; ref: string; kind: string; lines: string }>`
    select t.id, t.business_ref as ref, t.kind, string_agg(a.name || '=' || e.amount_cents, ' ' order by a.name, e.amount_cents) as lines
    from ledger_transaction t join ledger_entry e on e.transaction_id = t.id join ${named} a on a.id = e.account_id
    where t.business_ref = any(${[...refs]}::text[]) group by t.id`.execute(tx)
  return new Map(rows.map((r) => [r.ref, { id: r.id, content: `${r.kind} ${r.lines}` }]))
}

/** Undoes one transaction: opposite entries, value date = record date, unless it is undone already. */
export const insertUndoing = async (tx: Tx, wish: { transaction: number; actor: number; reason: string }): Promise<void> => {
  const { now } = tx.scope
  const today = parisDay(now)
  await sql`
    with written as (
      insert into ledger_transaction (kind, business_ref, reverses_id, reason, recorded_at, recorded_on, account_id)
      select 'reversal', 'reversal:' || id, id, ${wish.reason}::text, ${now}, ${today}, ${wish.actor}::bigint
      from ledger_transaction where id = ${wish.transaction}::bigint and kind <> 'reversal'
      on conflict do nothing
      returning id, reverses_id
    )
    insert into ledger_entry (transaction_id, account_id, amount_cents, value_date, person_id, activity_id,
      service_label, activity_label, sub_label, quantity, unit_cents)
    select t.id, e.account_id, -e.amount_cents, ${today}, e.person_id, e.activity_id,
      e.service_label, e.activity_label, e.sub_label, e.quantity, e.unit_cents
    from written t join ledger_entry e on e.transaction_id = t.reverses_id order by e.id`.execute(tx)
}
