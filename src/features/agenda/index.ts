/** What is booked, day by day. `tellDaysChanged` reacts to `daysChanged` (app/reactions.ts). */
export { bookDays, type DaysWish } from './actions/book-days.ts'
export type { Booker, Done } from './actions/change-days.ts'
export { tellDaysChanged } from './actions/tell-days-changed.ts'
export type { SlotKey } from './domain/changes.ts'
export { type DaysChanged, daysChanged } from './facts.ts'
export { hasComingBookings } from './store/bookings.ts'
