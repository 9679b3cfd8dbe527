import type { Instant } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'

/** AC-8: how long a link may be used. */
export const LINK_HOURS = { activation: 48, reset: 1 } as const
export type LinkPurpose = keyof typeof LINK_HOURS
/** AC-41: how long a new address may be confirmed. */
export const EMAIL_CHANGE_HOURS = 48

export type LinkRefusal = 'link.unknown' | 'link.used' | 'link.superseded' | 'link.expired'

export type Link = {
  readonly signup: number | null
  readonly account: number | null
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly supersededAt: Instant | null
}

/** AC-8 · whether a link may still be used. At its very last instant it is over. */
export const decideLink = <L extends Pick<Link, 'expiresAt' | 'usedAt' | 'supersededAt'>>(
  link: L | null,
  now: Instant,
): Result<L, LinkRefusal> => {
  if (!link) return refuse('link.unknown')
  if (link.usedAt) return refuse('link.used')
  if (link.supersededAt) return refuse('link.superseded')
  return Temporal.Instant.compare(now, link.expiresAt) < 0 ? ok(link) : refuse('link.expired')
}
