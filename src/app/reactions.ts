import {
  changedByAgent,
  closuresChanged,
  daysChanged,
  repriceBookings,
  tellChangedByAgent,
  tellClosure,
  tellDaysChanged,
} from '#features/agenda/index.ts'
import { pricesChanged } from '#features/tariffs/index.ts'
import { reactionsTo } from '#platform/jobs/facts.ts'
import type { Reaction } from '#platform/jobs/jobs.ts'

/** Fact → who reacts. Each reaction is a job of its own, retried alone. */
export const reactions: Readonly<Record<string, readonly Reaction[]>> = Object.fromEntries([
  reactionsTo(daysChanged, { 'tell-guardians': tellDaysChanged }),
  reactionsTo(changedByAgent, { 'tell-guardians': tellChangedByAgent }),
  reactionsTo(pricesChanged, { 'reprice-bookings': repriceBookings }),
  reactionsTo(closuresChanged, { 'tell-families': tellClosure }),
])
