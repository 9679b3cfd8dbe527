import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import { alphabetical } from '#platform/db/alphabetical.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { AttendanceKind } from '../domain/attendance.ts'

export const listKinds = async (db: Db): Promise<AttendanceKind[]> =>
  (await db.selectFrom('attendance_kind').selectAll().orderBy('was_booked', 'desc').orderBy('sort').execute()).map((row) => ({
    code: row.code,
    label: row.label,
    wasBooked: row.was_booked,
    isPresent: row.is_present,
    situation: row.situation as AttendanceKind['situation'],
    percent: row.percent,
    fixedCents: row.fixed_cents,
    isRetired: row.retired_at !== null,
  }))

/** @returns false when a kind of that name exists */
export const insertKind = async (tx: Tx, kind: Omit<AttendanceKind, 'isRetired'>): Promise<boolean> =>
  (await tx
    .insertInto('attendance_kind')
    .values((e) => ({
      code: kind.code,
      label: kind.label,
      was_booked: kind.wasBooked,
      is_present: kind.isPresent,
      situation: kind.situation,
      percent: kind.percent,
      fixed_cents: kind.fixedCents,
      sort: e.selectFrom('attendance_kind').select(sql<number>`coalesce(max(sort), 0) + 1`.as('next')),
    }))
    .onConflict((c) => c.doNothing())
    .returning('code')
    .executeTakeFirst()) !== undefined

/** Held until the transaction ends, so that two agents do not withdraw the last two. */
export const lockKinds = async (tx: Tx): Promise<void> => {
  await tx.selectFrom('attendance_kind').select('code').orderBy('code').forUpdate().execute()
}

export const retireKind = async (tx: Tx, code: string, isRetired: boolean): Promise<void> => {
  await tx
    .updateTable('attendance_kind')
    .set({ retired_at: isRetired ? tx.scope.now : null })
    .where('code', '=', code)
    .execute()
}

/** Its name and what it costs; what it means does not change. */
export const saveKind = async (
  tx: Tx,
  kind: Pick<AttendanceKind, 'code' | 'label' | 'percent' | 'fixedCents'>,
): Promise<void> => {
  await tx
    .updateTable('attendance_kind')
    .set({ label: kind.label, percent: kind.percent, fixed_cents: kind.fixedCents })
    .where('code', '=', kind.code)
    .execute()
}

export type RollCall = {
  readonly closedAt: Temporal.Instant | null
  readonly reopenedAt: Temporal.Instant | null
  readonly reopenedWhy: string | null
}

export const findRollCall = async (db: Db, activity: number, day: Day): Promise<RollCall | null> =>
  (await db
    .selectFrom('roll_call')
    .select(['closed_at as closedAt', 'reopened_at as reopenedAt', 'reopened_why as reopenedWhy'])
    .where('activity_id', '=', activity)
    .where('day', '=', day)
    .executeTakeFirst()) ?? null

/** The roll-call's row, made when it is the first mark, held until the transaction ends. */
export const lockRollCall = async (tx: Tx, activity: number, day: Day): Promise<RollCall> => {
  await tx
    .insertInto('roll_call')
    .values({ activity_id: activity, day })
    .onConflict((c) => c.doNothing())
    .execute()
  await tx.selectFrom('roll_call').select('day').where('activity_id', '=', activity).where('day', '=', day).forUpdate().execute()
  return (await findRollCall(tx, activity, day))!
}

export const closeRollCall = async (tx: Tx, activity: number, day: Day, account: number): Promise<void> => {
  await tx
    .updateTable('roll_call')
    .set({ closed_at: tx.scope.now, closed_by: account })
    .where('activity_id', '=', activity)
    .where('day', '=', day)
    .execute()
}

