import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { changesBetween, type PlaceKey, placeKey, readPlaceKey, readSeen, writeSeen } from './changes.ts'
import { isAsSeen, type Review } from './review.ts'
import type { Slot } from './slot.ts'

const keys = (list: readonly PlaceKey[]) => list.map(placeKey)

test('AG-6 · only what this person ticked or unticked is a change', () => {
  const { add, cancel } = changesBetween(['2017-10-12.3', '2017-10-13.3'], ['2017-10-12.3', '2017-10-16.3', '2017-10-12.3.8'], 7)
  expect([keys(add), keys(cancel)]).toEqual([['2017-10-16.3.7', '2017-10-12.3.8'], ['2017-10-13.3.7']])
})

test('AG-6 · what the other parent booked after the page was shown is not undone by a box that was never ticked', () => {
  const { add, cancel } = changesBetween([], [], 7)
  expect([add, cancel]).toEqual([[], []])
})

test('what is not a slot is ignored', () => {
  for (const text of [
    '',
    '2017-10-12',
    '2017-13-12.3',
    '2017-02-30.3',
    '2017-10-12.0',
    '2017-10-12.-3',
    '9999-10-12.3',
    'x',
    '2017-10-12.3 ',
    '2017-10-12.3.0',
  ]) {
    expect(readPlaceKey(text, 7), text).toBeNull()
  }
  expect(readPlaceKey('2017-10-12.3'), 'nobody’s').toBeNull()
})

test('AG-7 · what was shown comes back as it left', () => {
  const seen = { child: 7, activity: 3, day: day('2017-10-12'), wish: 'book' as const, seen: 390 }
  expect(writeSeen(seen)).toBe('+2017-10-12.3.7.390')
  expect(readSeen([writeSeen(seen), 'nonsense', '+2017-10-12.3.7.']).map(writeSeen)).toEqual(['+2017-10-12.3.7.390'])
})

test('AG-7 · a price, a booking or a decision that moved is not what was shown', () => {
  const slot = { child: 7, activity: 3, day: day('2017-10-12') } as Slot
  const review: Review = { add: [{ slot, wish: 'book', cents: 390, seen: 390 }], cancel: [], refused: [], effectCents: -390 }
  const seen = (text: string) => isAsSeen(review, readSeen([text]))
  expect(seen('+2017-10-12.3.7.390')).toBe(true)
  expect(seen('+2017-10-12.3.7.389')).toBe(false)
  expect(seen('-2017-10-12.3.7.390')).toBe(false)
  expect(seen('+2017-10-12.4.7.390')).toBe(false)
  expect(seen('+2017-10-13.3.7.390')).toBe(false)
  expect(seen('+2017-10-12.3.8.390')).toBe(false)
  expect(isAsSeen(review, [])).toBe(false)
})
