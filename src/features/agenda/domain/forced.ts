import type { Instant } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import { ok, type Refused, type Result, refuse } from '#core/result.ts'
import { decideBooking, type Slot, type SlotRefusal, type Wish } from './slot.ts'

export type ForcedRefusal =
  | Extract<SlotRefusal, 'agenda.already-booked' | 'agenda.not-booked' | 'agenda.closed' | 'agenda.no-price'>
  | 'agenda.served'

/**
 * AG-16 · What an agent may do for a family, beyond its own rules: cut-offs, places, enrolment, the balance and past days do not stop
 * them;
 * a closed day, a day without a price and a place that the roll-call settled do.
 * @param isSettled the roll-call of that session settled something for this child
 */
export const decideForced = (slot: Slot, wish: Wish, isSettled: boolean): Result<Cents, ForcedRefusal> => {
  if (isSettled) return refuse('agenda.served')
  if (wish === 'cancel') return slot.booking ? ok(slot.booking.priceCents) : refuse('agenda.not-booked')
  if (slot.booking) return refuse('agenda.already-booked')
  if (!slot.opening.open) return refuse('agenda.closed', { label: slot.opening.label })
  return slot.price ? ok(slot.price.cents) : refuse('agenda.no-price')
}

/** The rule that the family itself would meet, when there is one: what the reason must answer. */
export const ruleInTheWay = (slot: Slot, wish: Wish, now: Instant): Refused<SlotRefusal> | null => {
  const decision = decideBooking(slot, wish, now)
  return decision.ok ? null : decision
}