export const reopenRollCall = async (tx: Tx, activity: number, day: Day, account: number, why: string): Promise<void> => {
  await tx
    .updateTable('roll_call')
    .set({ closed_at: null, closed_by: null, reopened_at: tx.scope.now, reopened_by: account, reopened_why: why })
    .where('activity_id', '=', activity)
    .where('day', '=', day)
    .execute()
}

/** A child of a session: booked, or marked without a booking. */
export type Expected = {
  readonly child: number
  readonly name: Named
  readonly booking: number | null
  readonly household: number
  readonly priceCents: number | null
  readonly bookingCharge: number | null
  /** How it was marked; null while it is not. */
  readonly kind: string | null
  readonly attendance: number | null
  readonly settledCents: number | null
  readonly charge: number | null
  readonly settlements: number
}

/** Everybody of a session, by name: the booked ones and those who came without. */
export const listExpected = async (db: Db, activity: number, day: Day): Promise<Expected[]> => {
  const { rows } = await sql<{
    child: number
    first_name: string
    birth_name: string
    usual_name: string | null
    booking: number | null
    household: number
    price_cents: number | null
    booking_charge: number | null
    kind: string | null
    attendance: number | null
    settled_cents: number | null
    charge: number | null
    settlements: number | null
  }>`select p.id as child, p.first_name, p.birth_name, p.usual_name, b.id as booking, coalesce(a.household_id, b.household_id) as household,
      b.price_cents, b.charge_id as booking_charge, a.kind, a.id as attendance, a.settled_cents, a.charge_id as charge, a.settlements
    from (select * from booking where activity_id = ${activity} and day = ${day} and cancelled_at is null) b
    full join (select * from attendance where activity_id = ${activity} and day = ${day}) a on a.child_id = b.child_id
    join person p on p.id = coalesce(b.child_id, a.child_id)
    order by ${alphabetical(sql`coalesce(p.usual_name, p.birth_name)`)}, ${alphabetical('p.first_name')}, p.id`.execute(
    db as never,
  )
  return rows.map((r) => ({
    child: r.child,
    name: { firstName: r.first_name, birthName: r.birth_name, usualName: r.usual_name },
    booking: r.booking,
    household: r.household,
    priceCents: r.price_cents,
    bookingCharge: r.booking_charge,
    kind: r.kind,
    attendance: r.attendance,
    settledCents: r.settled_cents,
    charge: r.charge,
    settlements: r.settlements ?? 0,
  }))
}

export type NewMark = {
  readonly child: number
  readonly kind: string
  readonly booking: number | null
  readonly household: number
}

export const writeMarks = async (
  tx: Tx,
  activity: number,
  day: Day,
  marks: readonly NewMark[],
  account: number,
): Promise<void> => {
  if (marks.length === 0) return
  await tx
    .insertInto('attendance')
    .values(
      marks.map((mark) => ({
        child_id: mark.child,
        activity_id: activity,
        day,
        booking_id: mark.booking,
        kind: mark.kind,
        marked_by: account,
        marked_at: tx.scope.now,
        household_id: mark.household,
      })),
    )
    .onConflict((c) =>
      c.columns(['child_id', 'activity_id', 'day']).doUpdateSet((e) => ({
        kind: e.ref('excluded.kind'),
        marked_by: e.ref('excluded.marked_by'),
        marked_at: e.ref('excluded.marked_at'),
      })),
    )
    .execute()
}

/** Takes back a child who was added by mistake and never charged. */
export const dropMark = async (tx: Tx, activity: number, day: Day, child: number): Promise<boolean> =>
  (await tx
    .deleteFrom('attendance')
    .where('child_id', '=', child)
    .where('activity_id', '=', activity)
    .where('day', '=', day)
    .where('booking_id', 'is', null)
    .where('settlements', '=', 0)
    .returning('id')
    .executeTakeFirst()) !== undefined

/** The marks of places that are given back. */
export const dropMarksOf = async (tx: Tx, bookings: readonly number[]): Promise<void> => {
  if (bookings.length === 0) return
  await tx
    .deleteFrom('attendance')
    .where('booking_id', 'in', [...bookings])
    .where('settled_cents', 'is', null)
    .execute()
}

