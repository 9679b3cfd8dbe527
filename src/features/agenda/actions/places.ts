import { isAfter, parisDay } from '#core/days.ts'
import { listActivities } from '#features/catalogue/index.ts'
import * as ledger from '#features/ledger/index.ts'
import { keepPrices, type Price } from '#features/tariffs/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { placeKey } from '../domain/changes.ts'
import { dropMarksOf } from '../store/attendance.ts'
import { type Booking, cancelBookings, insertBookings, type NewBooking, writeCharges } from '../store/bookings.ts'
import { moveTaken } from '../store/days.ts'

/** `price`: how the price was computed, kept with the booking; null when it is no longer known. */
export type Place = NewBooking & { readonly tariffLabel: string | null; readonly price: Price | null }

/**
 * Takes places, on days already locked, and debits each household for its own (AG-9): whoever decided it, in a number of
 * statements that does not depend on how many.
 */
export const takePlaces = async (tx: Tx, places: readonly Place[], actor: number): Promise<Booking[]> => {
  if (places.length === 0) return []
  const placeOf = new Map(places.map((place) => [placeKey(place), place]))
  const written = await insertBookings(tx, places, actor)
  const services = new Map((await listActivities(tx)).map((a) => [a.id, a.service]))
  const refOf = ({ id }: Booking): string => `booking:${id}`
  const charges = await ledger.charge(
    tx,
    written.map((b) => ({
      ref: refOf(b),
      household: b.household,
      person: b.child,
      activity: b.activity,
      service: services.get(b.activity)!,
      quantity: 1,
      unitCents: b.priceCents,
      tariffLabel: placeOf.get(placeKey(b))!.tariffLabel,
      valueDate: b.day,
      actor,
    })),
  )
  await writeCharges(
    tx,
    written.flatMap((b) => {
      const charge = charges.get(refOf(b))
      return charge === undefined ? [] : [{ booking: b.id, charge }]
    }),
  )
  await keepPrices(
    tx,
    written.flatMap((b) => {
      const { price } = placeOf.get(placeKey(b))!
      return price ? [{ ref: refOf(b), household: b.household, child: b.child, price }] : []
    }),
  )
  return written
}

/** Gives places back, on days already locked: whoever paid is credited, a mark of the roll-call goes with the place. */
export const givePlacesBack = async (tx: Tx, bookings: readonly Booking[], actor: number): Promise<void> => {
  if (bookings.length === 0) return
  const transactions = bookings.flatMap((b) => (b.charge === null ? [] : [b.charge]))
  const reversals = await ledger.reverse(tx, { transactions, actor })
  // Nobody is called before the day (AG-14).
  const today = parisDay(tx.scope.now)
  await dropMarksOf(
    tx,
    bookings.flatMap(({ id, day }) => (isAfter(day, today) ? [] : [id])),
  )
  await cancelBookings(tx, bookings, reversals, actor)
  await moveTaken(tx, bookings, -1)
}
