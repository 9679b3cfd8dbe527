import { type Day, day, isAfter, parisDay } from '#core/days.ts'
import { listActivities } from '#features/catalogue/index.ts'
import * as ledger from '#features/ledger/index.ts'
import { paymentPaths } from '#features/payments/index.ts'
import { keepPrices, type PricesChanged, pricesForHouseholds } from '#features/tariffs/index.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { repricedLetter } from '../mails/repriced.ts'
import type { Booking } from '../store/bookings.ts'
import { listReaders } from '../store/changed.ts'
import { lockComing, noteRepriced, takeUntold, writePrices } from '../store/repricing.ts'

/** Bookings priced again in one transaction: a family waits for its own at most that long. */
const AT_ONCE = 500
/** No account: whoever changed the prices is not written to. */
const NOBODY = 0

const repriced = async (tx: Tx, bookings: readonly Booking[]) => {
  const days = bookings.map((b) => b.day).sort(Temporal.PlainDate.compare)
  const distinct = (of: (b: Booking) => number) => [...new Set(bookings.map(of))]
  const priceOf = await pricesForHouseholds(tx, {
    households: distinct((b) => b.household),
    children: distinct((b) => b.child),
    activities: distinct((b) => b.activity),
    first: days[0]!,
    last: days.at(-1)!,
  })
  return bookings.flatMap((b) => {
    const price = priceOf(b.household, b.child, b.activity, b.day)
    return price && price.cents !== b.priceCents ? [{ booking: b, price }] : []
  })
}

/** One batch. @returns the number of its last booking; null when there was none left */
const repriceSome = (ctx: TownCtx, change: PricesChanged, from: Day, after: number): Promise<number | null> =>
  inTransaction(ctx, async (tx) => {
    const { household, activity, actor } = change
    const bookings = await lockComing(tx, { household, activity, from, after, howMany: AT_ONCE })
    const last = bookings.at(-1)
    if (!last) return null
    const changes = await repriced(tx, bookings)
    const serviceOf = new Map((await listActivities(tx)).map((a) => [a.id, a.service]))
    const transactions = changes.flatMap(({ booking }) => (booking.charge === null ? [] : [booking.charge]))
    await ledger.reverse(tx, { transactions, actor })
    // A booking may be priced several times: each time is a debit of its own.
    const refOf = (booking: Booking): string => `booking:${booking.id}:${booking.charge ?? 0}:${ctx.now.epochMilliseconds}`
    const charges = await ledger.charge(
      tx,
      changes.map(({ booking, price }) => ({
        ref: refOf(booking),
        household: booking.household,
        person: booking.child,
        activity: booking.activity,
        service: serviceOf.get(booking.activity)!,
        quantity: 1,
        unitCents: price.cents,
        tariffLabel: price.label,
        valueDate: booking.day,
        actor,
      })),
    )
    await keepPrices(
      tx,
      changes.map(({ booking, price }) => ({ ref: refOf(booking), household: booking.household, child: booking.child, price })),
    )
    await writePrices(
      tx,
      changes.map(({ booking, price }) => ({
        booking: booking.id,
        cents: price.cents,
        charge: charges.get(refOf(booking)) ?? null,
      })),
    )
    await noteRepriced(
      tx,
      changes.map(({ booking }) => ({ booking: booking.id, beforeCents: booking.priceCents })),
    )
    return last.id
  })

/** Families told in one transaction. */
const TOLD_AT_ONCE = 100

/** One letter for each adult who pays and is written to. @returns whether somebody else may be left to tell */
const tellSome = (ctx: TownCtx, isTariff: boolean): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    const { left, repriced } = await takeUntold(tx, TOLD_AT_ONCE)
    const readers = await listReaders(tx, [...new Set(repriced.flatMap((r) => r.children))], NOBODY)
    for (const to of readers) {
      const theirs = repriced.filter((r) => r.household === to.household)
      const facts = { to, repriced: theirs, isTariff, statementPath: paymentPaths.statement, town: ctx.town }
      if (theirs.length > 0) await post(tx, repricedLetter(facts))
    }
    return left
  })

/**
 * AG-30 · Prices bookings to come again when a tariff, a quotient or a residence is another: the former debit is undone and
 * a new one made, so that both are on the statement. Today and the days before keep their price. Reaction to
 * `tariffs.prices-changed`; run again, it finds nothing to change. Who pays is told once, before and after.
 */
export const repriceBookings = async (ctx: TownCtx, change: PricesChanged): Promise<void> => {
  const tomorrow = parisDay(ctx.now).add({ days: 1 })
  const from = isAfter(day(change.from), tomorrow) ? day(change.from) : tomorrow
  for (let after: number | null = 0; after !== null; ) after = await repriceSome(ctx, change, from, after)
  while (await tellSome(ctx, change.household === null));
}
