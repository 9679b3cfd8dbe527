import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Named } from '#core/names.ts'
import type { Db } from '#platform/db/database.ts'

/** A booking as a letter tells it. */
export type ToldBooking = {
  readonly id: number
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
        .innerJoin('activity', 'activity.id', 'booking.activity_id')
        .innerJoin('service', 'service.id', 'activity.service_id')
        .select([
          'booking.id',
          'booking.day',
          'booking.household_id as household',
          'booking.price_cents as priceCents',
          'service.name as serviceName',
          'activity.name',
          'activity.starts_at as startsAt',
        ])
        .where('booking.id', 'in', [...bookings])
        .orderBy('booking.day')
        .orderBy('activity.starts_at')
        .execute()

export type Reader = {
  readonly account: number
  readonly person: number
  readonly household: number
  readonly email: string
  readonly name: Named
}

/** The adults with an open account among these persons and that account, with their household. */
export const listReaders = async (db: Db, persons: readonly number[], account: number): Promise<Reader[]> => {
  const rows = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.id as account', 'person.id as person', 'household_id', 'email', 'first_name', 'birth_name', 'usual_name'])
    .where((e) => e.or([e('account.id', '=', account), ...(persons.length > 0 ? [e('person.id', 'in', [...persons])] : [])]))
    .where('closed_at', 'is', null)
    .orderBy('person.id')
    .execute()
  return rows.flatMap((r) =>
    r.household_id === null
      ? []
      : [
          {
            account: r.account,
            person: r.person,
            household: r.household_id,
            email: r.email,
            name: { firstName: r.first_name, birthName: r.birth_name, usualName: r.usual_name },
          },
        ],
  )
}
