import type { Db } from '#platform/db/database.ts'
import type { SlotKey } from '../domain/changes.ts'
import { decideReview, type Review } from '../domain/review.ts'
import type { Wish } from '../domain/slot.ts'
import { gatherSlotsOf } from './gather-slots.ts'

export type WishedChange = SlotKey & { readonly wish: Wish }

/**
 * What would happen if these changes were saved now (AG-1 to AG-5). Activities that the town does not have are left out:
 * no page of ours shows them.
 */
export const reviewDays = async (
  db: Db,
  who: { child: number; household: number; now: Temporal.Instant },
  changes: readonly WishedChange[],
): Promise<Review> => {
  if (changes.length === 0) return decideReview([], who.now)
  const slots = await gatherSlotsOf(db, { child: who.child, household: who.household, keys: changes })
  const known = changes.filter((change) => slots.has(change))
  return decideReview(
    known.map(({ wish, activity, day }) => ({ wish, slot: slots.at({ activity, day }) })),
    who.now,
  )
}
