import { describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { type Facts, NO_FACTS, priceOf } from './price.ts'
import { type Grid, gridFault, type Modifier, type Situation, type Tariff } from './tariff.ts'

const grid = (over: Partial<Grid>): Tariff => ({
  id: 1,
  activity: 1,
  validFrom: day('2025-09-01'),
  validUntil: null,
  label: 'Tarif enfant',
  method: 'flat',
  amountCents: 390,
  brackets: [],
  effortRate: null,
  floorCents: null,
  ceilingCents: null,
  modifiers: [],
  deliberation: '2025-31',
  ...over,
})
const replace = (kind: Modifier['kind'], cents: number): Modifier => ({ kind, fromRank: null, effect: 'replace', cents })
const add = (kind: Modifier['kind'], cents: number): Modifier => ({ kind, fromRank: null, effect: 'add', cents })
const rate = (kind: Modifier['kind'], r: number): Modifier => ({ kind, fromRank: null, effect: 'rate', rate: r })
const sibling = (fromRank: number, cents: number): Modifier => ({ kind: 'sibling', fromRank, effect: 'replace', cents })
const brackets = (...pairs: [number, number][]) => pairs.map(([fromQuotientCents, cents]) => ({ fromQuotientCents, cents }))
/** «qf» in euros and cents, as written on the CAF's paper. */
const qf = (cents: number | null): Partial<Facts> => ({ quotientCents: cents })
const away = { resident: false }
const lunch = { packedLunch: true }

type Case = [expected: number, facts?: Partial<Facts>, situation?: Situation]
type Town = { town: string; tariff: Tariff; cases: Case[] }

const TOWNS: readonly Town[] = [
  { town: 'Isques, meal', tariff: grid({}), cases: [[390], [390, away], [390, qf(10_000)], [390, lunch], [390, { rank: 3 }]] },
  {
    town: 'Isques, childcare',
    tariff: grid({ label: null, amountCents: 110 }),
    cases: [[110], [110, {}, 'late'], [110, {}, 'unbooked'], [110, {}, 'absent'], [0, {}, 'excused']],
  },
  {
    town: 'Fay-aux-Loges: 0,36 % of the quotient, from 2,60 to 4,50; meal brought 1,75',
    tariff: grid({
      method: 'effort',
      amountCents: 450,
      effortRate: 3600,
      floorCents: 260,
      ceilingCents: 450,
      modifiers: [replace('packed_lunch', 175)],
    }),
    cases: [
      [260, qf(0)],
      [260, qf(72_222)],
      [260, qf(72_361)],
      [261, qf(72_362)],
      [292, qf(81_200)],
      [293, qf(81_300)],
      [360, qf(100_000)],
      [449, qf(124_861)],
      [450, qf(124_862)],
      [450, qf(125_000)],
      [450, qf(250_000)],
      [450, qf(null)],
      [175, { ...qf(81_200), ...lunch }],
    ],
  },
  {
    town: 'Saint-Caprais: 2,85 here, 4,00 elsewhere, meal brought 1,45, + 2,00 without booking',
    tariff: grid({
      amountCents: 285,
      modifiers: [replace('non_resident', 400), replace('packed_lunch', 145), add('unbooked', 200)],
    }),
    cases: [
      [285],
      [400, away],
      [145, lunch],
      [145, { ...lunch, ...away }],
      [485, {}, 'unbooked'],
      [600, away, 'unbooked'],
      [345, lunch, 'unbooked'],
    ],
  },
  {
    town: 'Vailhauquès: late + 50 %, unexcused absence 2,99, unbooked 10 €',
    tariff: grid({ amountCents: 435, modifiers: [rate('late', 15_000), replace('absent', 299), replace('unbooked', 1000)] }),
    cases: [[435], [653, {}, 'late'], [299, {}, 'absent'], [1000, {}, 'unbooked'], [0, {}, 'excused']],
  },
  {
    town: 'a meal at 1 €: 0–622, 623–1000, 1001–1500, 1501 and more',
    tariff: grid({
      method: 'quotient',
      amountCents: 350,
      brackets: brackets([0, 100], [62_300, 330], [100_100, 340], [150_100, 350]),
    }),
    cases: [
      [100, qf(0)],
      [100, qf(62_200)],
      [100, qf(62_250)],
      [100, qf(62_299)],
      [330, qf(62_300)],
      [330, qf(100_000)],
      [330, qf(100_050)],
      [340, qf(100_100)],
      [340, qf(150_099)],
      [350, qf(150_100)],
      [350, qf(9_999_999)],
      [350, qf(null)],
    ],
  },
  {
    town: 'Barcelonne: up to 900, above',
    tariff: grid({ method: 'quotient', amountCents: 380, brackets: brackets([0, 100], [90_000, 250], [180_000, 380]) }),
    cases: [
      [100, qf(89_999)],
      [250, qf(90_000)],
      [250, qf(179_999)],
      [380, qf(180_000)],
    ],
  },
  {
    town: 'Val-de-Marne: eleven brackets with decimals, 0,40 to 5,95',
    tariff: grid({
      method: 'quotient',
      amountCents: 595,
      brackets: brackets(
        [0, 40],
        [18_001, 60],
        [23_001, 90],
        [28_001, 130],
        [33_001, 170],
        [40_001, 215],
        [50_001, 265],
        [60_001, 320],
        [75_001, 385],
        [95_001, 470],
        [120_001, 595],
      ),
    }),
    cases: [
      [40, qf(18_000)],
      [60, qf(18_001)],
      [265, qf(60_000)],
      [320, qf(60_001)],
      [320, qf(75_000)],
      [385, qf(75_001)],
      [470, qf(120_000)],
      [595, qf(120_001)],
    ],
  },
  {
    town: 'La Selle-Craonnaise: 3,70, third child 3,30, + 0,50 when booked and not there',
    tariff: grid({ amountCents: 370, modifiers: [sibling(3, 330), add('absent', 50)] }),
    cases: [[370], [370, { rank: 2 }], [330, { rank: 3 }], [330, { rank: 5 }], [420, {}, 'absent'], [380, { rank: 4 }, 'absent']],
  },
  {
    town: 'Saussay: 59, 57, 55 € for one, two, three children',
    tariff: grid({ amountCents: 5900, modifiers: [sibling(2, 5700), sibling(3, 5500), replace('packed_lunch', 1200)] }),
    cases: [[5900], [5700, { rank: 2 }], [5500, { rank: 3 }], [5500, { rank: 4 }], [1200, { rank: 2, ...lunch }]],
  },
  {
    town: 'Limons, childcare by quotient',
    tariff: grid({
      method: 'quotient',
      amountCents: 220,
      brackets: brackets([0, 165], [50_100, 175], [90_100, 200], [120_100, 220]),
    }),
    cases: [
      [165, qf(50_000)],
      [165, qf(50_099)],
      [175, qf(50_100)],
      [200, qf(90_100)],
      [200, qf(120_099)],
      [220, qf(120_100)],
    ],
  },
  {
    town: 'La Motte: a meal brought is half the meal',
    tariff: grid({ amountCents: 355, modifiers: [rate('packed_lunch', 5000)] }),
    cases: [[355], [178, lunch]],
  },
  {
    town: 'outside the town + 0,50; St-Colomban: uncancelled absence 3,75, service without meal 2,15',
    tariff: grid({
      amountCents: 400,
      modifiers: [add('non_resident', 50), replace('absent', 375), replace('packed_lunch', 215), rate('excused', 2500)],
    }),
    cases: [
      [400],
      [450, away],
      [375, away, 'absent'],
      [215, { ...away, ...lunch }],
      [100, {}, 'excused'],
      [113, away, 'excused'],
    ],
  },
  {
    town: 'half a cent goes up once, at the end: two shares of 1,01',
    tariff: grid({ amountCents: 101, modifiers: [rate('non_resident', 5000), rate('late', 5000)] }),
    cases: [
      [51, away],
      [25, away, 'late'],
      [51, {}, 'late'],
    ],
  },
  {
    town: 'never below zero; free is a price',
    tariff: grid({ amountCents: 100, modifiers: [{ kind: 'sibling', fromRank: 2, effect: 'add', cents: -150 }] }),
    cases: [[100], [0, { rank: 2 }]],
  },
]

describe('TA-4, TA-5, TA-6, TA-7, TA-8 · what real towns charge', () => {
  const all = TOWNS.flatMap(({ town, tariff, cases }) =>
    cases.map(([expected, facts = {}, situation = 'booked']) => ({ town, tariff, expected, facts, situation })),
  )

  test('there are eighty of them at least', () => {
    expect(all.length).toBeGreaterThanOrEqual(80)
  })

  test.each(all)('$town: $facts $situation → $expected', ({ tariff, expected, facts, situation }) => {
    expect(gridFault(tariff)).toBeNull()
    const price = priceOf(tariff, { ...NO_FACTS, ...facts }, situation)
    expect(price.cents).toBe(expected)
    expect(price.explanation.at(-1)!.cents, 'the last line of the explanation is the price').toBe(expected)
  })
})

test('TA-9 · the explanation says each step', () => {
  const tariff = grid({
    method: 'quotient',
    amountCents: 350,
    brackets: brackets([0, 100], [60_100, 330]),
    modifiers: [add('non_resident', 50), rate('late', 15_000)],
  })
  const lines = priceOf(tariff, { ...NO_FACTS, quotientCents: 81_200, resident: false }, 'late').explanation
  expect(lines.map((l) => [l.text.replaceAll('\u00a0', ' '), l.cents])).toEqual([
    ['Tarif enfant, quotient familial 812,00 : tranche à partir de 601,00 (2025-31, à partir du 1er septembre 2025)', 330],
    ['Famille hors de la commune : + 0,50 €', 380],
    ['Réservé hors délai : 150 % du prix', 570],
  ])
})

test.each<[string, Partial<Grid>]>([
  ['tariff.brackets-start', { method: 'quotient', brackets: brackets([100, 200]) }],
  ['tariff.brackets-twice', { method: 'quotient', brackets: brackets([0, 200], [0, 300]) }],
  ['tariff.no-rate', { method: 'effort' }],
  ['tariff.floor-above-ceiling', { method: 'effort', effortRate: 3600, floorCents: 2, ceilingCents: 1 }],
  ['tariff.no-decision', { deliberation: ' ' }],
  ['tariff.no-price', { amountCents: 1.5 }],
  ['tariff.modifier', { modifiers: [add('late', 50), add('late', 60)] }],
  ['tariff.modifier', { modifiers: [{ kind: 'sibling', fromRank: 1, effect: 'add', cents: 1 }] }],
])('%s: a grid that cannot price everybody once', (fault, over) => {
  expect(gridFault(grid(over))).toBe(fault)
})
