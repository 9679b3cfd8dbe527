import type { Instant } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Refused } from '#core/result.ts'
import type { SeenChange } from './changes.ts'
import { decideBooking, type Slot, type SlotRefusal, type Wish } from './slot.ts'

/** A change that a rule allows. `cents`: what it costs or gives back to the household that looks; null when it is another's. */
export type Allowed = { readonly slot: Slot; readonly wish: Wish; readonly cents: Cents | null; readonly seen: number }
export type RefusedChange = { readonly slot: Slot; readonly wish: Wish; readonly refused: Refused<SlotRefusal> }

/** What the review page shows, in the order of the days. `effectCents`: added to the balance of the household that looks. */
export type Review = {
  readonly add: readonly Allowed[]
  readonly cancel: readonly Allowed[]
  readonly refused: readonly RefusedChange[]
  readonly effectCents: Cents
}

const byDay = <T extends { slot: Slot }>(a: T, b: T): number =>
  Temporal.PlainDate.compare(a.slot.day, b.slot.day) || a.slot.activity - b.slot.activity

/** Decides every wish (AG-1 to AG-5), counting the places that earlier wishes of the same review take. */
export const decideReview = (wishes: readonly { slot: Slot; wish: Wish }[], now: Instant): Review => {
  const allowed: Allowed[] = []
  const refused: RefusedChange[] = []
  for (const { slot, wish } of wishes) {
    const decision = decideBooking(slot, wish, now)
    if (!decision.ok) refused.push({ slot, wish, refused: decision })
    else if (wish === 'book') allowed.push({ slot, wish, cents: decision.value, seen: decision.value })
    else allowed.push({ slot, wish, cents: slot.booking!.own ? decision.value : null, seen: slot.booking!.id })
  }
  const add = allowed.filter((a) => a.wish === 'book').sort(byDay)
  const cancel = allowed.filter((a) => a.wish === 'cancel').sort(byDay)
  const sum = (list: Allowed[]) => list.reduce((total, a) => total + (a.cents ?? 0), 0)
  return { add, cancel, refused: refused.sort(byDay), effectCents: sum(cancel) - sum(add) }
}

/** AG-7: is the review still what was shown? A price, a booking or a decision that moved since means no. */
export const isAsSeen = (review: Review, seen: readonly SeenChange[]): boolean => {
  if (review.refused.length > 0) return false
  const allowed = [...review.add, ...review.cancel]
  return (
    allowed.length === seen.length &&
    allowed.every((a) =>
      seen.some((s) => s.activity === a.slot.activity && s.wish === a.wish && s.seen === a.seen && s.day.equals(a.slot.day)),
    )
  )
}
