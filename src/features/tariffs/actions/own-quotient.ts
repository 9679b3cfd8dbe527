import { parisDay } from '#core/days.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { oncePerRequest } from '#platform/http/once.ts'
import { quotientGap } from '../domain/quotient-gap.ts'
import { asks } from '../domain/tariff.ts'
import { listOwnQuotients } from '../store/quotients.ts'
import { listTariffs } from '../store/tariffs.ts'

/** Days ahead that a family books. */
const AHEAD = 30

/**
 * What is missing of the quotient of whoever is signed in, when a price of the coming month depends on one: «missing», or «declared» while
 * an agent checks it; null when nothing is.
 */
export const ownQuotientGap = oncePerRequest(async (ctx): Promise<'missing' | 'declared' | null> => {
  const today = parisDay(ctx.now)
  const last = today.add({ days: AHEAD })
  const activities = (await listActivities(ctx.db)).map(({ id }) => id)
  const tariffs = await listTariffs(ctx.db, activities, today, last)
  if (!asks(tariffs).quotient) return null
  return quotientGap(tariffs, await listOwnQuotients(ctx.db, ctx.actor.household), today, last)
})
