import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { type CutOff, closesAt, explainCutOffs } from './cut-off.ts'

const before = (days: number, at: string): CutOff => ({ kind: 'days_before', days, at: Temporal.PlainTime.from(at) })
const inParis = (cutOff: CutOff, iso: string): string =>
  closesAt(cutOff, day(iso)).toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString()

test('AG-2 · the minute named is the last one in which it is possible', () => {
  expect(inParis(before(1, '23:59'), '2017-10-12')).toBe('2017-10-12T00:00:00')
  expect(inParis(before(1, '10:00'), '2017-10-12')).toBe('2017-10-11T10:01:00')
  expect(inParis(before(7, '10:00'), '2017-10-12')).toBe('2017-10-05T10:01:00')
})

test('AG-1 · whatever the rule, nothing can change on the day itself', () => {
  expect(inParis(before(0, '10:00'), '2017-10-12')).toBe('2017-10-12T00:00:00')
  expect(inParis({ kind: 'none' }, '2017-10-12')).toBe('2017-10-12T00:00:00')
})

test('AG-2 · the time is Paris’s on both sides of a clock change', () => {
  // Clocks go forward on 25 March 2018 and back on 28 October 2018.
  expect(String(closesAt(before(1, '23:59'), day('2018-03-26')))).toBe('2018-03-25T22:00:00Z')
  expect(String(closesAt(before(1, '23:59'), day('2018-03-25')))).toBe('2018-03-24T23:00:00Z')
  expect(String(closesAt(before(1, '23:59'), day('2018-10-29')))).toBe('2018-10-28T23:00:00Z')
  expect(String(closesAt(before(1, '23:59'), day('2018-10-28')))).toBe('2018-10-27T22:00:00Z')
  // 02:30 does not exist that night: the clock shows 03:30 instead.
  expect(inParis(before(1, '02:30'), '2018-03-26')).toBe('2018-03-25T03:31:00')
})

test('AG-2 · the rule is explained in a sentence', () => {
  const eve = before(1, '23:59')
  expect(explainCutOffs({ booking: eve, cancelling: eve })).toBe(
    'Réservation et annulation jusqu’à la veille, 23\u00a0h\u00a059.',
  )
  expect(explainCutOffs({ booking: before(2, '10:00'), cancelling: eve })).toBe(
    'Réservation jusqu’à l’avant-veille, 10\u00a0h\u202f; annulation jusqu’à la veille, 23\u00a0h\u00a059.',
  )
  expect(explainCutOffs({ booking: before(7, '18:30'), cancelling: before(7, '18:30') })).toBe(
    'Réservation et annulation jusqu’à 7\u00a0jours avant, 18\u00a0h\u00a030.',
  )
  expect(explainCutOffs({ booking: { kind: 'none' }, cancelling: before(0, '08:00') })).toContain(
    'jusqu’à la veille, 23\u00a0h\u00a059',
  )
})
