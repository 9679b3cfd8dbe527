import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, daysBetween, isoOf, parisInstant } from '#core/days.ts'
import { placeKey } from './changes.ts'
import type { CutOff } from './cut-off.ts'
import { spanOf } from './month.ts'
import { type ChildFacts, monthView } from './month-view.ts'
import { LIKENESSES, likenessOf, type Slot, stateOf } from './slot.ts'

const month = Temporal.PlainYearMonth.from('2018-03')
const { first, last } = spanOf(month)
const days = daysBetween(first, last)
const eve = (time: string): CutOff => ({ kind: 'days_before', days: 1, at: Temporal.PlainTime.from(time) })
const CUT_OFFS = [
  { booking: eve('23:59'), cancelling: eve('10:00') },
  { booking: { kind: 'weekday_before', weekday: 4, weeks: 1, at: Temporal.PlainTime.from('10:00') }, cancelling: eve('08:30') },
] as const
const PRICES = [390, 110, 0].map((cents) => ({ cents, label: null, tariff: 1, explanation: [] }))
const ACTIVITIES = [1, 2].map((id) => ({
  id,
  serviceName: 'Garderie',
  name: `Activité ${id}`,
  startsAt: Temporal.PlainTime.from('07:30'),
  endsAt: Temporal.PlainTime.from('08:30'),
}))
/** Of the town: the same for every family. */
const town = (activity: number, d: Temporal.PlainDate) => ({
  opening:
    d.dayOfWeek > 5
      ? ({ open: false, label: 'Fermé' } as const)
      : d.day === 8
        ? ({ open: false, label: 'Grève' } as const)
        : ({ open: true } as const),
  cutOffs: CUT_OFFS[activity - 1]!,
  overdraft: activity === 1 ? ('accept' as const) : ('refuse' as const),
  places: 5,
})

const slotFacts = fc.record({
  enrolled: fc.boolean(),
  price: fc.constantFrom(null, ...PRICES),
  taken: fc.constantFrom(0, 4, 5),
  booked: fc.constantFrom('no' as const, 'own' as const, 'other' as const),
})
type SlotFacts = typeof slotFacts extends fc.Arbitrary<infer T> ? T : never
const child = fc.record({
  mayBook: fc.boolean(),
  activities: fc.constantFrom([ACTIVITIES[0]!], ACTIVITIES),
  funds: fc.constantFrom(null, 100, 500),
  each: fc.array(slotFacts, { minLength: 2 * days.length, maxLength: 2 * days.length }),
})
type Child = Omit<typeof child extends fc.Arbitrary<infer T> ? T : never, 'funds'> & { readonly funds: number | null }

const factsOf = (family: readonly Child[]): ChildFacts[] =>
  family.map(({ mayBook, activities, funds, each }, c) => {
    const nth = (at: number, nthDay: number): Slot => {
      const activity = activities[at]!.id
      const { enrolled, price, taken, booked }: SlotFacts = each[at * days.length + nthDay]!
      const booking = booked === 'no' ? null : { id: 1, household: 1, charge: null, priceCents: 390, own: booked === 'own' }
      return {
        child: c + 1,
        activity,
        day: days[nthDay]!,
        enrolled,
        price,
        taken,
        booking,
        funds,
        ...town(activity, days[nthDay]!),
      }
    }
    return {
      child: c + 1,
      mayBook,
      activities,
      nth,
      alike: (at, nthDay) => (at * days.length + nthDay) * LIKENESSES + likenessOf(nth(at, nthDay)),
      priceOn: (at, nthDay) => nth(at, nthDay).price,
    }
  })

const families = fc.array(fc.array(child, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 })
/** From the middle of the month to its end, by the second, so that limits fall between two families of a same minute or not. */
const moments = fc.integer({ min: 0, max: 20 * 24 * 3600 }).map((seconds) => parisInstant(day('2018-03-05')).add({ seconds }))

test('a family’s month is the same whether other families have looked at the same calendar that minute or not', () => {
  fc.assert(
    fc.property(families, moments, fc.array(fc.nat(90), { minLength: 3, maxLength: 3 }), (town, now, later) => {
      const calendar = {}
      let at = now
      for (const [i, family] of town.entries()) {
        const facts = factsOf(family)
        expect(monthView(facts, days, { calendar, month, now: at })).toEqual(
          monthView(facts, days, { calendar: {}, month, now: at }),
        )
        at = at.add({ seconds: later[i]! })
      }
    }),
    { numRuns: 40 },
  )
})

