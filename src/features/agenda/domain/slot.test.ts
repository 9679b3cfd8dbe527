import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, parisInstant } from '#core/days.ts'
import { type CutOff, closesAt } from './cut-off.ts'
import { decideReview } from './review.ts'
import { decideBooking, LIKENESSES, likenessOf, type Slot, stateOf } from './slot.ts'

const PRICE = { cents: 390, label: 'Tarif enfant', tariff: 1, explanation: [] }
const EVE: CutOff = { kind: 'days_before', days: 1, at: Temporal.PlainTime.from('23:59') }
const slot = (over: Partial<Slot> = {}): Slot => ({
  child: 7,
  activity: 3,
  day: day('2017-10-12'),
  opening: { open: true },
  enrolled: true,
  price: PRICE,
  places: 60,
  taken: 59,
  booking: null,
  cutOffs: { booking: EVE, cancelling: EVE },
  overdraft: 'warn',
  funds: null,
  ...over,
})
const booked = (over: Partial<Slot> = {}) =>
  slot({ booking: { id: 7, household: 1, charge: 9, priceCents: 390, own: true }, ...over })
const at = (iso: string, time: string) => parisInstant(day(iso), time)
const early = at('2017-10-02', '09:00')
const said = (s: Slot, wish: 'book' | 'cancel', now = early) => {
  const decision = decideBooking(s, wish, now)
  return decision.ok ? decision.value : decision.refusal
}

test('AG-1 · nothing of the past or of the day itself can be booked or given back', () => {
  expect(said(slot(), 'book', at('2017-10-11', '23:59:59'))).toBe(390)
  expect(said(slot(), 'book', at('2017-10-12', '00:00'))).toBe('agenda.today')
  expect(said(slot(), 'book', at('2017-10-12', '23:59:59'))).toBe('agenda.today')
  expect(said(slot(), 'book', at('2017-10-13', '00:00'))).toBe('agenda.past')
  expect(said(booked(), 'cancel', at('2017-10-12', '00:00'))).toBe('agenda.today')
  expect(said(booked(), 'cancel', at('2017-10-13', '00:00'))).toBe('agenda.past')
})

test('AG-2 · the cut-off of booking and the cut-off of cancelling are two rules', () => {
  const cutOffs = { booking: EVE, cancelling: { kind: 'days_before', days: 2, at: Temporal.PlainTime.from('10:00') } } as const
  expect(said(booked({ cutOffs }), 'cancel', at('2017-10-10', '10:00:59'))).toBe(390)
  expect(said(booked({ cutOffs }), 'cancel', at('2017-10-10', '10:01'))).toBe('agenda.too-late-to-cancel')
  expect(said(slot({ cutOffs }), 'book', at('2017-10-10', '10:01'))).toBe(390)
  const early = { booking: cutOffs.cancelling, cancelling: EVE }
  expect(said(slot({ cutOffs: early }), 'book', at('2017-10-10', '10:00:59'))).toBe(390)
  expect(said(slot({ cutOffs: early }), 'book', at('2017-10-10', '10:01'))).toBe('agenda.too-late')
})

test('AG-3 · a closed day, a day without enrolment or without tariff cannot be booked', () => {
  expect(said(slot({ opening: { open: false, label: 'Fermé' } }), 'book')).toBe('agenda.closed')
  expect(said(slot({ enrolled: false }), 'book')).toBe('agenda.not-enrolled')
  expect(said(slot({ price: null }), 'book')).toBe('agenda.no-price')
})

test('AG-3 · a booking made before an exceptional closure can still be given back', () => {
  expect(said(booked({ opening: { open: false, label: 'Fermé' } }), 'cancel')).toBe(390)
})

test('AG-4 · the last place can be taken, not one more', () => {
  expect(said(slot({ places: 60, taken: 59 }), 'book')).toBe(390)
  expect(said(slot({ places: 60, taken: 60 }), 'book')).toBe('agenda.full')
  expect(said(slot({ places: 0, taken: 0 }), 'book')).toBe('agenda.full')
  expect(said(booked({ places: 60, taken: 60 }), 'cancel')).toBe(390)
})

test('AG-5 · a child has one place, and gives back only what it has', () => {
  expect(said(booked(), 'book')).toBe('agenda.already-booked')
  expect(said(slot(), 'cancel')).toBe('agenda.not-booked')
})

test('AG-25 · an activity that refuses overdrafts is booked down to zero, and not a cent below; the others whatever is left', () => {
  const refusing = (funds: number, over: Partial<Slot> = {}) => slot({ overdraft: 'refuse', funds, ...over })
  expect(said(refusing(390), 'book')).toBe(390)
  expect(said(refusing(389), 'book')).toBe('agenda.overdraft')
  expect(said(refusing(-100, { price: { ...PRICE, cents: 0 } }), 'book')).toBe(0)
  for (const overdraft of ['accept', 'warn'] as const) expect(said(slot({ overdraft, funds: -5000 }), 'book')).toBe(390)
  expect(said(booked({ overdraft: 'refuse', funds: -5000 }), 'cancel')).toBe(390)
})

