import { type Day, type Instant, parisDay } from '#core/days.ts'

/** PR-19 · An untouched draft is deleted after 90 days; its author is told after 75, and always 14 days before. */
export const DRAFT_DAYS = 90
const WARNED_AFTER = 75
const NOTICE = 14

const daysBefore = (now: Instant, days: number): Instant => now.subtract({ hours: 24 * days })

export const toWarn = (now: Instant): Instant => daysBefore(now, WARNED_AFTER)
export const toDrop = (now: Instant): { untouchedSince: Instant; warnedBy: Instant } => ({
  untouchedSince: daysBefore(now, DRAFT_DAYS),
  warnedBy: daysBefore(now, NOTICE),
})

/** The day from which it may be deleted, for a draft warned about now. */
export const dropMoment = (updatedAt: Instant, now: Instant): Instant => {
  const [byAge, byNotice] = [updatedAt.add({ hours: 24 * DRAFT_DAYS }), now.add({ hours: 24 * NOTICE })]
  return Temporal.Instant.compare(byAge, byNotice) > 0 ? byAge : byNotice
}

/** The last day on which a draft may be finished: the eve of its deletion. */
export const lastDayOf = (draft: { readonly updatedAt: Instant; readonly warnedAt: Instant | null }): Day | null =>
  draft.warnedAt === null ? null : parisDay(dropMoment(draft.updatedAt, draft.warnedAt)).subtract({ days: 1 })
