import { type Day, type Instant, isBefore, parisDay, sameDay } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { type CutOffs, closesAt } from './cut-off.ts'

/** A place taken. `own`: debited to the household of whoever looks; `priceCents` is then theirs to see. */
export type SlotBooking = {
  readonly id: number
  readonly household: number
  readonly charge: number | null
  readonly priceCents: Cents
  readonly own: boolean
}

/** Everything that decides about one child, one activity, one day. */
export type Slot = {
  readonly child: number
  readonly activity: number
  readonly day: Day
  /** `label`: why it is closed, as shown. */
  readonly opening: { readonly open: true } | { readonly open: false; readonly label: string }
  /** The child has the right to book that day (enrolment ≠ booking). */
  readonly enrolled: boolean
  /** Null when the town has published no tariff for that day. */
  readonly price: {
    readonly cents: Cents
    readonly label: string | null
    readonly tariff: number
    readonly explanation: readonly { readonly text: string; readonly cents: Cents }[]
  } | null
  readonly places: number
  readonly taken: number
  readonly booking: SlotBooking | null
  readonly cutOffs: CutOffs
  /** What the activity does with an account that it would leave below zero. */
  readonly overdraft: 'accept' | 'warn' | 'refuse'
  /** What is on the account of the household that looks; null when nothing depends on it. */
  readonly funds: Cents | null
}

export type Wish = 'book' | 'cancel'

export type SlotRefusal =
  | 'agenda.already-booked'
  | 'agenda.not-booked'
  | 'agenda.closed'
  | 'agenda.not-enrolled'
  | 'agenda.past'
  | 'agenda.today'
  | 'agenda.no-price'
  | 'agenda.too-late'
  | 'agenda.too-late-to-cancel'
  | 'agenda.full'
  | 'agenda.overdraft'

/** Limits are whole minutes: milliseconds say as much as `Temporal.Instant.compare`, ten times faster. */
const isOver = (limit: Instant, now: Instant): boolean => now.epochMilliseconds >= limit.epochMilliseconds

// Refusals and states that say nothing more are made once: a month asks for hundreds of them.
const ALREADY_BOOKED = refuse('agenda.already-booked')
const NOT_BOOKED = refuse('agenda.not-booked')
const NOT_ENROLLED = refuse('agenda.not-enrolled')
const PAST = refuse('agenda.past')
const TODAY = refuse('agenda.today')
const NO_PRICE = refuse('agenda.no-price')
const TOO_LATE = refuse('agenda.too-late')
const TOO_LATE_TO_CANCEL = refuse('agenda.too-late-to-cancel')
const FULL = refuse('agenda.full')

/** Why nothing may be changed of that day any more; null when something may. */
const dayRefusal = (day: Day, now: Instant): typeof PAST | typeof TODAY | null => {
  const today = parisDay(now)
  if (isBefore(day, today)) return PAST
  return sameDay(day, today) ? TODAY : null
}

const isFull = ({ taken, places }: Pick<Slot, 'taken' | 'places'>): boolean => taken >= places

/** AG-25 · Booking it would leave the account below zero, which the activity refuses. */
const isShort = ({ overdraft, funds, price }: Pick<Slot, 'overdraft' | 'funds' | 'price'>): boolean =>
  overdraft === 'refuse' && funds !== null && price !== null && price.cents > 0 && funds < price.cents

const decideToBook = (slot: Slot, now: Instant): Result<Cents, SlotRefusal> => {
  if (slot.booking) return ALREADY_BOOKED
  if (!slot.opening.open) return refuse('agenda.closed', { label: slot.opening.label })
  if (!slot.enrolled) return NOT_ENROLLED
  const over = dayRefusal(slot.day, now)
  if (over) return over
  if (!slot.price) return NO_PRICE
  if (isOver(closesAt(slot.cutOffs.booking, slot.day), now)) return TOO_LATE
  if (isFull(slot)) return FULL
  const { cents } = slot.price
  return isShort(slot) ? refuse('agenda.overdraft', { missing: cents - slot.funds! }) : ok(cents)
}

