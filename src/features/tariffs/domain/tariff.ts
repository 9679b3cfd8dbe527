import { type Day, isAfter, isBefore } from '#core/days.ts'
import type { Cents } from '#core/money.ts'

/** How the price of one unit is found, before anything changes it. */
export type Method = 'flat' | 'quotient' | 'effort'

/** In which case a unit is priced: booked in time, booked late, come without booking, booked and absent, absent and excused. */
export const SITUATIONS = ['booked', 'late', 'unbooked', 'absent', 'excused'] as const
export type Situation = (typeof SITUATIONS)[number]

export type ModifierKind = 'non_resident' | 'sibling' | 'packed_lunch' | Exclude<Situation, 'booked'>

/** `replace`: another price; `add`: cents more, or less; `rate`: a share of the price, in ten-thousandths. */
export type Effect =
  | { readonly effect: 'replace' | 'add'; readonly cents: Cents }
  | { readonly effect: 'rate'; readonly rate: number }

/** `fromRank`: for siblings only, from the n-th child on. */
export type Modifier = Effect & { readonly kind: ModifierKind; readonly fromRank: number | null }

/** Only the lower bound, in cents of quotient: nothing falls between two brackets (TA-5). */
export type Bracket = { readonly fromQuotientCents: number; readonly cents: Cents }

/** What a council votes for one activity. */
export type Grid = {
  /** «Tarif enfant»; null when the activity has a single price. */
  readonly label: string | null
  readonly method: Method
  /** The price; with brackets or a rate, the price when no quotient is known. */
  readonly amountCents: Cents
  readonly brackets: readonly Bracket[]
  /** Share of the quotient, in millionths: 3600 is 0,36 %. */
  readonly effortRate: number | null
  readonly floorCents: Cents | null
  readonly ceilingCents: Cents | null
  readonly modifiers: readonly Modifier[]
  /** The council's decision. */
  readonly deliberation: string
}

/** A dated version. `validUntil`: last day included, null while it runs. */
export type Tariff = Grid & {
  readonly id: number
  readonly activity: number
  readonly validFrom: Day
  readonly validUntil: Day | null
}

export const runsOn = (tariff: Pick<Tariff, 'validFrom' | 'validUntil'>, day: Day): boolean =>
  !isBefore(day, tariff.validFrom) && (tariff.validUntil === null || !isAfter(day, tariff.validUntil))

/** Which facts about a family a tariff asks for: what it does not ask is not read. */
export const asks = (tariffs: readonly Grid[]) => ({
  quotient: tariffs.some((t) => t.method !== 'flat'),
  residence: tariffs.some((t) => t.modifiers.some((m) => m.kind === 'non_resident')),
  siblings: tariffs.some((t) => t.modifiers.some((m) => m.kind === 'sibling')),
  packedLunch: tariffs.some((t) => t.modifiers.some((m) => m.kind === 'packed_lunch')),
})

const isNatural = (n: number): boolean => Number.isSafeInteger(n) && n >= 0

export type GridFault =
  | 'tariff.no-price'
  | 'tariff.no-decision'
  | 'tariff.brackets-start'
  | 'tariff.brackets-twice'
  | 'tariff.no-rate'
  | 'tariff.floor-above-ceiling'
  | 'tariff.modifier'

const isModifier = (m: Modifier): boolean =>
  (m.kind === 'sibling') === (m.fromRank !== null) &&
  (m.fromRank === null || (isNatural(m.fromRank) && m.fromRank >= 2)) &&
  (m.effect === 'rate' ? isNatural(m.rate) : Number.isSafeInteger(m.cents) && (m.effect === 'add' || m.cents >= 0))

/** What stops a grid from pricing every family exactly once; null when nothing does. */
export const gridFault = (grid: Grid): GridFault | null => {
  if (!isNatural(grid.amountCents)) return 'tariff.no-price'
  if (grid.deliberation.trim() === '') return 'tariff.no-decision'
  const bounds = grid.brackets.map((b) => b.fromQuotientCents)
  if (grid.method === 'quotient' && !bounds.includes(0)) return 'tariff.brackets-start'
  if (new Set(bounds).size < bounds.length) return 'tariff.brackets-twice'
  if (grid.brackets.some((b) => !isNatural(b.cents) || !isNatural(b.fromQuotientCents))) return 'tariff.no-price'
  if (grid.method === 'effort' && (grid.effortRate === null || !isNatural(grid.effortRate) || grid.effortRate === 0)) {
    return 'tariff.no-rate'
  }
  if (grid.floorCents !== null && grid.ceilingCents !== null && grid.floorCents > grid.ceilingCents) {
    return 'tariff.floor-above-ceiling'
  }
  const names = grid.modifiers.map((m) => `${m.kind} ${m.fromRank}`)
  return grid.modifiers.every(isModifier) && new Set(names).size === names.length ? null : 'tariff.modifier'
}
