/** What of a history is asked for: before that moment (null: to now), that many at most, the latest first. */
export type EventsWish = { readonly before: Temporal.Instant | null; readonly limit: number }
