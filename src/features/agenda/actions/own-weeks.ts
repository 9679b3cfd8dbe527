import { parisDay } from '#core/days.ts'
import { oncePerRequest } from '#platform/http/once.ts'
import { type ChildWeek, weekOfChild, weeksAround } from '../domain/week.ts'
import type { AgendaChild } from '../store/family-facts.ts'
import { gatherFamily } from './gather-slots.ts'

export type OwnWeek = { readonly child: AgendaChild; readonly week: ChildWeek }

/**
 * AG-26 · The week of each child whom whoever is signed in may see, the eldest first, read once per request. `shown`: its Monday.
 */
export const ownWeeks = oncePerRequest(async (ctx) => {
  const { first, last, shown } = weeksAround(parisDay(ctx.now))
  const { person: guardian, household } = ctx.actor
  const slots = await gatherFamily(ctx.db, { guardian, household, children: null, now: ctx.now, first, last })
  const weeks = slots.children.map((child): OwnWeek => {
    const { activities, at } = slots.of(child.id)
    return { child, week: weekOfChild({ activities, at, mayBook: child.mayBook }, slots.days, shown, ctx.now) }
  })
  return { shown, weeks }
})