test('AG-25 · one review spends the account once: what it gives back first pays for what it takes, in the order of the days', () => {
  const on = (iso: string, over: Partial<Slot> = {}) => slot({ overdraft: 'refuse', funds: 500, day: day(iso), ...over })
  const [monday, tuesday] = [on('2017-10-16'), on('2017-10-17')]
  const both = decideReview(
    [tuesday, monday].map((s) => ({ slot: s, wish: 'book' as const })),
    early,
  )
  expect(both.add.map(({ slot: s }) => s.day)).toEqual([monday.day])
  expect(both.refused.map(({ refused }) => [refused.refusal, refused.details])).toEqual([['agenda.overdraft', { missing: 280 }]])
  const given = { id: 7, household: 1, charge: 9, priceCents: 280, own: true }
  const cancel = { slot: on('2017-10-19', { booking: given }), wish: 'cancel' as const }
  const swap = decideReview([{ slot: monday, wish: 'book' }, { slot: tuesday, wish: 'book' }, cancel], early)
  expect([swap.add.length, swap.refused.length, swap.effectCents]).toEqual([2, 0, -500])
  // What the other household paid comes back to it.
  const theirs = { ...cancel, slot: on('2017-10-19', { booking: { ...given, own: false } }) }
  expect(decideReview([{ slot: monday, wish: 'book' }, { slot: tuesday, wish: 'book' }, theirs], early).refused).toHaveLength(1)
})

test.each([
  ['free', slot(), early],
  ['overdraft', slot({ overdraft: 'refuse', funds: 389 }), early],
  ['booked', booked(), early],
  [
    'locked',
    booked({ cutOffs: { booking: EVE, cancelling: { kind: 'days_before', days: 15, at: Temporal.PlainTime.from('10:00') } } }),
    early,
  ],
  ['full', slot({ taken: 60 }), early],
  [
    'too-late',
    slot({ cutOffs: { booking: { kind: 'days_before', days: 15, at: Temporal.PlainTime.from('10:00') }, cancelling: EVE } }),
    early,
  ],
  ['no-price', slot({ price: null }), early],
  ['closed', slot({ opening: { open: false, label: 'Fermé' } }), early],
  ['closed', slot({ enrolled: false }), early],
  ['today', slot(), at('2017-10-12', '12:00')],
  ['booked-today', booked(), at('2017-10-12', '12:00')],
  ['past', slot(), at('2017-10-13', '12:00')],
  ['booked-past', booked(), at('2017-10-13', '12:00')],
] as const)('the month shows «%s»', (kind, what, now) => {
  expect(stateOf(what, now).kind).toBe(kind)
})

const cutOffs = fc.oneof(
  fc.constant<CutOff>({ kind: 'none' }),
  fc.record({ days: fc.nat(20), minute: fc.nat(1439) }).map(
    ({ days, minute }): CutOff => ({
      kind: 'days_before',
      days,
      at: Temporal.PlainTime.from('00:00').add({ minutes: minute }),
    }),
  ),
)
const slots = fc
  .record({
    offset: fc.integer({ min: -20, max: 20 }),
    open: fc.boolean(),
    enrolled: fc.boolean(),
    priced: fc.boolean(),
    places: fc.nat(3),
    taken: fc.nat(3),
    own: fc.boolean(),
    overdraft: fc.constantFrom('accept' as const, 'warn' as const, 'refuse' as const),
    funds: fc.option(fc.integer({ min: -500, max: 1000 })),
    isBooked: fc.boolean(),
    booking: cutOffs,
    cancelling: cutOffs,
  })
  .map((r) =>
    slot({
      day: day('2018-03-25').add({ days: r.offset }),
      opening: r.open ? { open: true } : { open: false, label: 'Fermé' },
      enrolled: r.enrolled,
      price: r.priced ? PRICE : null,
      places: r.places,
      taken: r.taken,
      overdraft: r.overdraft,
      funds: r.funds,
      booking: r.isBooked ? { id: 1, household: 1, charge: null, priceCents: 390, own: r.own } : null,
      cutOffs: { booking: r.booking, cancelling: r.cancelling },
    }),
  )
const moments = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => at('2018-03-05', '00:00').add({ minutes }))

test('page, review and write never disagree, and no yes is ever given for today, the past or a closed day', () => {
  fc.assert(
    fc.property(slots, moments, fc.constantFrom('book' as const, 'cancel' as const), (s, now, wish) => {
      const decision = decideBooking(s, wish, now)
      const drawsBox = stateOf(s, now).kind === (wish === 'book' ? 'free' : 'booked')
      const review = decideReview([{ slot: s, wish }], now)
      const allowed = wish === 'book' ? review.add : review.cancel
      expect(drawsBox).toBe(decision.ok)
      expect(allowed.length === 1 && review.refused.length === 0).toBe(decision.ok)
      if (!decision.ok) return
      expect(Temporal.Instant.compare(now, at(String(s.day), '00:00'))).toBe(-1)
      expect(Temporal.Instant.compare(now, closesAt(wish === 'book' ? s.cutOffs.booking : s.cutOffs.cancelling, s.day))).toBe(-1)
      if (wish === 'book') expect(s.opening.open && s.enrolled && s.taken < s.places).toBe(true)
    }),
  )
})

test('slots of the same activity and day that are alike are in the same state throughout the minute', () => {
  const town = fc.record({ at: slots, now: moments })
  const seconds = fc.integer({ min: 0, max: 59_999 })
  let alike = 0
  fc.assert(
    fc.property(town, slots, slots, seconds, ({ at: { day: theDay, opening, cutOffs, overdraft }, now }, a, b, later) => {
      const [one, other] = [a, b].map((s) => ({ ...s, day: theDay, opening, cutOffs, overdraft }) satisfies Slot)
      const [first, second] = [likenessOf(one!), likenessOf(other!)]
      expect(first).toBeLessThan(LIKENESSES)
      if (first !== second) return
      alike++
      expect(stateOf(one!, now)).toEqual(stateOf(other!, now.add({ milliseconds: later })))
      expect(one!.booking?.own).toBe(other!.booking?.own)
    }),
    { numRuns: 3000 },
  )
  expect(alike).toBeGreaterThan(100)
})
