import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Named } from '#core/names.ts'
import { type Db, preparedRead } from '#platform/db/database.ts'

/** A child as the agenda names it. `enrolled`: has the right to book something, now or later. `isShown`: its places were read. */
export type AgendaChild = Named & {
  readonly id: number
  readonly mayBook: boolean
  readonly enrolled: boolean
  readonly isShown: boolean
}

/**
 * Whose places are read: of all the children, of one, or of the first that the agenda opens on: the eldest who has the right to
 * book something, else the eldest.
 */
export type Shown = 'all' | 'first' | number

/** What the database holds of a family between two days; days as «2017-10-12». */
export type FamilyFacts = {
  /** All of them, the eldest first; what follows is about those shown. */
  readonly children: readonly AgendaChild[]
  readonly enrolments: readonly { child: number; activity: number; firstDay: string; lastDay: string }[]
  readonly bookings: readonly {
    id: number
    child: number
    activity: number
    day: string
    household: number
    charge: number | null
    priceCents: Cents
  }[]
  /** Places taken by anybody in the activities that they are enrolled in or booked for. */
  readonly taken: readonly { activity: number; day: string; booked: number }[]
  /** Of the town's settled rows (platform/db/settled.ts). */
  readonly revision: string
}

/** How far ahead an enrolment counts as one. */
const AHEAD = { years: 2 }

type Row = {
  children: [number, string, string, string | null, boolean, boolean, boolean][] | null
  enrolments: [number, number, string, string][] | null
  bookings: [number, number, number, string, number, number | null, number][] | null
  taken: [number, string, number][] | null
  revision: string
}

/**
 * What is booked is asked child by child (`lateral`, kept apart by `offset 0`): asked for all of them at once, a plan made for any days
 * reads everybody's bookings of those days in a town of ordinary size.
 *
 * $1 guardian, $2 children (both or either), $3 first and $4 last day, $5 today, $6 until when an enrolment to come counts as one, $7 all are
 * shown, $8 the child shown.
 */
const readRows = preparedRead<Row>(
  'agenda.family-facts',
  `with kid as materialized (
      select p.id, p.first_name, p.birth_name, p.usual_name, p.birth_date, coalesce(g.may_book, true) as may_book
      from person p left join guardianship g on g.child_id = p.id and g.adult_id = $1::bigint and g.may_see
      where p.id = any(coalesce($2::bigint[], array(select child_id from guardianship where adult_id = $1::bigint)))
        and p.kind = 'child' and ($1::bigint is null or g.adult_id is not null)
    ),
    enrolment as materialized (
      select e.id, e.child_id, e.activity_id, e.first_day, e.last_day from activity_enrolment e
      where e.child_id = any(array(select id from kid)) and e.closed_at is null and e.last_day >= least($3::date, $5::date)
        and e.first_day <= greatest($4::date, $6::date)
    ),
    able as materialized (
      select kid.*, exists (select 1 from enrolment e where e.child_id = kid.id and e.last_day >= $5::date
        and e.first_day <= $6::date) as enrolled from kid
    ),
    shown as materialized (
      select id from able where $7::boolean
        or id = coalesce($8::bigint, (select id from able order by enrolled desc, birth_date, id limit 1))
    ),
    spot as materialized (
      select b.* from shown cross join lateral (
        select b.id, b.child_id, b.activity_id, b.day, b.household_id, b.charge_id, b.price_cents from booking b
        where b.child_id = shown.id and b.day between $3::date and $4::date and b.cancelled_at is null offset 0) b
    )
    select
      (select json_agg(json_build_array(id, first_name, birth_name, usual_name, may_book, enrolled, id in (select id from shown))
        order by birth_date, id) from able) as children,
      (select json_agg(json_build_array(child_id, activity_id, first_day, last_day) order by id) from enrolment
        where first_day <= $4::date and last_day >= $3::date and child_id in (select id from shown)) as enrolments,
      (select json_agg(json_build_array(id, child_id, activity_id, day, household_id, charge_id, price_cents)
        order by day, activity_id, child_id) from spot) as bookings,
      (select json_agg(json_build_array(activity_id, day, booked)) from activity_day
        where activity_id = any(array(
          select activity_id from enrolment where child_id in (select id from shown) union select activity_id from spot))
          and day between $3::date and $4::date) as taken,
      (select revision from town) as revision`,
)

/**
 * Everything about a guardian's children from `first` to `last`, both included, in one query: its cost depends neither on
 * how many children nor on how many days. A child that this guardian may not see is in none of the lists (FA-1).
 * @param guardian null for a caller that has checked who may see these children
 * @param children all of the guardian's when null
 */
export const readFamilyFacts = async (
  db: Db,
  wish: {
    readonly guardian: number | null
    readonly children: readonly number[] | null
    readonly shown: Shown
    readonly first: Day
    readonly last: Day
    readonly today: Day
  },
): Promise<FamilyFacts> => {
  const { guardian, shown, first, last, today } = wish
  const children = wish.children === null ? null : [...wish.children]
  const child = typeof shown === 'number' ? shown : null
  const rows = await readRows(db, [guardian, children, first, last, today, today.add(AHEAD), shown === 'all', child])
  const row = rows[0]!
  return {
    children: (row.children ?? []).map(([id, firstName, birthName, usualName, mayBook, enrolled, isShown]) => ({
      id,
      firstName,
      birthName,
      usualName,
      mayBook,
      enrolled,
      isShown,
    })),
    enrolments: (row.enrolments ?? []).map(([child, activity, firstDay, lastDay]) => ({ child, activity, firstDay, lastDay })),
    bookings: (row.bookings ?? []).map(([id, child, activity, day, household, charge, priceCents]) => ({
      id,
      child,
      activity,
      day,
      household,
      charge,
      priceCents,
    })),
    taken: (row.taken ?? []).map(([activity, day, booked]) => ({ activity, day, booked })),
    revision: row.revision,
  }
}