export type Settled = {
  readonly attendance: number
  readonly cents: number
  readonly charge: number | null
  readonly settlements: number
}

export const writeSettled = async (tx: Tx, settled: readonly Settled[]): Promise<void> => {
  if (settled.length === 0) return
  const of = <T>(pick: (s: Settled) => T): T[] => settled.map(pick)
  await sql`update attendance a set settled_cents = s.cents, charge_id = s.charge, settlements = s.settlements
    from unnest(${sql.val(of((s) => s.attendance))}::bigint[], ${sql.val(of((s) => s.cents))}::integer[],
      ${sql.val(of((s) => s.charge))}::bigint[], ${sql.val(of((s) => s.settlements))}::integer[]) as s (id, cents, charge, settlements)
    where a.id = s.id`.execute(tx)
}

/**
 * Who pays for a child who was not booked: the household of their latest booking, otherwise that of a guardian who may pay.
 * Null when nobody does.
 */
export const payerOf = async (db: Db, child: number): Promise<number | null> => {
  const { rows } = await sql<{ household: number }>`
    (select b.household_id as household, 1 as rank from booking b where b.child_id = ${child} order by b.day desc, b.id desc limit 1)
    union all
    (select p.household_id as household, 2 as rank from guardianship g join person p on p.id = g.adult_id
      where g.child_id = ${child} and g.may_pay and p.household_id is not null order by g.since, p.id limit 1)
    order by rank limit 1`.execute(db as never)
  return rows[0]?.household ?? null
}

/** The sessions of a day that have bookings or a roll-call. */
export const listSessions = async (db: Db, day: Day): Promise<{ activity: number; booked: number; call: RollCall | null }[]> => {
  const rows = await db
    .selectFrom('activity_day as d')
    .leftJoin('roll_call as r', (join) => join.onRef('r.activity_id', '=', 'd.activity_id').onRef('r.day', '=', 'd.day'))
    .select([
      'd.activity_id as activity',
      'd.booked',
      'r.day as begun',
      'r.closed_at as closedAt',
      'r.reopened_at as reopenedAt',
      'r.reopened_why as reopenedWhy',
    ])
    .where('d.day', '=', day)
    .where((e) => e.or([e('d.booked', '>', 0), e('r.day', 'is not', null)]))
    .execute()
  return rows.map(({ activity, booked, begun, ...call }) => ({ activity, booked, call: begun === null ? null : call }))
}

/** Sessions with bookings between two days whose roll-call is not finished. */
export const listNotCalled = async (
  db: Db,
  first: Day,
  last: Day,
): Promise<{ activity: number; day: Day; booked: number; isBegun: boolean }[]> =>
  (
    await db
      .selectFrom('activity_day as d')
      .leftJoin('roll_call as r', (join) => join.onRef('r.activity_id', '=', 'd.activity_id').onRef('r.day', '=', 'd.day'))
      .select(['d.activity_id as activity', 'd.day', 'd.booked', 'r.day as begun'])
      .where('d.day', '>=', first)
      .where('d.day', '<=', last)
      .where('d.booked', '>', 0)
      .where('r.closed_at', 'is', null)
      .orderBy('d.day', 'desc')
      .orderBy('d.activity_id')
      .execute()
  ).map(({ activity, day, booked, begun }) => ({ activity, day, booked, isBegun: begun !== null }))

/** The sessions between two days whose roll-call settled something for that child: their places no longer move. */
export const listSettled = async (db: Db, child: number, first: Day, last: Day): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('attendance')
    .select(['activity_id', 'day'])
    .where('child_id', '=', child)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .where('settled_cents', 'is not', null)
    .execute()
  return new Set(rows.map((row) => `${row.day}.${row.activity_id}`))
}
