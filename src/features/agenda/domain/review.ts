import type { Instant } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Refused } from '#core/result.ts'
import { placeKey, type SeenChange, slotKey } from './changes.ts'
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
  Temporal.PlainDate.compare(a.slot.day, b.slot.day) || a.slot.activity - b.slot.activity || a.slot.child - b.slot.child

/**
 * Decides every wish (AG-1 to AG-5), counting the places that the same review takes and gives back: two children who want
 * the last place do not both get it.
 */
export const decideReview = (wishes: readonly { slot: Slot; wish: Wish }[], now: Instant): Review => {
  const allowed: Allowed[] = []
  const refused: RefusedChange[] = []
  const moved = new Map<string, number>()
  // Places given back first: they may be taken by the same order.
  const ordered = [...wishes].sort((a, b) => (a.wish === b.wish ? 0 : a.wish === 'cancel' ? -1 : 1))
  for (const { slot, wish } of ordered) {
    const key = slotKey(slot)
    const taken = slot.taken + (moved.get(key) ?? 0)
    const decision = decideBooking(taken === slot.taken ? slot : { ...slot, taken }, wish, now)
    if (decision.ok) moved.set(key, (moved.get(key) ?? 0) + (wish === 'book' ? 1 : -1))
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
  const shown = new Map(seen.map((change) => [placeKey(change), change]))
  return (
    allowed.length === seen.length &&
    shown.size === seen.length &&
    allowed.every((a) => {
      const change = shown.get(placeKey(a.slot))
      return change !== undefined && change.wish === a.wish && change.seen === a.seen
    })
  )
}
