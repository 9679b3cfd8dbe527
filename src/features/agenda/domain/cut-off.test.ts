import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { CASES, RULES } from './cut-off.cases.ts'
import { type CutOff, closesAt, explainCutOff, explainCutOffs, showLimit } from './cut-off.ts'
import { decideReview } from './review.ts'
import { decideBooking, type Slot, stateOf } from './slot.ts'

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
const cases = CASES.trim()
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => /^(\S+) (\S+) → (.+)$/.exec(line)!)
  .map(([, on, name, limit]) => ({ on: day(on!), name: name!, limit: limit! }))

const slot = (on: Temporal.PlainDate, cutOff: CutOff, isBooked: boolean): Slot => ({
  child: 7,
  activity: 1,
  day: on,
  opening: { open: true },
  enrolled: true,
  price: { cents: 390, label: null, tariff: 1, explanation: [] },
  places: 10,
  taken: 0,
  booking: isBooked ? { id: 1, household: 1, charge: 1, priceCents: 390, own: true } : null,
  cutOffs: { booking: cutOff, cancelling: cutOff },
  overdraft: 'warn',
  funds: null,
})

test('AG-2 · each kind of rule is said in a sentence', () => {
  for (const { rule, sentence } of Object.values(RULES)) expect(plain(explainCutOff(rule))).toBe(sentence)
  const { eve, two } = RULES
  expect(plain(explainCutOffs({ booking: eve!.rule, cancelling: eve!.rule }))).toBe(
    'Réservation et annulation jusqu’à la veille, 23 h 59.',
  )
  expect(plain(explainCutOffs({ booking: two!.rule, cancelling: eve!.rule }))).toBe(
    'Réservation jusqu’à l’avant-veille, 10 h ; annulation jusqu’à la veille, 23 h 59.',
  )
})

test('AG-2 · the last minute of each rule on each day is the one reckoned from a calendar', () => {
  expect(cases.length).toBeGreaterThanOrEqual(120)
  const wrong = cases.filter(({ on, name, limit }) => plain(showLimit(RULES[name]!.rule, on)) !== limit)
  expect(wrong.map(({ on, name, limit }) => `${on} ${name}: ${limit} but ${showLimit(RULES[name]!.rule, on)}`)).toEqual([])
})

test('AG-2 · the page, the review and the write say yes in the last minute and no in the next, for every case', () => {
  for (const { on, name } of cases) {
    const { rule } = RULES[name]!
    const tooLate = closesAt(rule, on)
    for (const [now, isOpen] of [
      [tooLate.subtract({ milliseconds: 1 }), true],
      [tooLate, false],
    ] as const) {
      const [free, booked] = [slot(on, rule, false), slot(on, rule, true)]
      const where = `${on} ${name} at ${now}`
      expect(stateOf(free, now).kind === 'free', where).toBe(isOpen)
      expect(stateOf(booked, now).kind === 'booked', where).toBe(isOpen)
      expect(decideBooking(free, 'book', now).ok, where).toBe(isOpen)
      expect(decideBooking(booked, 'cancel', now).ok, where).toBe(isOpen)
      expect(decideReview([{ slot: free, wish: 'book' }], now).add.length, where).toBe(isOpen ? 1 : 0)
      expect(decideReview([{ slot: booked, wish: 'cancel' }], now).cancel.length, where).toBe(isOpen ? 1 : 0)
    }
  }
})

test('AG-1 · whatever the rule, nothing can change on the day itself', () => {
  for (const { on, name } of cases) {
    const midnight = on.toZonedDateTime('Europe/Paris').toInstant()
    expect(closesAt(RULES[name]!.rule, on).epochMilliseconds, name).toBeLessThanOrEqual(midnight.epochMilliseconds)
  }
})

test('AG-2 · the time is Paris’s on both sides of a clock change', () => {
  const before = (at: string): CutOff => ({ kind: 'days_before', days: 1, at: Temporal.PlainTime.from(at) })
  // Clocks go forward on 25 March 2018 and back on 28 October 2018.
  expect(String(closesAt(before('23:59'), day('2018-03-26')))).toBe('2018-03-25T22:00:00Z')
  expect(String(closesAt(before('23:59'), day('2018-03-25')))).toBe('2018-03-24T23:00:00Z')
  expect(String(closesAt(before('23:59'), day('2018-10-29')))).toBe('2018-10-28T23:00:00Z')
  expect(String(closesAt(before('23:59'), day('2018-10-28')))).toBe('2018-10-27T22:00:00Z')
  // 02:30 does not exist that night: the clock shows 03:30 instead.
  expect(String(closesAt(before('02:30'), day('2018-03-26')))).toBe('2018-03-25T01:31:00Z')
})
