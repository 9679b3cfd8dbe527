import { type Day, isBefore, isWithin } from '#core/days.ts'
import type { Db } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import {
  type FactsOf,
  type HouseholdPrices,
  holdsOn,
  NO_FACTS,
  type Prices,
  pricesFrom,
  rememberedPrice,
  tariffsOn,
} from '../domain/price.ts'
import { asks, type Tariff } from '../domain/tariff.ts'
import { enrolledChildren } from '../ports.ts'
import { listPackedLunches, listQuotientSpans, listResidences } from '../store/facts.ts'
import { listTariffs } from '../store/tariffs.ts'

export type PricesWish = {
  readonly household: number
  readonly children: readonly number[]
  readonly activities: readonly number[]
  readonly first: Day
  readonly last: Day
}
export type HouseholdPricesWish = Omit<PricesWish, 'household'> & { readonly households: readonly number[] }

/** Tariffs with their prices already computed: kept together for as long as nothing is changed. */
const listPriced = settled(async (db: Db, activities: readonly number[], first: Day, last: Day) => {
  const tariffs = await listTariffs(db, activities, first, last)
  return { tariffs, tariffOn: tariffsOn(tariffs, [first, last]), priceFor: rememberedPrice() }
})

const nobody: FactsOf = () => NO_FACTS

/** TA-7 · The eldest is the first; children enrolled in that activity that day only. */
const rankIn = async (db: Db, { households, first, last }: HouseholdPricesWish) => {
  const enrolled = await enrolledChildren.get()(db, households, first, last)
  const byPlace = Map.groupBy(enrolled, (e) => `${e.household} ${e.activity}`)
  return (household: number, child: number, activity: number, day: Day): number => {
    const there = (byPlace.get(`${household} ${activity}`) ?? []).filter((e) => isWithin(day, e.firstDay, e.lastDay))
    const me = there.find((e) => e.child === child)
    if (!me) return 1
    const elder = there.filter(
      (e) => isBefore(e.birthDate, me.birthDate) || (e.birthDate.equals(me.birthDate) && e.child < child),
    )
    return 1 + new Set(elder.map((e) => e.child)).size
  }
}

/** Reads only what one of these tariffs asks for: four questions at most, none when every price is the same for everybody. */
export const factsFor = async (db: Db, tariffs: readonly Tariff[], wish: HouseholdPricesWish): Promise<FactsOf> => {
  const asked = asks(tariffs)
  if (!Object.values(asked).includes(true)) return nobody
  const { households, children, first, last } = wish
  const quotients = asked.quotient ? await listQuotientSpans(db, households, first, last) : []
  const residences = asked.residence ? await listResidences(db, households, last) : []
  const lunches = asked.packedLunch ? await listPackedLunches(db, children, first, last) : []
  const rank = asked.siblings ? await rankIn(db, wish) : () => 1
  const quotientsOf = Map.groupBy(quotients, (q) => q.household)
  const residencesOf = Map.groupBy(residences, (r) => r.household)
  const lunchesOf = Map.groupBy(lunches, (l) => l.child)
  return (household, child, activity, day) => ({
    quotientCents: quotientsOf.get(household)?.find((q) => holdsOn(q, day))?.cents ?? null,
    resident: residencesOf.get(household)?.find((r) => !isBefore(day, r.from))?.resident ?? true,
    rank: rank(household, child, activity, day),
    packedLunch: lunchesOf.get(child)?.some((l) => holdsOn(l, day)) ?? false,
  })
}

/** As `pricesFor`, for several households at once; a child may belong to two, and costs each what that one pays. */
export const pricesForHouseholds = async (db: Db, wish: HouseholdPricesWish): Promise<HouseholdPrices> => {
  const { tariffs, tariffOn, priceFor } = await listPriced(db, wish.activities, wish.first, wish.last)
  return pricesFrom(tariffOn, await factsFor(db, tariffs, wish), priceFor)
}

/**
 * What one unit of each activity costs that household for each of these children, from `first` to `last` (both included),
 * with its explanation; null when no tariff is published for the day: it cannot be booked. The number of questions asked
 * depends on neither children, activities nor days.
 */
export const pricesFor = async (db: Db, { household, ...wish }: PricesWish): Promise<Prices> => {
  const prices = await pricesForHouseholds(db, { ...wish, households: [household] })
  return (child, activity, day, situation) => prices(household, child, activity, day, situation)
}
