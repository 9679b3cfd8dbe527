import { sql } from 'kysely'
import { parisDay } from '#core/days.ts'
import { prepared, type Tx } from '#platform/db/database.ts'
import { type Charge, chargedCents } from '../domain/charge.ts'

const asRows = (charges: readonly Charge[]) => sql`jsonb_to_recordset(${JSON.stringify(
  charges.map((c) => ({
    ref: c.ref,
    household: c.household,
    person: c.person,
    activity: c.activity,
    service: c.service,
    quantity: c.quantity,
    unit_cents: c.unitCents,
    sub_label: c.tariffLabel,
    value_date: c.valueDate.toString(),
    actor: c.actor,
    amount: chargedCents(c),
  })),
)}::jsonb) as w(
  ref text, household bigint, person bigint, activity bigint, service bigint, quantity integer, unit_cents integer,
  sub_label text, value_date date, actor bigint, amount bigint)`

/**
 * Writes every charge whose reference is new, in one statement: two entries each, the household's debit and the service's
 * revenue. A reference being written by another transaction is waited for, then left alone.
 * @returns reference → transaction, of those that were new.
 */
export const insertCharges = async (tx: Tx, charges: readonly Charge[]): Promise<Map<string, number>> => {
  const { now } = tx.scope
  const { rows } = await sql<{ id: number; business_ref: string }>`${prepared('ledger.insert-charges')}
    with wished as materialized (select * from ${asRows(charges)}),
    written as (
      insert into ledger_transaction (kind, business_ref, recorded_at, recorded_on, account_id)
      select 'charge', ref, ${now}, ${parisDay(now)}, actor from wished order by ref
      on conflict (business_ref) do nothing
      returning id, business_ref
    ),
    entries as (
      insert into ledger_entry (transaction_id, account_id, amount_cents, value_date, person_id, activity_id,
        service_label, activity_label, sub_label, quantity, unit_cents)
      select t.id, l.id, l.sign * w.amount, w.value_date, case when l.sign < 0 then w.person end, w.activity,
        s.name, a.session_name || ' - ' || a.name, w.sub_label, w.quantity, w.unit_cents
      from written t
      join wished w on w.ref = t.business_ref
      join activity a on a.id = w.activity
      join service s on s.id = w.service
      cross join lateral (
        select id, -1 as sign from ledger_account where household_id = w.household
        union all
        select id, 1 from ledger_account where service_id = w.service
      ) as l
      order by w.value_date, a.starts_at, t.id, l.sign
    )
    select id, business_ref from written`.execute(tx)
  return new Map(rows.map((r) => [r.business_ref, r.id]))
}

/** The transactions of those references, whoever wrote them: what was charged, by reference. */
export const listCharges = async (
  tx: Tx,
  refs: readonly string[],
): Promise<Map<string, { transaction: number; charge: Charge }>> => {
  const rows = await tx
    .selectFrom('ledger_transaction as t')
    .innerJoin('ledger_entry as e', 'e.transaction_id', 't.id')
    .innerJoin('ledger_account as h', 'h.id', 'e.account_id')
    .innerJoin('ledger_entry as r', 'r.transaction_id', 't.id')
    .innerJoin('ledger_account as s', 's.id', 'r.account_id')
    .select([
      't.id',
      't.business_ref',
      't.account_id as actor',
      'h.household_id',
      's.service_id',
      'e.person_id',
      'e.activity_id',
      'e.quantity',
      'e.unit_cents',
      'e.sub_label',
      'e.value_date',
    ])
    .where('t.business_ref', '=', sql<string>`any(${[...refs]}::text[])`)
    .where('t.kind', '=', 'charge')
    .where('h.kind', '=', 'household')
    .where('s.kind', '=', 'revenue')
    .execute()
  return new Map(
    rows.map((r) => [
      r.business_ref,
      {
        transaction: r.id,
        charge: {
          ref: r.business_ref,
          household: r.household_id!,
          person: r.person_id!,
          activity: r.activity_id!,
          service: r.service_id!,
          quantity: r.quantity!,
          unitCents: r.unit_cents!,
          tariffLabel: r.sub_label,
          valueDate: r.value_date,
          actor: r.actor!,
        },
      },
    ]),
  )
}
