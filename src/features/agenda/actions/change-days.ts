import { ok, type Result, refuse } from '#core/result.ts'
import * as ledger from '#features/ledger/index.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { SeenChange } from '../domain/changes.ts'
import { isAsSeen, type Review } from '../domain/review.ts'
import { daysChanged } from '../facts.ts'
import type { Booking } from '../store/bookings.ts'
import { lockPlaces } from '../store/days.ts'
import { givePlacesBack, type Place, takePlaces } from './places.ts'
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

/** What a review allows, as places of that household. */
export const placesOf = (add: Review['add'], household: number): Place[] =>
  add.map(({ slot: { child, activity, day, price }, seen }) => ({
    child,
    activity,
    day,
    household,
    priceCents: seen,
    tariffLabel: price!.label,
    price,
  }))

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
  const refusing = await lockPlaces(tx, changes)
  // AG-25: what the account can pay for is decided while nobody else moves it.
  if (changes.some(({ wish, activity }) => wish === 'book' && refusing.includes(activity)))
    await ledger.holdHousehold(tx, by.household)
  const who = { guardian: by.person, household: by.household, now: ctx.now, kept: ctx.db }
  const review = await reviewDays(tx, who, changes)
  if (!isAsSeen(review, changes)) return refuse('agenda.changed')
  const cancelled = bookingsOf(review.cancel)
  await givePlacesBack(tx, cancelled, by.account)
  const added = await takePlaces(tx, placesOf(review.add, by.household), by.account)
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
