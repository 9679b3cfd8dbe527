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
 * Decides every wish (AG-1 to AG-5, AG-25) in the order of the days, what is given back first, counting the places and the money
 * that the same review takes and gives back: two children who want the last place do not both get it.
 */
export const decideReview = (wishes: readonly { slot: Slot; wish: Wish }[], now: Instant): Review => {
  const allowed: Allowed[] = []
  const refused: RefusedChange[] = []
  const moved = new Map<string, number>()
  let effectCents = 0
  // One order for the page, the review and the write: what the account can pay for depends on it.
  const ordered = [...wishes].sort((a, b) => (a.wish === b.wish ? byDay(a, b) : a.wish === 'cancel' ? -1 : 1))
  for (const { slot, wish } of ordered) {
    const key = slotKey(slot)
    const [places, funds] = [moved.get(key) ?? 0, slot.funds === null ? 0 : effectCents]
    const asOfNow = places === 0 && funds === 0 ? slot : { ...slot, taken: slot.taken + places, funds: plus(slot.funds, funds) }
    const decision = decideBooking(asOfNow, wish, now)
    if (!decision.ok) {
      refused.push({ slot, wish, refused: decision })
      continue
    }
    moved.set(key, places + (wish === 'book' ? 1 : -1))
    const cents = wish === 'book' || slot.booking!.own ? decision.value : null
    allowed.push({ slot, wish, cents, seen: wish === 'book' ? decision.value : slot.booking!.id })
    effectCents += (wish === 'book' ? -1 : 1) * (cents ?? 0)
  }
  return {
    add: allowed.filter((a) => a.wish === 'book'),
    cancel: allowed.filter((a) => a.wish === 'cancel'),
    refused: refused.sort(byDay),
    effectCents,
  }
}

const plus = (funds: Cents | null, cents: Cents): Cents | null => (funds === null ? null : funds + cents)

/** AG-25 · The account would end below zero because of an activity that says so to the family. */
export const isWorthSaying = (review: Review, balanceCents: Cents): boolean =>
  balanceCents + review.effectCents < 0 && review.add.some(({ slot, cents }) => slot.overdraft === 'warn' && cents !== 0)

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
