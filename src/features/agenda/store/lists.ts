import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import { alphabetical } from '#platform/db/alphabetical.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { CountLine } from '../domain/counts.ts'

export type BookedChild = Named & { readonly child: number; readonly activity: number; readonly day: Day }

/** Who is booked in these activities between two days, by name. */
export const listBooked = async (db: Db, activities: readonly number[], first: Day, last: Day): Promise<BookedChild[]> => {
  if (activities.length === 0) return []
  const rows = await db
    .selectFrom('booking as b')
    .innerJoin('person as p', 'p.id', 'b.child_id')
    .select(['b.child_id', 'b.activity_id', 'b.day', 'p.first_name', 'p.birth_name', 'p.usual_name'])
    .where('b.activity_id', 'in', [...activities])
    .where('b.day', '>=', first)
    .where('b.day', '<=', last)
    .where('b.cancelled_at', 'is', null)
    .orderBy('b.day')
    .orderBy((e) => alphabetical(e.fn.coalesce('p.usual_name', 'p.birth_name')))
    .orderBy(alphabetical('p.first_name'))
    .orderBy('p.id')
    .execute()
  return rows.map((r) => ({
    child: r.child_id,
    activity: r.activity_id,
    day: r.day,
    firstName: r.first_name,
    birthName: r.birth_name,
    usualName: r.usual_name,
  }))
}

export type ListSetting = {
  readonly service: number
  readonly at: Temporal.PlainTime
  readonly daysBefore: number
  readonly email: string
}

export const listSettings = async (db: Db): Promise<ListSetting[]> =>
  (await db.selectFrom('list_setting').selectAll().orderBy('service_id').execute()).map((row) => ({
    service: row.service_id,
    at: row.at_time,
    daysBefore: row.days_before,
    email: row.email,
  }))

export const saveSetting = async (tx: Tx, setting: ListSetting): Promise<void> => {
  const values = { at_time: setting.at, days_before: setting.daysBefore, email: setting.email }
  await tx
    .insertInto('list_setting')
    .values({ service_id: setting.service, ...values })
    .onConflict((c) => c.column('service_id').doUpdateSet(values))
    .execute()
}

export const dropSetting = async (tx: Tx, service: number): Promise<void> => {
  await tx.deleteFrom('list_setting').where('service_id', '=', service).execute()
}

export type Frozen = { readonly service: number; readonly day: Day; readonly frozenAt: Temporal.Instant; readonly sentTo: string }

export const listFrozen = async (db: Db, first: Day, last: Day): Promise<Frozen[]> =>
  db
    .selectFrom('frozen_list')
    .select(['service_id as service', 'day', 'frozen_at as frozenAt', 'sent_to as sentTo'])
    .where('day', '>=', first)
    .where('day', '<=', last)
    .orderBy('day')
    .execute()

export const listFrozenCounts = async (db: Db, first: Day, last: Day): Promise<CountLine[]> =>
  db
    .selectFrom('frozen_count')
    .select(['activity_id as activity', 'day', 'school', 'meal', 'children'])
    .where('day', '>=', first)
    .where('day', '<=', last)
    .execute()

/** Takes the day's list, frozen once by itself. @returns false when somebody froze it before, unless `again` */
export const writeFrozen = async (tx: Tx, list: Omit<Frozen, 'frozenAt'>, again: boolean): Promise<boolean> => {
  const values = { frozen_at: tx.scope.now, sent_to: list.sentTo }
  const row = await tx
    .insertInto('frozen_list')
    .values({ service_id: list.service, day: list.day, ...values })
    .onConflict((c) => (again ? c.columns(['service_id', 'day']).doUpdateSet(values) : c.doNothing()))
    .returning('day')
    .executeTakeFirst()
  return row !== undefined
}

export const replaceCounts = async (tx: Tx, service: number, day: Day, lines: readonly CountLine[]): Promise<void> => {
  await tx.deleteFrom('frozen_count').where('service_id', '=', service).where('day', '=', day).execute()
  if (lines.length === 0) return
  await tx
    .insertInto('frozen_count')
    .values(
      lines.map((line) => ({
        service_id: service,
        day,
        activity_id: line.activity,
        school: line.school,
        meal: line.meal,
        children: line.children,
      })),
    )
    .execute()
}

/** How many were booked and how many came, by activity and day. */
export type Attended = { readonly activity: number; readonly day: Day; readonly booked: number; readonly present: number | null }

export const listAttended = async (db: Db, first: Day, last: Day): Promise<Attended[]> => {
  const rows = await db
    .selectFrom('activity_day as d')
    .leftJoin('roll_call as r', (join) =>
      join.onRef('r.activity_id', '=', 'd.activity_id').onRef('r.day', '=', 'd.day').on('r.closed_at', 'is not', null),
    )
    .select((e) => [
      'd.activity_id as activity',
      'd.day',
      'd.booked',
      'r.closed_at as closedAt',
      e
        .selectFrom('attendance as a')
        .innerJoin('attendance_kind as k', 'k.code', 'a.kind')
        .select((f) => f.fn.countAll<number>().as('n'))
        .whereRef('a.activity_id', '=', 'd.activity_id')
        .whereRef('a.day', '=', 'd.day')
        .where('k.is_present', '=', true)
        .as('present'),
    ])
    .where('d.day', '>=', first)
    .where('d.day', '<=', last)
    .orderBy('d.day')
    .orderBy('d.activity_id')
    .execute()
  return rows.map((r) => ({
    activity: r.activity,
    day: r.day,
    booked: r.booked,
    present: r.closedAt === null ? null : Number(r.present),
  }))
}