test('the month draws each slot in its own state, with its ticks, and says what each activity costs on the days it shows', () => {
  fc.assert(
    fc.property(families, moments, ([family], now) => {
      const facts = factsOf(family!)
      const keys = facts.flatMap((one) => days.map((d) => ({ day: d, activity: 1, child: one.child })))
      const wished = {
        add: new Set(keys.filter((_, i) => i % 2 === 0).map(placeKey)),
        cancel: new Set(keys.filter((_, i) => i % 3 === 0).map(placeKey)),
      }
      const view = monthView(facts, days, { calendar: {}, month, now, wished })
      const drawn = new Map(
        view.weeks.flatMap((week) =>
          week.days.flatMap((d) =>
            d.children.flatMap((c) =>
              c.shows.places.map((p) => [placeKey({ day: d.day, activity: p.activity.id, child: c.child }), p] as const),
            ),
          ),
        ),
      )
      const prices = new Map<number, Set<number>>()
      for (const one of facts)
        for (const [at, { id: activity }] of one.activities.entries())
          for (const [nth, theDay] of days.entries()) {
            const slot = one.nth(at, nth)
            const state = stateOf(slot, now)
            const key = placeKey(slot)
            const place = drawn.get(key)
            if (state.kind === 'closed') {
              expect(place).toBeUndefined()
              continue
            }
            const isBooked = state.kind === 'booked'
            const isBox = one.mayBook && (isBooked || state.kind === 'free')
            const ticked = isBooked ? !wished.cancel.has(key) : state.kind === 'free' && wished.add.has(key)
            const byOther = slot.booking?.own === false
            expect(place).toMatchObject({ day: theDay, key: `${isoOf(theDay)}.${activity}`, state, isBox, ticked, byOther })
            expect(view.shown.includes(key)).toBe(isBooked && isBox)
            if (slot.opening.open && slot.enrolled && slot.price)
              prices.set(activity, (prices.get(activity) ?? new Set()).add(slot.price.cents))
          }
      for (const { activity, prices: told } of view.terms)
        expect(told.toSorted()).toEqual([...(prices.get(activity.id) ?? [])].sort())
    }),
    { numRuns: 40 },
  )
})

test('a day without any place says why: the reason that all share, «Fermé» when they differ', () => {
  const none: SlotFacts = { enrolled: true, price: PRICES[0]!, taken: 0, booked: 'no' }
  const [theOne] = factsOf([{ mayBook: true, activities: ACTIVITIES, funds: null, each: days.flatMap(() => [none, none]) }])
  const view = monthView([theOne!], days, { calendar: {}, month, now: parisInstant(day('2018-03-05')) })
  const closed = (iso: string) => view.weeks.flatMap((week) => week.days).find((d) => isoOf(d.day) === iso)!.closed
  expect([closed('2018-03-08'), closed('2018-03-10'), closed('2018-03-09')]).toEqual(['Grève', 'Fermé', null])
  const both = monthView(
    [
      theOne!,
      {
        ...theOne!,
        child: 2,
        nth: (at, nth) => ({ ...theOne!.nth(at, nth), opening: { open: false, label: 'Travaux' } }),
        alike: (at, nth) => 1e6 + theOne!.alike(at, nth),
      },
    ],
    days,
    { calendar: {}, month, now: parisInstant(day('2018-03-05')) },
  )
  const reasons = both.weeks.flatMap((week) => week.days).filter((d) => ['2018-03-08', '2018-03-09'].includes(isoOf(d.day)))
  expect(reasons.map((d) => d.closed)).toEqual(['Fermé', null])
})

test('what the last family saw is not shown to the next one when a limit has passed, nor when its account is short', () => {
  const calendar = {}
  const kindsAt = (moment: string, nth: number, over: Partial<SlotFacts>, funds: number | null = null) => {
    const slot: SlotFacts = { enrolled: true, price: PRICES[0]!, taken: 0, booked: 'no', ...over }
    const family = factsOf([{ mayBook: true, activities: ACTIVITIES, funds, each: days.flatMap(() => [slot, slot]) }])
    const [date, time] = moment.split(' ')
    const view = monthView(family, days, { calendar, month, now: parisInstant(day(date!), time) })
    return view.weeks.flatMap((week) => week.days)[nth]!.children[0]!.shows.places.map((place) => place.state.kind)
  }
  const tuesday = days.findIndex((d) => isoOf(d) === '2018-03-13')
  expect(kindsAt('2018-03-12 10:00:59', tuesday, { booked: 'own' })).toEqual(['booked', 'locked'])
  expect(kindsAt('2018-03-12 10:01', tuesday, { booked: 'own' })).toEqual(['locked', 'locked'])
  for (const [funds, second] of [
    [390, 'free'],
    [389, 'overdraft'],
    [390, 'free'],
  ] as const)
    expect(kindsAt('2018-03-05 09:00', tuesday, {}, funds)).toEqual(['free', second])
})
