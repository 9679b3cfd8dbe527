import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Named } from '#core/names.ts'
import type { Db } from '#platform/db/database.ts'

/** A booking as a letter tells it. */
export type ToldBooking = {
  readonly id: number
  readonly child: number
  readonly firstName: string
  readonly day: Day
  readonly household: number
  readonly priceCents: Cents
  readonly serviceName: string
  readonly name: string
  readonly startsAt: Temporal.PlainTime
}

/** Those bookings, active or not, in the order of their days. */
export const listTold = async (db: Db, bookings: readonly number[]): Promise<ToldBooking[]> =>
  bookings.length === 0
    ? []
    : db
        .selectFrom('booking')
        .innerJoin('person', 'person.id', 'booking.child_id')
        .innerJoin('activity', 'activity.id', 'booking.activity_id')
        .innerJoin('service', 'service.id', 'activity.service_id')
        .select([
          'booking.id',
          'booking.child_id as child',
          'person.first_name as firstName',
          'booking.day',
          'booking.household_id as household',
          'booking.price_cents as priceCents',
          'service.name as serviceName',
          'activity.name',
          'activity.starts_at as startsAt',
        ])
        .where('booking.id', '=', sql<number>`any(${[...bookings]}::bigint[])`)
        .orderBy('booking.day')
        .orderBy('activity.starts_at')
        .orderBy('person.birth_date')
        .execute()

export type Reader = {
  readonly account: number
  readonly household: number
  readonly email: string
  readonly name: Named
  /** The children about whom the town hall writes to this adult. */
  readonly children: readonly number[]
}

/** The adults with an open account whom the town hall writes to about these children, and that account's. */
export const listReaders = async (db: Db, children: readonly number[], account: number): Promise<Reader[]> => {
  const { rows } = await sql<Omit<Reader, 'name'> & { first_name: string; birth_name: string; usual_name: string | null }>`
    select a.id as account, p.household_id as household, a.email, p.first_name, p.birth_name, p.usual_name,
      array(select child_id from guardianship g where g.adult_id = p.id and g.is_written_to
        and g.child_id = any(${[...children]}::bigint[])) as children
    from account a join person p on p.id = a.person_id
    where a.closed_at is null and p.household_id is not null and (a.id = ${account} or p.id in (
      select adult_id from guardianship where child_id = any(${[...children]}::bigint[]) and is_written_to))
    order by p.id`.execute(db)
  return rows.map(({ first_name, birth_name, usual_name, ...row }) => ({
    ...row,
    name: { firstName: first_name, birthName: birth_name, usualName: usual_name },
  }))
}
