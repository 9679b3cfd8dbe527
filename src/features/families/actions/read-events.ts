import type { FamilyEvent, FamilyOf } from '#platform/feature.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { familyEvents } from '../ports.ts'

export type EventsPage = {
  readonly events: readonly FamilyEvent[]
  /** What came before that moment is on the next page; null when there is nothing more. */
  readonly next: Temporal.Instant | null
}

/**
 * FS-6 · what happened with a family, latest first, from what each feature says to this agent: one question a feature,
 * however much there is. What happened at the same moment stays together.
 */
export const readEvents = async (
  ctx: Ctx<Agent>,
  family: FamilyOf,
  wish: { readonly before: Temporal.Instant | null; readonly howMany: number },
): Promise<EventsPage> => {
  const told = familyEvents.get().filter(({ permission }) => mayDo.get()(ctx.actor, permission))
  const lists = await Promise.all(told.map(({ read }) => read(ctx, family, { before: wish.before, limit: wish.howMany + 1 })))
  const all = lists.flat().toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))
  const last = all[wish.howMany - 1]
  if (!last || all.length === wish.howMany) return { events: all, next: null }
  const events = all.filter(({ at }, i) => i < wish.howMany || at.equals(last.at))
  return { events, next: events.length < all.length ? last.at : null }
}
