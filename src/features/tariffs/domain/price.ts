import { type Day, dayNumberOf, isAfter, isBefore, isWithin, showDate } from '#core/days.ts'
import { type Cents, roundHalfUp, showAmount, showDecimal, showEuros } from '#core/money.ts'
import { nbsp } from '#core/text.ts'
import { type Effect, type Grid, type Modifier, runsOn, type Situation, type Tariff } from './tariff.ts'

/** A step of the computation: what it is, and the price once it is counted. */
export type PriceLine = { readonly text: string; readonly cents: Cents }

/** What one unit costs, and why (TA-9). `label`: «Tarif enfant», null when the activity has a single price. */
export type Price = {
  readonly cents: Cents
  readonly label: string | null
  readonly tariff: number
  readonly explanation: readonly PriceLine[]
}

/** Null: no price is published for that day, so it cannot be booked (TA-2). Zero is a price. */
export type Prices = (child: number, activity: number, day: Day, situation?: Situation) => Price | null
export type HouseholdPrices = (
  household: number,
  child: number,
  activity: number,
  day: Day,
  situation?: Situation,
) => Price | null

/** What counts about a family on a day of service. `rank`: of the child among those of its household enrolled in the activity. */
export type Facts = {
  readonly quotientCents: number | null
  readonly resident: boolean
  readonly rank: number
  readonly packedLunch: boolean
}

/** What a tariff that asks nothing is computed with. */
export const NO_FACTS: Facts = { quotientCents: null, resident: true, rank: 1, packedLunch: false }

/** An exact amount: cents as a fraction, so that rounding happens once, at the end (TA-6). */
type Exact = { readonly n: bigint; readonly d: bigint }
const exact = (cents: Cents): Exact => ({ n: BigInt(cents), d: 1n })
/** Half a cent goes up; below zero is zero. */
const rounded = ({ n, d }: Exact): Cents => (n <= 0n ? 0 : roundHalfUp(n, d))

const apply = (price: Exact, effect: Effect): Exact => {
  if (effect.effect === 'rate') return { n: price.n * BigInt(effect.rate), d: price.d * 10_000n }
  return effect.effect === 'add' ? { n: price.n + BigInt(effect.cents) * price.d, d: price.d } : exact(effect.cents)
}

export const showEffect = (effect: Effect): string => {
  if (effect.effect === 'rate') return `${showDecimal(effect.rate, 2)}${nbsp}% du prix`
  if (effect.effect === 'replace') return showEuros(effect.cents)
  return effect.cents < 0 ? `−${nbsp}${showEuros(-effect.cents)}` : `+${nbsp}${showEuros(effect.cents)}`
}

const NAMES: Readonly<Record<Exclude<Modifier['kind'], 'sibling'>, string>> = {
  non_resident: 'Famille hors de la commune',
  packed_lunch: 'Panier-repas fourni par la famille',
  late: 'Réservé hors délai',
  unbooked: 'Présent sans réservation',
  absent: 'Absent sans prévenir',
  excused: 'Absence excusée',
}

export const modifierName = (m: Pick<Modifier, 'kind' | 'fromRank'>): string =>
  m.kind === 'sibling' ? `À partir du ${m.fromRank}e enfant inscrit` : NAMES[m.kind]

const base = (grid: Grid, facts: Facts): { price: Exact; text: string } => {
  const name = grid.label ?? 'Tarif'
  if (grid.method === 'flat') return { price: exact(grid.amountCents), text: name }
  const quotient = facts.quotientCents
  if (quotient === null) return { price: exact(grid.amountCents), text: `${name}, sans quotient familial connu` }
  if (grid.method === 'quotient') {
    const found = grid.brackets.reduce((best, b) =>
      b.fromQuotientCents <= quotient && (best.fromQuotientCents > quotient || b.fromQuotientCents > best.fromQuotientCents)
        ? b
        : best,
    )
    const from = showAmount(found.fromQuotientCents)
    return {
      price: exact(found.cents),
      text: `${name}, quotient familial ${showAmount(quotient)}${nbsp}: tranche à partir de ${from}`,
    }
  }
  const share = { n: BigInt(quotient) * BigInt(grid.effortRate!), d: 1_000_000n }
  const text = `${name}, ${showDecimal(grid.effortRate!, 4)}${nbsp}% du quotient familial ${showAmount(quotient)}`
  const { floorCents: floor, ceilingCents: ceiling } = grid
  if (floor !== null && share.n < BigInt(floor) * share.d) return { price: exact(floor), text: `${text}, prix plancher` }
  if (ceiling !== null && share.n > BigInt(ceiling) * share.d) return { price: exact(ceiling), text: `${text}, prix plafond` }
  return { price: share, text }
}