const decideToCancel = (slot: Slot, now: Instant): Result<Cents, SlotRefusal> => {
  if (!slot.booking) return NOT_BOOKED
  const over = dayRefusal(slot.day, now)
  if (over) return over
  return isOver(closesAt(slot.cutOffs.cancelling, slot.day), now) ? TOO_LATE_TO_CANCEL : ok(slot.booking.priceCents)
}

/**
 * May this place be booked, or given back, now? (AG-1 to AG-5, AG-25) The page draws a box, the review lists and the write writes
 * by this answer alone, so that they cannot disagree.
 * @returns the cents that it costs, or gives back
 */
export const decideBooking = (slot: Slot, wish: Wish, now: Instant): Result<Cents, SlotRefusal> =>
  wish === 'book' ? decideToBook(slot, now) : decideToCancel(slot, now)

/** What a day shows of an activity. Every state has a word, a shape and a colour. */
export type SlotState =
  | {
      readonly kind:
        | 'free'
        | 'booked'
        | 'locked'
        | 'booked-past'
        | 'booked-today'
        | 'today'
        | 'past'
        | 'full'
        | 'too-late'
        | 'no-price'
        | 'overdraft'
    }
  | { readonly kind: 'closed'; readonly label: string }

const state = <K extends Exclude<SlotState['kind'], 'closed'>>(kind: K): { readonly kind: K } => ({ kind })

const FREE = state('free')
const WITHOUT_BOOKING: Readonly<Record<SlotRefusal, SlotState | null>> = {
  'agenda.already-booked': null,
  'agenda.not-booked': null,
  'agenda.closed': null,
  'agenda.not-enrolled': null,
  'agenda.past': state('past'),
  'agenda.today': state('today'),
  'agenda.no-price': state('no-price'),
  'agenda.too-late': state('too-late'),
  'agenda.too-late-to-cancel': null,
  'agenda.full': state('full'),
  'agenda.overdraft': state('overdraft'),
}

const BOOKED = state('booked')
const LOCKED = state('locked')
const BOOKED_PAST = state('booked-past')
const BOOKED_TODAY = state('booked-today')
const bookedState = (slot: Slot, now: Instant): SlotState => {
  const decision = decideBooking(slot, 'cancel', now)
  if (decision.ok) return BOOKED
  if (decision.refusal === 'agenda.past') return BOOKED_PAST
  return decision.refusal === 'agenda.today' ? BOOKED_TODAY : LOCKED
}

/** `free` and `booked` are exactly the states in which the decider says yes: they alone have a box to tick. */
export const stateOf = (slot: Slot, now: Instant): SlotState => {
  if (slot.booking) return bookedState(slot, now)
  const decision = decideBooking(slot, 'book', now)
  if (decision.ok) return FREE
  const without = WITHOUT_BOOKING[decision.refusal]
  if (without) return without
  return { kind: 'closed', label: slot.opening.open ? 'Pas d’inscription ce jour' : slot.opening.label }
}

/** `likenessOf` is below it. */
export const LIKENESSES = 64

/**
 * Everything that a slot's state depends on but its activity, its day and the time, as a number: two slots of the same activity and
 * day that are alike are in the same state throughout a minute, as limits are whole minutes. Of a closed day the price is not asked.
 */
export const likenessOf = (
  slot: Pick<Slot, 'opening' | 'enrolled' | 'price' | 'places' | 'taken' | 'overdraft' | 'funds'> & {
    readonly booking: Pick<SlotBooking, 'own'> | null
  },
): number => {
  const booked = slot.booking === null ? 0 : slot.booking.own ? 3 : 1
  const enrolled = slot.enrolled ? 4 : 0
  if (!slot.opening.open) return booked + enrolled
  return booked + enrolled + (slot.price !== null ? 8 : 0) + (isFull(slot) ? 16 : 0) + (isShort(slot) ? 32 : 0)
}

/**
 * What a month asks of hundreds of slots, without making them. `at`: the place of an activity among the child's; `day`: of a day among
 * those read. @throws RangeError for others
 */
export type SlotsByPlace = {
  readonly nth: (at: number, day: number) => Slot
  /** Slots of one calendar with the same number are in the same state throughout a minute, whosever they are. */
  readonly alike: (at: number, day: number) => number
  readonly priceOn: (at: number, day: number) => Slot['price']
}
