import { listActivities } from '#features/catalogue/index.ts'
import * as ledger from '#features/ledger/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { dropMarksOf } from '../store/attendance.ts'
import { type Booking, cancelBookings, insertBookings, type NewBooking, writeCharges } from '../store/bookings.ts'
import { movePlaces } from '../store/closing.ts'

export type Place = NewBooking & { readonly tariffLabel: string | null }

/** Takes and debits places that the town hall decides, on days already locked (AG-9). Several children at once. */
export const takePlaces = async (tx: Tx, places: readonly Place[], actor: number): Promise<Booking[]> => {
  if (places.length === 0) return []
  const nameOf = (b: NewBooking) => `${b.child} ${b.activity} ${b.day}`
  const labels = new Map(places.map((place) => [nameOf(place), place.tariffLabel]))
  const written = await insertBookings(
    tx,
    places.map(({ tariffLabel, ...booking }) => booking),
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
      tariffLabel: labels.get(nameOf(b)) ?? null,
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
