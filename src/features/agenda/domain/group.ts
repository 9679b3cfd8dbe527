import { type Day, daysBetween } from '#core/days.ts'
import type { PlaceKey } from './changes.ts'
import { weekOf } from './month.ts'
import type { RefusedChange, Review } from './review.ts'
import type { SlotRefusal, Wish } from './slot.ts'

/** Which weeks: every one, those of even or odd ISO number, or one in n counted from the first. */
export type Rhythm = { readonly kind: 'every' | 'even' | 'odd' } | { readonly kind: 'one-in'; readonly n: number }

/** A group booking as asked: every combination of these children, activities and days. */
export type GroupWish = {
  readonly wish: Wish
  readonly children: readonly number[]
  readonly activities: readonly number[]
  readonly first: Day
  readonly last: Day
  /** 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[]
  readonly rhythm: Rhythm
  /** One refusal of a rule refuses everything. */
  readonly strict: boolean
}

const isInRhythm = (rhythm: Rhythm, day: Day, firstMonday: Day): boolean => {
  switch (rhythm.kind) {
    case 'every':
      return true
    case 'even':
      return day.weekOfYear! % 2 === 0
    case 'odd':
      return day.weekOfYear! % 2 === 1
    case 'one-in':
      return (firstMonday.until(weekOf(day).first).days / 7) % rhythm.n === 0
  }
}

/** AG-21 · The days asked for, open or not. */
export const daysOfGroup = ({
  first,
  last,
  weekdays,
  rhythm,
}: Omit<GroupWish, 'wish' | 'children' | 'activities' | 'strict'>): Day[] => {
  const firstMonday = weekOf(first).first
  return daysBetween(first, last).filter((day) => weekdays.includes(day.dayOfWeek) && isInRhythm(rhythm, day, firstMonday))
}

export const placesOfGroup = (group: GroupWish): PlaceKey[] => {
  const days = daysOfGroup(group)
  return group.children.flatMap((child) => group.activities.flatMap((activity) => days.map((day) => ({ child, activity, day }))))
}

/** Nobody asked for these: a closed day, a place already booked. They never stand in the way of the rest. */
const NO_OBSTACLE: ReadonlySet<SlotRefusal> = new Set(['agenda.closed', 'agenda.already-booked', 'agenda.not-booked'])

/** Refusals that a person who wants all or nothing must know. */
export const obstaclesOf = (review: Review): readonly RefusedChange[] =>
  review.refused.filter(({ refused }) => !NO_OBSTACLE.has(refused.refusal))

/** For how long a group booking can be undone. */
export const UNDO_MINUTES = 10

export const isUndoable = (madeAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, madeAt.add({ minutes: UNDO_MINUTES })) < 0
