import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'

/**
 * What a child may be enrolled in and booked for. `sessionName` is what the fiche enfant ticks («Restauration scolaire»),
 * `name` what the agenda books («Repas de midi»). `weekdays`: 1 = Monday … 7 = Sunday. `places`: per day. `site`: where; a
 * service on two sites is two activities. `closedFrom`: first day on which it no longer opens.
 */
export type Activity = {
  readonly id: number
  readonly service: number
  readonly serviceName: string
  readonly slug: string
  readonly sessionName: string
  readonly name: string
  readonly startsAt: Temporal.PlainTime
  readonly endsAt: Temporal.PlainTime
  readonly weekdays: readonly number[]
  readonly places: number
  readonly site: string | null
  readonly requiresEnrolment: boolean
  readonly overdraft: Overdraft
  readonly closedFrom: Temporal.PlainDate | null
}

/** What a booking does to an account that it leaves below zero (ruling 8). */
export type Overdraft = 'accept' | 'warn' | 'refuse'

/** Every activity, or one service's, in the order of the town's services, then of their hours. */
export const listActivities = settled(async (db: Db, service?: number): Promise<readonly Activity[]> => {
  const rows = await db
    .selectFrom('activity')
    .innerJoin('service', 'service.id', 'activity.service_id')
    .select([
      'activity.id',
      'service_id as service',
      'service.name as serviceName',
      'activity.slug',
      'session_name as sessionName',
      'activity.name',
      'starts_at as startsAt',
      'ends_at as endsAt',
      'weekdays',
      'places',
      'site',
      'requires_enrolment as requiresEnrolment',
      'overdraft',
      'closed_from as closedFrom',
    ])
    .$if(service !== undefined, (query) => query.where('service_id', '=', service!))
    .orderBy('service.sort')
    .orderBy('activity.sort')
    .orderBy('activity.starts_at')
    .execute()
  return rows.map((row) => ({ ...row, overdraft: row.overdraft as Overdraft }))
})

/** Which levels of which school may attend an activity: «3/CP». */
export const listEligibleLevels = async (
  db: Db,
  activities: readonly number[],
): Promise<{ activity: number; school: number; level: string }[]> =>
  activities.length === 0
    ? []
    : db
        .selectFrom('activity_level')
        .select(['activity_id as activity', 'school_id as school', 'level_code as level'])
        .where('activity_id', 'in', [...activities])
        .execute()

/** What an administrator settles of an activity. `levels`: «3/CP»; none means every level of every school. */
export type ActivitySettings = Omit<Activity, 'id' | 'serviceName' | 'slug'> & {
  readonly levels: readonly { readonly school: number; readonly level: string }[]
}

const columnsOf = (settings: ActivitySettings) => ({
  service_id: settings.service,
  session_name: settings.sessionName,
  name: settings.name,
  starts_at: settings.startsAt,
  ends_at: settings.endsAt,
  weekdays: [...settings.weekdays],
  places: settings.places,
  site: settings.site,
  requires_enrolment: settings.requiresEnrolment,
  overdraft: settings.overdraft,
  closed_from: settings.closedFrom,
})

const writeLevels = async (tx: Tx, activity: number, levels: ActivitySettings['levels']): Promise<void> => {
  await tx.deleteFrom('activity_level').where('activity_id', '=', activity).execute()
  if (levels.length === 0) return
  await tx
    .insertInto('activity_level')
    .values(levels.map(({ school, level }) => ({ activity_id: activity, school_id: school, level_code: level })))
    .execute()
}

/** @returns its number */
export const insertActivity = async (tx: Tx, slug: string, settings: ActivitySettings): Promise<number> => {
  const { id } = await tx
    .insertInto('activity')
    .values((e) => ({
      ...columnsOf(settings),
      slug,
      sort: e.selectFrom('activity').select(sql<number>`coalesce(max(sort), 0) + 1`.as('next')),
    }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeLevels(tx, id, settings.levels)
  return id
}

export const updateActivity = async (tx: Tx, id: number, settings: ActivitySettings): Promise<void> => {
  await tx.updateTable('activity').set(columnsOf(settings)).where('id', '=', id).execute()
  await writeLevels(tx, id, settings.levels)
}

/** Held until the transaction ends. @returns whether there is such an activity */
export const lockActivity = async (tx: Tx, id: number): Promise<boolean> =>
  (await tx.selectFrom('activity').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !== undefined
