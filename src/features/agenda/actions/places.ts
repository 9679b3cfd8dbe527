import { listActivities } from '#features/catalogue/index.ts'
import * as ledger from '#features/ledger/index.ts'
import { keepPrices, type Price } from '#features/tariffs/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { dropMarksOf } from '../store/attendance.ts'
import { type Booking, cancelBookings, insertBookings, type NewBooking, writeCharges } from '../store/bookings.ts'
import { movePlaces } from '../store/closing.ts'

/** `price`: how the price was computed, kept with the booking; null when it is no longer known. */
export type Place = NewBooking & { readonly tariffLabel: string | null; readonly price: Price | null }

/** Takes and debits places that the town hall decides, on days already locked (AG-9). Several children at once. */
export const takePlaces = async (tx: Tx, places: readonly Place[], actor: number): Promise<Booking[]> => {
  if (places.length === 0) return []
  const nameOf = (b: NewBooking) => `${b.child} ${b.activity} ${b.day}`
  const byName = new Map(places.map((place) => [nameOf(place), place]))
  const written = await insertBookings(
    tx,
    places.map(({ tariffLabel, price, ...booking }) => booking),
    actor,
  )
  const services = new Map((await listActivities(tx)).map((a) => [a.id, a.service]))
  const charges = await ledger.charge(
    tx,
    written.map((b) => ({
      ref: `booking:${b.id}`,
      household: b.household,
      person: b.child,
      activity: b.activity,
      service: services.get(b.activity)!,
      quantity: 1,
      unitCents: b.priceCents,
      tariffLabel: byName.get(nameOf(b))!.tariffLabel,
      valueDate: b.day,
      actor,
    })),
  )
  await writeCharges(
    tx,
    written.flatMap((b) => {
      const charge = charges.get(`booking:${b.id}`)
      return charge === undefined ? [] : [{ booking: b.id, charge }]
    }),
  )
  await keepPrices(
    tx,
    written.flatMap((b) => {
      const { price } = byName.get(nameOf(b))!
      return price ? [{ ref: `booking:${b.id}`, household: b.household, child: b.child, price }] : []
    }),
  )
  await movePlaces(tx, written, 1)
  return written
}

/** Gives places back, on days already locked: whoever paid is credited, a mark of the roll-call goes with the place. */
export const givePlacesBack = async (tx: Tx, bookings: readonly Booking[], actor: number): Promise<void> => {
  const transactions = bookings.flatMap((b) => (b.charge === null ? [] : [b.charge]))
  const reversals = await ledger.reverse(tx, { transactions, actor })
  await dropMarksOf(
    tx,
    bookings.map((b) => b.id),
  )
  await cancelBookings(tx, bookings, reversals, actor)
  await movePlaces(tx, bookings, -1)
}
