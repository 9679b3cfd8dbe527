import { sql } from 'kysely'
import { type Day, isAfter } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Closing } from '../domain/closing.ts'
import { BOOKING, type Booking } from './bookings.ts'

/** The active bookings that these closures close, from a day on, in the order of their numbers. */
export const listClosed = async (db: Db, closures: readonly Closing[], from: Day): Promise<Booking[]> =>
  closures.length === 0
    ? []
    : db
        .selectFrom('booking')
        .select([...BOOKING])
        .where('cancelled_at', 'is', null)
        // A place whose roll-call was finished was served.
        .where((e) =>
          e.not(
            e.exists(
              e
                .selectFrom('attendance as a')
                .select('a.id')
                .whereRef('a.booking_id', '=', 'booking.id')
                .where('a.settled_cents', 'is not', null),
            ),
          ),
        )
        .where((e) =>
          e.or(
            closures.map((closure) =>
              e.and([
                e('day', '>=', isAfter(from, closure.firstDay) ? from : closure.firstDay),
                e('day', '<=', closure.lastDay),
                ...(closure.activities?.length ? [e('activity_id', 'in', [...closure.activities])] : []),
              ]),
            ),
          ),
        )
        .orderBy('id')
        .execute()

export const noteClosed = async (tx: Tx, lines: readonly { closure: number; booking: number }[]): Promise<void> => {
  if (lines.length === 0) return
  await tx
    .insertInto('closure_booking')
    .values(lines.map(({ closure, booking }) => ({ closure_id: closure, booking_id: booking })))
    .execute()
}

export type ClosedBooking = Booking & { readonly restored: number | null; readonly tariffLabel: string | null }

/** The bookings that a closure cancelled, as they were. */
export const listClosedBy = async (db: Db, closure: number): Promise<ClosedBooking[]> =>
  db
    .selectFrom('closure_booking as c')
    .innerJoin('booking as b', 'b.id', 'c.booking_id')
    .leftJoin('ledger_entry as e', (join) => join.onRef('e.transaction_id', '=', 'b.charge_id').on('e.person_id', 'is not', null))
    .select([
      'b.id',
      'b.child_id as child',
      'b.activity_id as activity',
      'b.day',
      'b.household_id as household',
      'b.charge_id as charge',
      'b.price_cents as priceCents',
      'c.restored_id as restored',
      'e.sub_label as tariffLabel',
    ])
    .where('c.closure_id', '=', closure)
    .orderBy('b.id')
    .execute()

export const noteRestored = async (tx: Tx, closure: number, pairs: readonly { booking: number; restored: number }[]) => {
  if (pairs.length === 0) return
  const [bookings, restored] = [pairs.map((p) => p.booking), pairs.map((p) => p.restored)]
  await sql`update closure_booking c set restored_id = p.restored
    from unnest(${sql.val(bookings)}::bigint[], ${sql.val(restored)}::bigint[]) as p (booking, restored)
    where c.closure_id = ${closure} and c.booking_id = p.booking`.execute(tx)
}

/** How many bookings each closure cancelled, and how many came back. */
export const countClosed = async (
  db: Db,
  closures: readonly number[],
): Promise<Map<number, { cancelled: number; restored: number }>> => {
  if (closures.length === 0) return new Map()
  const rows = await db
    .selectFrom('closure_booking')
    .select((e) => [
      'closure_id',
      e.fn.count<number>('booking_id').as('cancelled'),
      e.fn.count<number>('restored_id').as('restored'),
    ])
    .where('closure_id', 'in', [...closures])
    .groupBy('closure_id')
    .execute()
  return new Map(rows.map((row) => [row.closure_id, { cancelled: Number(row.cancelled), restored: Number(row.restored) }]))
}

/** One booking, as the letter about a closure tells it to one person. */
export type ToldClosed = {
  readonly account: number
  readonly email: string
  readonly name: Named
  readonly household: number
  readonly childName: string
  readonly day: Day
  readonly startsAt: Temporal.PlainTime
  readonly serviceName: string
  readonly activityName: string
  readonly priceCents: number
}

/**
 * Whom to tell about these closures, booking by booking: the guardians of the child, in the household that had paid, to whom
 * the town hall writes; those already told are left out.
 */
export const listToTell = async (db: Db, closures: readonly number[], about: 'closed' | 'undone'): Promise<ToldClosed[]> => {
  const rows = await db
    .selectFrom('closure_booking as c')
    .innerJoin('booking as b', 'b.id', about === 'closed' ? 'c.booking_id' : 'c.restored_id')
    .innerJoin('activity as a', 'a.id', 'b.activity_id')
    .innerJoin('service as s', 's.id', 'a.service_id')
    .innerJoin('person as child', 'child.id', 'b.child_id')
    .innerJoin('guardianship as g', 'g.child_id', 'b.child_id')
    .innerJoin('person as p', (join) => join.onRef('p.id', '=', 'g.adult_id').onRef('p.household_id', '=', 'b.household_id'))
    .innerJoin('account', 'account.person_id', 'p.id')
    .select([
      'account.id as account',
      'account.email',
      'p.first_name',
      'p.birth_name',
      'p.usual_name',
      'b.household_id as household',
      'child.first_name as childName',
      'b.day',
      'a.starts_at as startsAt',
      's.name as serviceName',
      'a.name as activityName',
      'b.price_cents as priceCents',
    ])
    .where('c.closure_id', 'in', [...closures])
    .where('g.is_written_to', '=', true)
    .where('account.closed_at', 'is', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('closure_letter as l')
            .select('l.account_id')
            .whereRef('l.account_id', '=', 'account.id')
            .where('l.closure_id', '=', closures[0]!)
            .where('l.about', '=', about),
        ),
      ),
    )
    .orderBy('account.id')
    .orderBy('b.day')
    .orderBy('a.starts_at')
    .execute()
  return rows.map((r) => ({
    account: r.account,
    email: r.email,
    name: { firstName: r.first_name, birthName: r.birth_name, usualName: r.usual_name },
    household: r.household,
    childName: r.childName,
    day: r.day,
    startsAt: r.startsAt,
    serviceName: r.serviceName,
    activityName: r.activityName,
    priceCents: r.priceCents,
  }))
}

/** @returns whether that person had not been told yet: the letter then leaves in this transaction */
export const noteTold = async (tx: Tx, closure: number, account: number, about: 'closed' | 'undone'): Promise<boolean> =>
  (await tx
    .insertInto('closure_letter')
    .values({ closure_id: closure, account_id: account, about, posted_at: tx.scope.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst()) !== undefined
