import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { EventsWish } from '#platform/db/events.ts'

export type PlacesChanged = {
  readonly at: Temporal.Instant
  readonly what: 'booked' | 'cancelled'
  readonly places: number
  readonly child: number
  readonly childName: string
  /** Null for a booking that an agent took back: of the two reasons, the last one is kept. */
  readonly why: string | null
  readonly agent: string
}

/** AG-16 · What agents booked and cancelled for a household, latest first: a gesture and a child, a line. */
export const listHappened = async (db: Db, household: number, { before, limit }: EventsWish): Promise<PlacesChanged[]> => {
  const { rows } = await sql<PlacesChanged>`
    with forced as (
      select b.*, b.cancelled_by in (select account_id from agent)
        and not exists (select from closure_booking c where c.booking_id = b.id) as is_taken_back
      from booking b where b.household_id = ${household} and b.forced_why is not null
    ), happened as (
      select booked_at as at, 'booked' as what, child_id, booked_by as agent,
        case when is_taken_back then null else forced_why end as why
      from forced f where not exists (select from closure_booking c where c.restored_id = f.id)
      union all
      select cancelled_at, 'cancelled', child_id, cancelled_by, forced_why from forced where is_taken_back
    )
    select h.at, h.what, count(*)::integer as places, h.child_id as child, min(p.first_name) as "childName", min(h.why) as why,
      min(g.first_name || ' ' || g.last_name) as agent
    from happened h join agent g on g.account_id = h.agent join person p on p.id = h.child_id
    where ${before}::timestamptz is null or h.at < ${before}
    group by h.at, h.what, h.child_id, h.agent
    order by h.at desc, h.child_id, h.what limit ${limit}`.execute(db)
  return rows
}