/** The modifier of that kind which applies, if any: for siblings, the greatest rank not above the child's. */
const modifierOf = (grid: Grid, kind: Modifier['kind'], rank: number): Modifier | undefined =>
  grid.modifiers
    .filter((m) => m.kind === kind && (m.fromRank === null || m.fromRank <= rank))
    .sort((a, b) => (b.fromRank ?? 0) - (a.fromRank ?? 0))[0]

const NOTHING_DUE: Modifier = { kind: 'excused', fromRank: null, effect: 'replace', cents: 0 }

const stepsOf = (grid: Grid, facts: Facts, situation: Situation): readonly Modifier[] =>
  [
    facts.resident ? undefined : modifierOf(grid, 'non_resident', facts.rank),
    facts.rank > 1 ? modifierOf(grid, 'sibling', facts.rank) : undefined,
    facts.packedLunch ? modifierOf(grid, 'packed_lunch', facts.rank) : undefined,
    situation === 'booked' ? undefined : modifierOf(grid, situation, facts.rank),
    situation === 'excused' && !modifierOf(grid, 'excused', facts.rank) ? NOTHING_DUE : undefined,
  ].filter((m) => m !== undefined)

/**
 * TA-4 to TA-8 · The price of one unit: the grid's, then what changes it, in one order: residence, rank, meal brought from
 * home, situation. Whole cents at the end only.
 */
export const priceOf = (tariff: Tariff, facts: Facts, situation: Situation): Price => {
  const start = base(tariff, facts)
  const decision = `${tariff.deliberation}, à partir du ${showDate(tariff.validFrom)}`
  const lines: PriceLine[] = [{ text: `${start.text} (${decision})`, cents: rounded(start.price) }]
  let price = start.price
  for (const step of stepsOf(tariff, facts, situation)) {
    price = apply(price, step)
    lines.push({ text: `${modifierName(step)}${nbsp}: ${showEffect(step)}`, cents: rounded(price) })
  }
  return { cents: rounded(price), label: tariff.label, tariff: tariff.id, explanation: lines }
}

/** Facts about the families asked, by day. */
export type FactsOf = (household: number, child: number, activity: number, day: Day) => Facts

/** Sets of facts remembered at once, of a tariff. */
const MOST = 2000

const keyOf = (f: Facts, situation: Situation): string =>
  f === NO_FACTS ? situation : `${f.quotientCents} ${f.resident} ${f.rank} ${f.packedLunch} ${situation}`

/** A price depends on a handful of facts: it is computed once for each set of them, however many days and children ask. */
export const rememberedPrice = () => {
  const known = new Map<number, Map<string, Price>>()
  return (tariff: Tariff, facts: Facts, situation: Situation): Price => {
    const ofTariff = known.get(tariff.id) ?? new Map<string, Price>()
    const key = keyOf(facts, situation)
    const found = ofTariff.get(key)
    if (found) return found
    if (ofTariff.size >= MOST) ofTariff.clear()
    const fresh = priceOf(tariff, facts, situation)
    known.set(tariff.id, ofTariff.set(key, fresh))
    return fresh
  }
}

/**
 * TA-1 · Which of them is in force for an activity on a day, remembered; null: none.
 * @throws RangeError for a day outside what was read
 */
export const tariffsOn = (tariffs: readonly Tariff[], [first, last]: readonly [Day, Day]) => {
  const byActivity = Map.groupBy(tariffs, (t) => t.activity)
  const known = new Map<number, Map<number, Tariff | null>>()
  return (activity: number, day: Day): Tariff | null => {
    const ofActivity = known.get(activity) ?? new Map<number, Tariff | null>()
    const number = dayNumberOf(day)
    const before = ofActivity.get(number)
    if (before !== undefined) return before
    if (!isWithin(day, first, last)) throw new RangeError(`tariffs were read from ${first} to ${last}, not for ${day}`)
    const found = byActivity.get(activity)?.find((t) => runsOn(t, day)) ?? null
    known.set(activity, ofActivity.set(number, found))
    return found
  }
}

/** TA-1 · The price is that of the day of the service. @throws RangeError for a day outside what was read. */
export const pricesFrom =
  (tariffOn: ReturnType<typeof tariffsOn>, factsOf: FactsOf, priceFor: ReturnType<typeof rememberedPrice>): HouseholdPrices =>
  (household, child, activity, day, situation = 'booked') => {
    const tariff = tariffOn(activity, day)
    return tariff && priceFor(tariff, factsOf(household, child, activity, day), situation)
  }

/** Something that holds from a day to another, both included; `until` null: for ever. */
export type Span = { readonly from: Day; readonly until: Day | null }
export const holdsOn = (span: Span, day: Day): boolean =>
  !isBefore(day, span.from) && (span.until === null || !isAfter(day, span.until))
