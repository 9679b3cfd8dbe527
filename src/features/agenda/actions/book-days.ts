import { ok, type Result } from '#core/result.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { SeenChange, SlotKey } from '../domain/changes.ts'
import type { Review } from '../domain/review.ts'
import type { SlotRefusal, Wish } from '../domain/slot.ts'
import { type Booker, changeDays, type Done } from './change-days.ts'
import { reviewDays } from './review-days.ts'

/** What a review allows, as the order to save carries it. */
export const seenOf = (review: Review): SeenChange[] =>
  [...review.add, ...review.cancel].map(({ slot, wish, seen }) => ({
    child: slot.child,
    activity: slot.activity,
    day: slot.day,
    wish,
    seen,
  }))

export type DaysWish = { readonly child: number; readonly days: readonly SlotKey[]; readonly formKey: string }

const reviewAndSave = async (
  ctx: TownCtx,
  by: Booker,
  { child, days, formKey }: DaysWish,
  wish: Wish,
): Promise<Result<Done, SlotRefusal | 'agenda.changed'>> => {
  if (days.length === 0) return ok({ added: 0, cancelled: 0 })
  const review = await reviewDays(
    ctx.db,
    { guardian: by.person, household: by.household, now: ctx.now },
    days.map((key) => ({ ...key, child, wish })),
  )
  const refused = review.refused[0]
  if (refused) return refused.refused
  return changeDays(ctx, by, { changes: seenOf(review), formKey })
}

/**
 * Books these places for a child, wholly or not at all, at the price of the moment: for callers that show no review page.
 * @returns how many; the first refusal otherwise. @throws Absent when the child is not this guardian's to book for
 */
export const bookDays = (ctx: TownCtx, by: Booker, wish: DaysWish): Promise<Result<Done, SlotRefusal | 'agenda.changed'>> =>
  reviewAndSave(ctx, by, wish, 'book')

/** Gives these places back, wholly or not at all; whoever paid is credited. */
export const cancelDays = (ctx: TownCtx, by: Booker, wish: DaysWish): Promise<Result<Done, SlotRefusal | 'agenda.changed'>> =>
  reviewAndSave(ctx, by, wish, 'cancel')
