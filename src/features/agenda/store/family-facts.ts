import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Named } from '#core/names.ts'
import { type Db, prepared } from '#platform/db/database.ts'

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

type BookingRow = [number, number, number, string, number, number | null, number]

type Row = {
  children: [number, string, string, string | null, boolean, boolean, boolean][] | null
  enrolments: [number, number, string, string][] | null
  /** JSON: `BookingRow[]` */
  bookings: string | null
  taken: [number, string, number][] | null
  revision: string
}

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
  const { rows } = await sql<Row>`${prepared('agenda.family-facts')}
    with kid as materialized (
      select p.id, p.first_name, p.birth_name, p.usual_name, p.birth_date, coalesce(g.may_book, true) as may_book
      from person p left join guardianship g on g.child_id = p.id and g.adult_id = ${guardian}::bigint and g.may_see
      where p.id = any(coalesce(${children}::bigint[], array(select child_id from guardianship where adult_id = ${guardian}::bigint)))
        and p.kind = 'child' and (${guardian}::bigint is null or g.adult_id is not null)
    ),
    enrolment as materialized (
      select e.id, e.child_id, e.activity_id, e.first_day, e.last_day from activity_enrolment e
      where e.child_id = any(array(select id from kid)) and e.closed_at is null and e.last_day >= least(${first}::date, ${today}::date)
        and e.first_day <= greatest(${last}::date, ${today.add(AHEAD)}::date)
    ),
    able as materialized (
      select kid.*, exists (select 1 from enrolment e where e.child_id = kid.id and e.last_day >= ${today}::date
        and e.first_day <= ${today.add(AHEAD)}::date) as enrolled from kid
    ),
    shown as materialized (
      select id from able where ${shown === 'all'}::boolean
        or id = coalesce(${typeof shown === 'number' ? shown : null}::bigint, (select id from able order by enrolled desc, birth_date, id limit 1))
    ),
    spot as materialized (
      select b.id, b.child_id, b.activity_id, b.day, b.household_id, b.charge_id, b.price_cents from booking b
      where b.child_id = any(array(select id from shown)) and b.day between ${first}::date and ${last}::date and b.cancelled_at is null
    )
    select
      (select json_agg(json_build_array(id, first_name, birth_name, usual_name, may_book, enrolled, id in (select id from shown))
        order by birth_date, id) from able) as children,
      (select json_agg(json_build_array(child_id, activity_id, first_day, last_day) order by id) from enrolment
        where first_day <= ${last}::date and last_day >= ${first}::date and child_id in (select id from shown)) as enrolments,
      -- Put together by hand, a booking takes a third of the time that json_build_array does, and there may be hundreds.
      (select '[' || string_agg('[' || concat_ws(',', id, child_id, activity_id, '"' || day || '"', household_id,
          coalesce(charge_id::text, 'null'), price_cents) || ']', ',' order by day, activity_id, child_id) || ']' from spot) as bookings,
      (select json_agg(json_build_array(activity_id, day, booked)) from activity_day
        where activity_id = any(array(
          select activity_id from enrolment where child_id in (select id from shown) union select activity_id from spot))
          and day between ${first}::date and ${last}::date) as taken,
      (select revision from town) as revision`.execute(db)
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
    bookings: (JSON.parse(row.bookings ?? '[]') as BookingRow[]).map(
      ([id, child, activity, day, household, charge, priceCents]) => ({
        id,
        child,
        activity,
        day,
        household,
        charge,
        priceCents,
      }),
    ),
    taken: (row.taken ?? []).map(([activity, day, booked]) => ({ activity, day, booked })),
    revision: row.revision,
  }
}
