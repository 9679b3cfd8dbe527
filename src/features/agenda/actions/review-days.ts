import { isBefore } from '#core/days.ts'
import type { Db } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { PlaceKey } from '../domain/changes.ts'
import { decideReview, type Review } from '../domain/review.ts'
import type { Wish } from '../domain/slot.ts'
import { type FamilySlots, gatherFamily } from './gather-slots.ts'

export type WishedChange = PlaceKey & { readonly wish: Wish }

/** Who asks: a guardian, who must have the right to book for each child; null for an agent's page, that checks its own right. */
export type Asker = {
  readonly guardian: number | null
  readonly household: number
  readonly now: Temporal.Instant
  /** Inside a transaction: see `gatherFamily`. */
  readonly kept?: Db
}

/** The slots of a list of wishes. @throws Absent for a child that this guardian may not book for */
export const gatherWished = async (db: Db, who: Asker, keys: readonly PlaceKey[]): Promise<FamilySlots> => {
  const children = [...new Set(keys.map((key) => key.child))]
  const first = keys.reduce((least, { day }) => (isBefore(day, least) ? day : least), keys[0]!.day)
  const last = keys.reduce((most, { day }) => (isBefore(most, day) ? day : most), keys[0]!.day)
  const slots = await gatherFamily(db, { ...who, children, first, last })
  const allowed = new Set(slots.children.filter((child) => child.mayBook).map((child) => child.id))
  const other = children.find((child) => !allowed.has(child))
  if (other !== undefined) throw new Absent(`child ${other} to book for, for guardian ${who.guardian}`)
  return slots
}

/**
 * What would happen if these changes were saved now (AG-1 to AG-5). Activities that the town does not have are left out:
 * no page of ours shows them.
 */
export const reviewDays = async (db: Db, who: Asker, changes: readonly WishedChange[]): Promise<Review> => {
  if (changes.length === 0) return decideReview([], who.now)
  const slots = await gatherWished(db, who, changes)
  const wishes = changes.flatMap((change) => {
    const of = slots.of(change.child)
    return of.has(change) ? [{ wish: change.wish, slot: of.at(change) }] : []
  })
  return decideReview(wishes, who.now)
}
