import { expect, test } from 'vitest'
import { day, parisInstant } from '#core/days.ts'
import type { Exception } from './hours.ts'
import { type Hours, openState, readSpans, showSpans } from './hours.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  [
    '9 h – 12 h, 14 h – 17 h 30',
    [
      [540, 720],
      [840, 1050],
    ],
  ],
  [
    '9h-12h et 14:00-17:30',
    [
      [540, 720],
      [840, 1050],
    ],
  ],
  ['07:30 à 18:30', [[450, 1110]]],
  ['0 h - 24 h', [[0, 1440]]],
  ['', []],
  ['Fermé', []],
] as const)('PL-3 · «%s» is read', (typed, spans) => expect(readSpans(typed)).toEqual(spans))

test.each(['17 h – 9 h', '9 h – 9 h', '9 h – 12 h, 11 h – 14 h', '9 h – 25 h', '9 h 75 – 12 h', 'le matin', '9 h'])(
  'PL-3 · «%s» is not an opening',
  (typed) => expect(readSpans(typed)).toBeNull(),
)

test('PL-3 · hours are shown as they may be typed again', () => {
  expect(
    plain(
      showSpans([
        [540, 720],
        [840, 1050],
      ]),
    ),
  ).toBe('9 h – 12 h et 14 h – 17 h 30')
  expect(
    readSpans(
      showSpans([
        [540, 720],
        [840, 1050],
      ]),
    ),
  ).toEqual([
    [540, 720],
    [840, 1050],
  ])
  expect(showSpans([])).toBe('Fermé')
})

const office: Hours = [
  ...Array.from(
    { length: 5 },
    () =>
      [
        [540, 720],
        [840, 1020],
      ] as const,
  ),
  [],
  [],
]
const holiday: Exception = { id: 1, firstDay: day('2026-11-11'), lastDay: day('2026-11-11'), label: 'Armistice', opens: [] }
const eve: Exception = {
  id: 2,
  firstDay: day('2026-12-24'),
  lastDay: day('2026-12-24'),
  label: 'Veille de Noël',
  opens: [[540, 720]],
}
const at = (when: string) => parisInstant(day(when.slice(0, 10)), when.slice(11))
const says = (when: string) => {
  const { isOpen, sentence } = openState(at(when), office, [holiday, eve])
  return `${isOpen ? 'o' : 'f'} ${plain(sentence)}`
}

test.each([
  ['2026-11-10T08:59', 'f Fermé. Ouvre aujourd’hui à 9 h'],
  ['2026-11-10T09:00', 'o Ouvert jusqu’à 12 h'],
  ['2026-11-10T11:59', 'o Ouvert jusqu’à 12 h'],
  ['2026-11-10T12:00', 'f Fermé. Ouvre aujourd’hui à 14 h'],
  ['2026-11-10T17:00', 'f Fermé. Ouvre jeudi à 9 h'],
  ['2026-11-11T10:00', 'f Fermé – Armistice. Ouvre demain à 9 h'],
  ['2026-11-13T17:00', 'f Fermé. Ouvre lundi à 9 h'],
  ['2026-12-24T10:00', 'o Ouvert jusqu’à 12 h'],
  ['2026-12-24T15:00', 'f Fermé. Ouvre demain à 9 h'],
])('PL-2 · %s: %s', (when, sentence) => expect(says(when)).toBe(sentence))

test('PL-2 · a place that never opens says only that it is closed', () => {
  expect(openState(at('2026-11-10T10:00'), [[], [], [], [], [], [], []], []).sentence).toBe('Fermé')
})
