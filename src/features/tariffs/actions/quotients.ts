import { type Day, isAfter, parisDay } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { pricesChanged } from '../facts.ts'
import {
  endBefore,
  getListed,
  insertDeclared,
  lockHousehold,
  markDecided,
  residenceOn,
  setResidence,
} from '../store/quotients.ts'

/** TA-11 · A family declares its quotient, for a time; one waits at most. */
export const declareQuotient = (
  ctx: Ctx<Citizen>,
  wish: { cents: Cents; from: Day; until: Day },
): Promise<Result<null, 'tariffs.quotient-waiting'>> =>
  inTransaction(ctx, async (tx) => {
    const { household, account } = ctx.actor
    return (await insertDeclared(tx, { ...wish, household, account })) ? ok(null) : refuse('tariffs.quotient-waiting')
  })

export type Decision = {
  readonly id: number
  readonly accept: boolean
  readonly cents: Cents
  readonly from: Day
  readonly until: Day
  readonly reason: string | null
  readonly resident: boolean
}

const later = (a: Day, b: Day): Day => (isAfter(a, b) ? a : b)

/**
 * TA-11, TA-12 · An agent validates or refuses what was declared, and says where the household lives. From then on the new
 * quotient counts; places booked for days to come are priced again, those of today and before keep their price.
 */
export const decideQuotient = (ctx: Ctx<Agent>, wish: Decision): Promise<Result<null, 'tariffs.quotient-decided'>> =>
  inTransaction(ctx, async (tx) => {
    const { account } = ctx.actor
    const { household } = await getListed(tx, wish.id)
    await lockHousehold(tx, household)
    if ((await getListed(tx, wish.id)).status !== 'declared') return refuse('tariffs.quotient-decided')
    const tomorrow = parisDay(ctx.now).add({ days: 1 })
    if (wish.accept) await endBefore(tx, household, wish.from)
    await markDecided(tx, wish.id, { ...wish, status: wish.accept ? 'valid' : 'refused', account })
    const moved = ((await residenceOn(tx, household, tomorrow)) ?? true) !== wish.resident
    if (moved) await setResidence(tx, { household, from: tomorrow, resident: wish.resident, account })
    await trace(tx, { account, action: wish.accept ? 'quotient.accept' : 'quotient.refuse', subject: `foyer/${household}` })
    if (wish.accept || moved) {
      const from = moved ? tomorrow : later(wish.from, tomorrow)
      await pricesChanged.record(tx, { household, activity: null, from: from.toString(), actor: account })
    }
    return ok(null)
  })
