import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import { type Db, prepared } from '#platform/db/database.ts'
import { type Balance, balanceFrom } from '../domain/balance.ts'
import type { MonthSum, Movement } from '../domain/statement.ts'

/** The kept balance, and the part of it that is for services after `day`. Zero everywhere when the household has no account. */
export const readBalance = async (db: Db, household: number, day: Day): Promise<Balance> => {
  const row = await db
    .selectFrom('ledger_account as a')
    .leftJoin('ledger_balance as b', 'b.account_id', 'a.id')
    .select((q) => [
      'b.balance_cents',
      q
        .selectFrom('ledger_entry as e')
        .select(sql<number>`coalesce(sum(e.amount_cents), 0)::bigint`.as('later'))
        .whereRef('e.account_id', '=', 'a.id')
        .where('e.value_date', '>', day)
        .as('later'),
    ])
    .where('a.household_id', '=', household)
    .modifyFront(prepared('ledger.balance'))
    .executeTakeFirst()
  return balanceFrom(row?.balance_cents ?? 0, row?.later ?? 0)
}

const movements = (db: Db, household: number) =>
  db
    .selectFrom('ledger_entry as e')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .innerJoin('ledger_transaction as t', 't.id', 'e.transaction_id')
    .leftJoin('person as p', 'p.id', 'e.person_id')
    .leftJoin('activity as c', 'c.id', 'e.activity_id')
    .leftJoin('ledger_transaction as o', 'o.id', 't.reverses_id')
    .leftJoin('ledger_entry as oe', (join) =>
      join.onRef('oe.transaction_id', '=', 'o.id').onRef('oe.account_id', '=', 'e.account_id'),
    )
    .leftJoin('ledger_transaction as u', 'u.reverses_id', 't.id')
    .where('a.household_id', '=', household)
    .select([
      'e.id',
      't.id as transaction',
      't.business_ref as ref',
      't.kind',
      't.reason',
      'e.value_date',
      't.recorded_on',
      'e.amount_cents',
      'p.first_name',
      'p.birth_name',
      'p.usual_name',
      'e.service_label',
      'e.activity_label',
      'e.sub_label',
      'e.quantity',
      'e.unit_cents',
      'o.kind as undone_kind',
      'o.business_ref as undone_ref',
      'o.recorded_on as undone_recorded_on',
      'oe.id as undone_entry',
      'oe.value_date as undone_value_date',
      'u.recorded_on as undone_on',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof movements>['execute']>>[number]

const movementOf = (r: Row): Movement => ({
  id: r.id,
  transaction: r.transaction,
  ref: r.ref,
  kind: r.kind as Movement['kind'],
  valueDate: r.value_date,
  recordedOn: r.recorded_on,
  amountCents: r.amount_cents,
  person:
    r.first_name !== null && r.birth_name !== null
      ? { firstName: r.first_name, birthName: r.birth_name, usualName: r.usual_name }
      : null,
  serviceLabel: r.service_label,
  activityLabel: r.activity_label,
  subLabel: r.sub_label,
  quantity: r.quantity,
  unitCents: r.unit_cents,
  reason: r.reason,
  undoes:
    r.undone_entry === null
      ? null
      : {
          entry: r.undone_entry,
          kind: r.undone_kind as Movement['kind'],
          ref: r.undone_ref!,
          valueDate: r.undone_value_date!,
          recordedOn: r.undone_recorded_on!,
        },
  undoneOn: r.undone_on,
})

/** `child`: only what concerns that child. `by`: which of the two dates counts. */
export type Between = {
  readonly first: Day
  readonly last: Day
  readonly child?: number | null
  readonly by?: 'value' | 'record'
}

const dateOf = (by: Between['by']) => (by === 'record' ? 't.recorded_on' : 'e.value_date')

/** Between two dates, both included, newest first: by date, then the hour at which the activity starts. */
export const listMovements = async (db: Db, household: number, { first, last, child, by }: Between): Promise<Movement[]> => {
  const rows = await movements(db, household)
    .where(dateOf(by), '>=', first)
    .where(dateOf(by), '<=', last)
    .$if(child !== undefined && child !== null, (q) => q.where('e.person_id', '=', child!))
    .orderBy(dateOf(by), 'desc')
    .orderBy('c.starts_at', (o) => o.desc().nullsLast())
    .orderBy('e.id', 'desc')
    .execute()
  return rows.map(movementOf)
}

/** One movement of that household; undefined when it is another's. */
export const findMovement = async (db: Db, household: number, entry: number): Promise<Movement | undefined> => {
  const row = await movements(db, household).where('e.id', '=', entry).executeTakeFirst()
  return row && movementOf(row)
}

/** The last ones recorded, newest first. */
export const listLastMovements = async (db: Db, household: number, howMany: number): Promise<Movement[]> => {
  const rows = await movements(db, household).orderBy('e.id', 'desc').limit(howMany).execute()
  return rows.map(movementOf)
}

/** Sum of what has a date before that day, in cents. */
export const readOpening = async (db: Db, household: number, day: Day, by?: Between['by']): Promise<number> => {
  const { sum } = await db
    .selectFrom('ledger_entry as e')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .$if(by === 'record', (q) => q.innerJoin('ledger_transaction as t', 't.id', 'e.transaction_id'))
    .where('a.household_id', '=', household)
    .where(sql.ref(dateOf(by)), '<', day)
    .select(sql<number>`coalesce(sum(e.amount_cents), 0)::bigint`.as('sum'))
    .executeTakeFirstOrThrow()
  return sum
}

/** `from`: the first day that is told month by month. `until`: the last day that counts; none: all. */
export type MonthsWish = { readonly from: Day; readonly until?: Day; readonly child?: number | null }

const FOR_EVER = '9999-12-31'

/**
 * The months that have movements, by value date, newest first: those from `from` on (or the newest before it when there is
 * none), then one more that stands for all that came before, in the month of the last of it. Years are found by jumping in the
 * index from one to the one before: what an old account holds is never read whole. With a child, what came before is not summed.
 */
export const readMonths = async (
  db: Db,
  household: number,
  { from, until, child }: MonthsWish,
): Promise<{ months: MonthSum[]; years: number[] }> => {
  const last = until?.toString() ?? FOR_EVER
  const mine = sql`ledger_entry e where e.account_id = (select id from account)${child ? sql` and e.person_id = ${child}` : sql``}`
  const { rows } = await sql<{ start: Day | null; movements: number; cents: number; years: number[] | null }>`
    with recursive account as materialized (
      select a.id, coalesce(b.balance_cents, 0) as cents from ledger_account a left join ledger_balance b on b.account_id = a.id
      where a.household_id = ${household}
    ),
    start as materialized (
      select least(${from}::date, date_trunc('month', (select max(e.value_date) from ${mine} and e.value_date <= ${last}::date))::date) as day
    ),
    months as materialized (
      select date_trunc('month', e.value_date)::date as start, count(*) as movements, sum(e.amount_cents)::bigint as cents
      from ${mine} and e.value_date >= (select day from start) and e.value_date <= ${last}::date group by 1
    ),
    later as (select coalesce(sum(e.amount_cents), 0)::bigint as cents from ${mine} and e.value_date > ${last}::date),
    year as (
      select max(e.value_date) as day from ${mine}
      union all
      select (select max(e.value_date) from ${mine} and e.value_date < date_trunc('year', y.day)::date) from year y where y.day is not null
    )
    select start, movements, cents, null as years from months
    union all
    select date_trunc('month', (select max(e.value_date) from ${mine} and e.value_date < (select day from start)))::date, 0,
      ${child ? sql`0` : sql`coalesce((select cents from account), 0) - (select cents from later) - coalesce((select sum(cents) from months), 0)`}::bigint,
      (select array_agg(extract(year from day)::integer) from year where day is not null)
    order by years nulls first, start desc`.execute(db)
  const months = rows.flatMap(({ start, movements, cents }) =>
    start === null ? [] : [{ year: start.year, month: start.month, movements, cents }],
  )
  return { months, years: rows.at(-1)?.years ?? [] }
}
