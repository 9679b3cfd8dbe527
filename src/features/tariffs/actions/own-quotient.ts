import { isAfter, isBefore, parisDay } from '#core/days.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { oncePerRequest } from '#platform/http/once.ts'
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
  if (!asks(await listTariffs(ctx.db, activities, today, last)).quotient) return null
  const own = await listOwnQuotients(ctx.db, ctx.actor.household)
  const current = own.filter(({ from, until }) => !isBefore(until, today) && !isAfter(from, last))
  if (current.some(({ status }) => status === 'valid')) return null
  return current.some(({ status }) => status === 'declared') ? 'declared' : 'missing'
})
