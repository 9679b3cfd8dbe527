import type { Db } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'

/**
 * What a child may be enrolled in and booked for. `sessionName` is what the fiche enfant ticks («Restauration scolaire»),
 * `name` what the agenda books («Repas de midi»). `weekdays`: 1 = Monday … 7 = Sunday. `places`: per day.
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
}

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
    ])
    .$if(service !== undefined, (query) => query.where('service_id', '=', service!))
    .orderBy('service.sort')
    .orderBy('activity.sort')
    .orderBy('activity.starts_at')
    .execute()
  return rows
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
