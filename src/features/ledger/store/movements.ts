import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db } from '#platform/db/database.ts'
import { type Balance, balanceFrom } from '../domain/balance.ts'
import type { Movement } from '../domain/statement.ts'

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
    .where('a.household_id', '=', household)
    .select([
      'e.id',
      't.kind',
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
    ])

type Row = Awaited<ReturnType<ReturnType<typeof movements>['execute']>>[number]

const movementOf = (r: Row): Movement => ({
  id: r.id,
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
})

/** One year of value dates, newest first: value date, then the hour at which the activity starts. */
export const listMovements = async (db: Db, household: number, year: number): Promise<Movement[]> => {
  const rows = await movements(db, household)
    .where('e.value_date', '>=', Temporal.PlainDate.from({ year, month: 1, day: 1 }))
    .where('e.value_date', '<=', Temporal.PlainDate.from({ year, month: 12, day: 31 }))
    .orderBy('e.value_date', 'desc')
    .orderBy('c.starts_at', (o) => o.desc().nullsLast())
    .orderBy('e.id', 'desc')
    .execute()
  return rows.map(movementOf)
}

/** The last ones recorded, newest first. */
export const listLastMovements = async (db: Db, household: number, howMany: number): Promise<Movement[]> => {
  const rows = await movements(db, household).orderBy('e.id', 'desc').limit(howMany).execute()
  return rows.map(movementOf)
}

/** Sum of what has a value date before that year, in cents. */
export const readOpening = async (db: Db, household: number, year: number): Promise<number> => {
  const { sum } = await db
    .selectFrom('ledger_entry as e')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .where('a.household_id', '=', household)
    .where('e.value_date', '<', Temporal.PlainDate.from({ year, month: 1, day: 1 }))
    .select(sql<number>`coalesce(sum(e.amount_cents), 0)::bigint`.as('sum'))
    .executeTakeFirstOrThrow()
  return sum
}

/** Years that have movements, newest first. */
export const listYears = async (db: Db, household: number): Promise<number[]> => {
  const rows = await db
    .selectFrom('ledger_entry as e')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .where('a.household_id', '=', household)
    .select(sql<number>`extract(year from e.value_date)::integer`.as('year'))
    .distinct()
    .orderBy('year', 'desc')
    .execute()
  return rows.map((r) => r.year)
}
