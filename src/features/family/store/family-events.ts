import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { EventsWish } from '#platform/db/events.ts'

export type FamilyHappened = {
  readonly at: Temporal.Instant
  readonly what: 'invited' | 'accepted' | 'declared' | 'authorised'
  /** Whom it is about: a child, or who was authorised. */
  readonly about: string
  /** The adult who did it. */
  readonly adult: string
}

/** Invitations of these adults and to them, children they declared, persons they authorised, latest first. */
export const listHappened = async (
  db: Db,
  adults: readonly number[],
  { before, limit }: EventsWish,
): Promise<FamilyHappened[]> => {
  const ids = sql`any(${[...adults]}::bigint[])`
  const children = sql`(select string_agg(c.first_name, ', ' order by c.birth_date, c.id) from guardian_invitation_child k
    join person c on c.id = k.child_id where k.invitation_id = i.id)`
  const { rows } = await sql<FamilyHappened>`
    with happened as (
      select i.created_at as at, 'invited' as what, ${children} as about, i.inviter_id as adult from guardian_invitation i
      where i.inviter_id = ${ids}
      union all
      select i.used_at, 'accepted', ${children}, i.used_by from guardian_invitation i
      where (i.inviter_id = ${ids} or i.used_by = ${ids}) and i.used_at is not null
      union all
      select g.since, 'declared', c.first_name, g.adult_id from guardianship g join person c on c.id = g.child_id
      where g.adult_id = ${ids} and g.may_see and g.given_by is null
      union all
      select a.added_at, 'authorised', a.name, a.added_by from authorised_person a where a.added_by = ${ids}
    )
    select h.at, h.what, coalesce(h.about, '') as about, p.first_name || ' ' || coalesce(p.usual_name, p.birth_name) as adult
    from happened h join person p on p.id = h.adult
    where ${before}::timestamptz is null or h.at < ${before}
    order by h.at desc, h.what, h.about limit ${limit}`.execute(db)
  return rows
}
