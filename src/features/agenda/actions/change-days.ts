import { ok, type Result, refuse } from '#core/result.ts'
import { type Activity, listActivities } from '#features/catalogue/index.ts'
import { getChild } from '#features/family/index.ts'
import * as ledger from '#features/ledger/index.ts'
import { keepPrices } from '#features/tariffs/index.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { SeenChange } from '../domain/changes.ts'
import { isAsSeen, type Review } from '../domain/review.ts'
import { daysChanged } from '../facts.ts'
import { type Booking, cancelBookings, insertBookings, writeCharges } from '../store/bookings.ts'
import { lockDays, moveTaken } from '../store/days.ts'
import { reviewDays } from './review-days.ts'

/** Who books: a guardian, whose household is debited (ruling 15). */
export type Booker = { readonly account: number; readonly person: number; readonly household: number }

export type Order = {
  readonly child: number
  /** What the review page showed (AG-7). */
  readonly changes: readonly SeenChange[]
  /** Sent twice with the same key, an order is carried out once and answered the same. */
  readonly formKey: string
}

export type Done = { readonly added: number; readonly cancelled: number }

const bookAll = async (
  tx: Tx,
  by: Booker,
  child: number,
  add: Review['add'],
  activities: readonly Activity[],
): Promise<Booking[]> => {
  if (add.length === 0) return []
  const bookings = await insertBookings(
    tx,
    add.map(({ slot, seen }) => ({ child, activity: slot.activity, day: slot.day, household: by.household, priceCents: seen })),
    by.account,
  )
  const serviceOf = new Map(activities.map((a) => [a.id, a.service]))
  const priceOf = new Map(add.map(({ slot }) => [`${slot.activity} ${slot.day}`, slot.price!]))
  const charges = await ledger.charge(
    tx,
    bookings.map((b) => ({
      ref: `booking:${b.id}`,
      household: b.household,
      person: child,
      activity: b.activity,
      service: serviceOf.get(b.activity)!,
      quantity: 1,
      unitCents: b.priceCents,
      tariffLabel: priceOf.get(`${b.activity} ${b.day}`)!.label,
      valueDate: b.day,
      actor: by.account,
    })),
  )
  await writeCharges(
    tx,
    bookings.flatMap((b) => {
      const charge = charges.get(`booking:${b.id}`)
      return charge === undefined ? [] : [{ booking: b.id, charge }]
    }),
  )
  await keepPrices(
    tx,
    bookings.map((b) => ({
      ref: `booking:${b.id}`,
      household: b.household,
      child,
      price: priceOf.get(`${b.activity} ${b.day}`)!,
    })),
  )
  await moveTaken(tx, bookings, 1)
  return bookings
}

const cancelAll = async (tx: Tx, by: Booker, child: number, cancel: Review['cancel']): Promise<Booking[]> => {
  const bookings = cancel.map(({ slot }): Booking => ({ ...slot.booking!, child, activity: slot.activity, day: slot.day }))
  const transactions = bookings.flatMap((b) => (b.charge === null ? [] : [b.charge]))
  const reversals = await ledger.reverse(tx, { transactions, actor: by.account })
  await cancelBookings(tx, bookings, reversals, by.account)
  await moveTaken(tx, bookings, -1)
  return bookings
}

/**
 * Saves what was reviewed, wholly or not at all: places, debits, credits and the letter to come in one transaction. Every
 * rule is decided again under the lock of the days, from the same facts as the page (AG-4); anything that moved since the
 * review refuses the order (AG-7).
 */
export const changeDays = (ctx: TownCtx, by: Booker, order: Order): Promise<Result<Done, 'agenda.changed'>> =>
  inTransaction(ctx, async (tx) => {
    const form = { account: by.account, key: order.formKey }
    const earlier = await takeFormKey(tx, form)
    if (earlier !== null) {
      const [added = 0, cancelled = 0] = earlier.split(' ').map(Number)
      return ok({ added, cancelled })
    }
    await getChild(tx, { id: order.child, guardian: by.person, right: 'book' })
    const known = await listActivities(tx)
    const exists = order.changes.every((change) => known.some((activity) => activity.id === change.activity))
    if (!exists || order.changes.length === 0) return refuse('agenda.changed')
    await lockDays(tx, order.changes)
    const review = await reviewDays(tx, { child: order.child, household: by.household, now: ctx.now }, order.changes)
    if (!isAsSeen(review, order.changes)) return refuse('agenda.changed')
    const cancelled = await cancelAll(tx, by, order.child, review.cancel)
    const added = await bookAll(tx, by, order.child, review.add, known)
    await answerFormKey(tx, form, `${added.length} ${cancelled.length}`)
    await daysChanged.record(tx, {
      child: order.child,
      actor: by.account,
      added: added.map((b) => b.id),
      cancelled: cancelled.map((b) => b.id),
    })
    return ok({ added: added.length, cancelled: cancelled.length })
  })
