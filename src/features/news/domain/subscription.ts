/** The link that confirms an address lives that long. */
export const CONFIRM_HOURS = 48
/** An address that nobody confirmed is forgotten after a week. */
export const FORGET_HOURS = 7 * 24

/** At its very last instant it is over. */
export const isLinkOver = (askedAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, askedAt.add({ hours: CONFIRM_HOURS })) >= 0
