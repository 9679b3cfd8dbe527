import { type Day, isAfter, parisDay } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { getAnyChild } from '#features/family/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { pricesChanged } from '../facts.ts'
import { endLunchesAt, insertLunch, listPayingHouseholds } from '../store/lunches.ts'

export type LunchWish = {
  readonly child: number
  /** Whether the child brings the meal; otherwise eats what is served. */
  readonly brings: boolean
  readonly from: Day
  readonly until: Day | null
}

/** One agent after another, for that child. */
const lockChild = (tx: Tx, child: number) =>
  tx.selectFrom('person').select('id').where('id', '=', child).forNoKeyUpdate().executeTakeFirstOrThrow()

/**
 * TA-15 · Says whether a child brings the meal from home, from a day on (tomorrow at the earliest): it replaces what was said
 * for that day and after. Places booked for days to come are priced again (TA-12); the days before keep their price.
 * @throws Absent when there is no such child
 */
export const setLunch = (ctx: Ctx<Agent>, wish: LunchWish): Promise<Result<null, 'tariffs.lunch-late'>> =>
  inTransaction(ctx, async (tx) => {
    const { account } = ctx.actor
    await getAnyChild(tx, wish.child)
    if (!isAfter(wish.from, parisDay(ctx.now))) return refuse('tariffs.lunch-late')
    await lockChild(tx, wish.child)
    await endLunchesAt(tx, wish.child, wish.from)
    if (wish.brings) await insertLunch(tx, { ...wish, account })
    await trace(tx, { account, action: wish.brings ? 'lunch.brought' : 'lunch.served', subject: `enfant/${wish.child}` })
    for (const household of await listPayingHouseholds(tx, wish.child))
      await pricesChanged.record(tx, { household, activity: null, from: wish.from.toString(), actor: account })
    return ok(null)
  })
