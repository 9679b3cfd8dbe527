import { ok, type Result, refuse } from '#core/result.ts'
import { listActivities } from '#features/catalogue/index.ts'
import * as ledger from '#features/ledger/index.ts'
import { keepPrices } from '#features/tariffs/index.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { placeKey, type SeenChange } from '../domain/changes.ts'
import { isAsSeen, type Review } from '../domain/review.ts'
import { daysChanged } from '../facts.ts'
import { type Booking, cancelBookings, insertBookings, writeCharges } from '../store/bookings.ts'
import { lockDays, lockRights, moveTaken } from '../store/days.ts'
import { reviewDays } from './review-days.ts'

/** Who books: a guardian, whose household is debited (ruling 15). */
export type Booker = { readonly account: number; readonly person: number; readonly household: number }

export type Order = {
  /** What the review page showed (AG-7): of one child or of several. */
  readonly changes: readonly SeenChange[]
  /** Sent twice with the same key, an order is carried out once and answered the same. */
  readonly formKey: string
}

export type Done = { readonly added: number; readonly cancelled: number }

/** Takes places for that household and debits it, in a number of statements that does not depend on how many. */
export const bookAll = async (
  tx: Tx,
  by: { readonly account: number; readonly household: number },
  add: Review['add'],
): Promise<Booking[]> => {
  if (add.length === 0) return []
  const bookings = await insertBookings(
    tx,
    add.map(({ slot, seen }) => ({
      child: slot.child,
      activity: slot.activity,
      day: slot.day,
      household: by.household,
      priceCents: seen,
    })),
    by.account,
  )
  const serviceOf = new Map((await listActivities(tx)).map((a) => [a.id, a.service]))
  const priceOf = new Map(add.map(({ slot }) => [placeKey(slot), slot.price!]))
  const charges = await ledger.charge(
    tx,
    bookings.map((b) => ({
      ref: `booking:${b.id}`,
      household: b.household,
      person: b.child,
      activity: b.activity,
      service: serviceOf.get(b.activity)!,
      quantity: 1,
      unitCents: b.priceCents,
      tariffLabel: priceOf.get(placeKey(b))!.label,
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
      child: b.child,
      price: priceOf.get(placeKey(b))!,
    })),
  )
  await moveTaken(tx, bookings, 1)
  return bookings
}

/** Gives places back and credits whoever paid. */
export const cancelAll = async (tx: Tx, by: { readonly account: number }, bookings: readonly Booking[]): Promise<void> => {
  if (bookings.length === 0) return
  const transactions = bookings.flatMap((b) => (b.charge === null ? [] : [b.charge]))
  const reversals = await ledger.reverse(tx, { transactions, actor: by.account })
  await cancelBookings(tx, bookings, reversals, by.account)
  await moveTaken(tx, bookings, -1)
}

const bookingsOf = (cancel: Review['cancel']): Booking[] =>
  cancel.map(({ slot }) => ({ ...slot.booking!, child: slot.child, activity: slot.activity, day: slot.day }))

export type Written = { readonly added: readonly Booking[]; readonly cancelled: readonly Booking[] }

/**
 * Writes what was reviewed, wholly or not at all. Every rule is decided again under the lock of the days, from the same
 * facts as the page (AG-4); anything that moved since the review refuses the order (AG-7).
 */
export const writeChanges = async (
  tx: Tx,
  ctx: TownCtx,
  by: Booker,
  changes: readonly SeenChange[],
): Promise<Result<Written, 'agenda.changed'>> => {
  if (changes.length === 0) return refuse('agenda.changed')
  await lockRights(tx, changes)
  await lockDays(tx, changes)
  // AG-25: what the account can pay for is decided while nobody else moves it.
  const refusing = new Set((await listActivities(tx)).flatMap((a) => (a.overdraft === 'refuse' ? [a.id] : [])))
  if (changes.some(({ wish, activity }) => wish === 'book' && refusing.has(activity)))
    await ledger.holdHousehold(tx, by.household)
  const who = { guardian: by.person, household: by.household, now: ctx.now, kept: ctx.db }
  const review = await reviewDays(tx, who, changes)
  if (!isAsSeen(review, changes)) return refuse('agenda.changed')
  const cancelled = bookingsOf(review.cancel)
  await cancelAll(tx, by, cancelled)
  const added = await bookAll(tx, by, review.add)
  await daysChanged.record(tx, {
    actor: by.account,
    added: added.map((b) => b.id),
    cancelled: cancelled.map((b) => b.id),
  })
  return ok({ added, cancelled })
}

/** Saves what was reviewed: places, debits, credits and the letter to come in one transaction. */
export const changeDays = (ctx: TownCtx, by: Booker, order: Order): Promise<Result<Done, 'agenda.changed'>> =>
  inTransaction(ctx, async (tx) => {
    const form = { account: by.account, key: order.formKey }
    const earlier = await takeFormKey(tx, form)
    if (earlier !== null) {
      const [added = 0, cancelled = 0] = earlier.split(' ').map(Number)
      return ok({ added, cancelled })
    }
    const written = await writeChanges(tx, ctx, by, order.changes)
    if (!written.ok) return written
    const { added, cancelled } = written.value
    await answerFormKey(tx, form, `${added.length} ${cancelled.length}`)
    return ok({ added: added.length, cancelled: cancelled.length })
  })
