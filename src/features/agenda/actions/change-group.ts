import { createHash } from 'node:crypto'
import { parisDay } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { type Db, inTransaction } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { writeSeen } from '../domain/changes.ts'
import { type GroupWish, isUndoable, obstaclesOf, placesOfGroup } from '../domain/group.ts'
import { decideReview, type Review } from '../domain/review.ts'
import { daysChanged } from '../facts.ts'
import type { Booking } from '../store/bookings.ts'
import { lockPlaces } from '../store/days.ts'
import { type Group, getGroup, insertGroup, listBookingsByNumber, lockGroup, markUndone, renumberAdded } from '../store/groups.ts'
import { seenOf } from './book-days.ts'
import { type Booker, placesOf, writeChanges } from './change-days.ts'
import { givePlacesBack, takePlaces } from './places.ts'
import { type Asker, gatherWished } from './review-days.ts'

/** What a group booking would do. `mark` says all of it in a few characters: it comes back with the order (AG-7). */
export type GroupReview = { readonly review: Review; readonly mark: string }

/**
 * AG-22 · Every place asked for, decided as the month decides it. To cancel, only what is booked is asked for.
 * @throws Absent for a child that this guardian may not book for
 */
export const reviewGroup = async (db: Db, who: Asker, group: GroupWish): Promise<GroupReview> => {
  const keys = placesOfGroup(group)
  const slots = keys.length === 0 ? null : await gatherWished(db, who, keys)
  const wishes = keys.flatMap((key) => {
    const of = slots!.of(key.child)
    if (!of.has(key)) return []
    const slot = of.at(key)
    return group.wish === 'cancel' && !slot.booking ? [] : [{ wish: group.wish, slot }]
  })
  const review = decideReview(wishes, who.now)
  const text = seenOf(review).map(writeSeen).join(' ')
  return { review, mark: createHash('sha256').update(text).digest('base64url') }
}

export type GroupOrder = { readonly group: GroupWish; readonly mark: string; readonly formKey: string }

/**
 * AG-22 · Saves a group booking as it was shown, wholly or not at all, in a number of statements that depends neither on the
 * children nor on the days. The same form sent twice is saved once.
 * @returns the group's number, by which it can be undone
 */
export const changeGroup = (ctx: TownCtx, by: Booker, order: GroupOrder): Promise<Result<number, 'agenda.changed'>> =>
  inTransaction(ctx, async (tx) => {
    const form = { account: by.account, key: order.formKey }
    const earlier = await takeFormKey(tx, form)
    if (earlier !== null) return ok(Number(earlier))
    const who = { guardian: by.person, household: by.household, now: ctx.now, kept: ctx.db }
    const { review, mark } = await reviewGroup(tx, who, order.group)
    const isRefused = order.group.strict && obstaclesOf(review).length > 0
    if (mark !== order.mark || isRefused) return refuse('agenda.changed')
    const written = await writeChanges(tx, ctx, by, seenOf(review))
    if (!written.ok) return written
    const ids = (bookings: readonly { id: number }[]) => bookings.map(({ id }) => id)
    const { added, cancelled } = written.value
    const id = await insertGroup(tx, { account: by.account, added: ids(added), cancelled: ids(cancelled) })
    await answerFormKey(tx, form, String(id))
    return ok(id)
  })

/** A group of that account. @throws Absent */
export const readGroup = (db: Db, by: Booker, id: number): Promise<Group> => getGroup(db, id, by.account)

export type UndoRefusal = 'agenda.undo-late' | 'agenda.undo-moved'

/**
 * AG-23 · Within ten minutes, puts everything back as it was before the group: what it booked is given back, what it gave
 * back is booked again at the same price, whatever the cut-off says by now. Wholly or not at all: a place taken by somebody
 * else meanwhile, a right to book taken back, or a day that has begun, refuses it. Undone again, it does nothing more.
 */
export const undoGroup = (ctx: TownCtx, by: Booker, id: number): Promise<Result<null, UndoRefusal>> =>
  inTransaction(ctx, async (tx) => {
    const group = await lockGroup(tx, id, by.account)
    if (group.undoneAt) return ok(null)
    if (!isUndoable(group.madeAt, ctx.now)) return refuse('agenda.undo-late')
    const [added, cancelled] = [await listBookingsByNumber(tx, group.added), await listBookingsByNumber(tx, group.cancelled)]
    await lockPlaces(tx, [...added, ...cancelled])
    const today = parisDay(ctx.now)
    const hasBegun = [...added, ...cancelled].some(({ day }) => Temporal.PlainDate.compare(day, today) <= 0)
    if (hasBegun) return refuse('agenda.undo-moved')
    // Read again under the lock: the other parent may have given one back.
    const still = (await listBookingsByNumber(tx, group.added)).filter(({ isActive }) => isActive)
    await givePlacesBack(tx, still, by.account)
    let again: readonly Booking[] = []
    if (cancelled.length > 0) {
      const slots = await gatherWished(
        tx,
        { guardian: by.person, household: by.household, now: ctx.now, kept: ctx.db },
        cancelled,
      )
      const back = cancelled.map((booking) => ({ booking, slot: slots.of(booking.child).at(booking) }))
      const wanted = Map.groupBy(back, ({ slot }) => `${slot.day} ${slot.activity}`)
      const isTaken = [...wanted.values()].some(
        (same) =>
          same.some(({ slot }) => slot.booking || !slot.price || !slot.enrolled) ||
          same[0]!.slot.taken + same.length > same[0]!.slot.places,
      )
      if (isTaken) return refuse('agenda.undo-moved')
      for (const [household, same] of Map.groupBy(back, ({ booking }) => booking.household)) {
        const add = same.map(({ booking, slot }) => ({
          slot,
          wish: 'book' as const,
          cents: booking.priceCents,
          seen: booking.priceCents,
        }))
        again = [...again, ...(await takePlaces(tx, placesOf(add, household), by.account))]
      }
    }
    await renumberAdded(tx, cancelled, again)
    await markUndone(tx, id)
    await daysChanged.record(tx, {
      actor: by.account,
      added: again.map((booking) => booking.id),
      cancelled: still.map((booking) => booking.id),
    })
    return ok(null)
  })
