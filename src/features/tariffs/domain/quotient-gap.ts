import { type Day, daysBetween, isWithin } from '#core/days.ts'
import { runsOn, type Tariff } from './tariff.ts'

type Asking = Pick<Tariff, 'method' | 'validFrom' | 'validUntil'>
type Dated = { readonly status: string; readonly from: Day; readonly until: Day }

/**
 * What is missing of a household's quotient from `first` to `last`, both included, for the days whose price depends on it: null when
 * what is valid covers them all, «declared» when what waits for an agent covers the others, «missing» else.
 */
export const quotientGap = (
  tariffs: readonly Asking[],
  quotients: readonly Dated[],
  first: Day,
  last: Day,
): 'missing' | 'declared' | null => {
  const asking = tariffs.filter(({ method }) => method !== 'flat')
  const isCovered = (day: Day, by: 'valid' | 'declared') =>
    quotients.some(({ status, from, until }) => status === by && isWithin(day, from, until))
  const uncovered = daysBetween(first, last).filter(
    (day) => asking.some((tariff) => runsOn(tariff, day)) && !isCovered(day, 'valid'),
  )
  if (uncovered.length === 0) return null
  return uncovered.every((day) => isCovered(day, 'declared')) ? 'declared' : 'missing'
}
