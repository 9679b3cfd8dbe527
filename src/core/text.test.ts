import { expect, test } from 'vitest'
import { contrast, inkOn } from './contrast.ts'
import { greetingName, listName } from './names.ts'
import { characters, count, escaped, listed, ofName, plain, tidy } from './text.ts'

test('French plural starts at two', () => {
  expect([0, 1, 2].map((n) => count(n, 'repas', 'repas'))).toEqual(['0\u00a0repas', '1\u00a0repas', '2\u00a0repas'])
  expect([0, 1, 2].map((n) => count(n, 'réservation'))).toEqual([
    '0\u00a0réservation',
    '1\u00a0réservation',
    '2\u00a0réservations',
  ])
})

test('a name keeps its accents, quotes and case when tidied', () => {
  expect(tidy("  O'Neill   <b> ")).toBe("O'Neill <b>")
  expect(tidy('E\u0301ric')).toBe('\u00c9ric')
})

test('plain forgets accents and ligatures', () => {
  expect(plain('Ñandú-Œuvré Æ')).toBe('nandu-oeuvre ae')
})

test('characters are counted as a person does', () => {
  expect(characters('E\u0301ric 👨‍👩‍👧')).toBe([...'Éric 👨‍👩‍👧'].length)
})

test('people are named as the manual does, by the usual name when there is one', () => {
  const eric = { firstName: 'Éric', birthName: 'Mounier', usualName: null }
  expect(listName(eric)).toBe('MOUNIER Éric')
  expect(greetingName(eric)).toBe('Éric MOUNIER')
  expect(listName({ ...eric, usualName: 'd’Ô' })).toBe('D’Ô Éric')
})

test('«d’» before a vowel, «de » otherwise', () => {
  expect([ofName('Isques'), ofName('Éric'), ofName('Lyon')]).toEqual(['d’Isques', 'd’Éric', 'de Lyon'])
})

test('a list ends with «et»', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b et c'])
})

test.each(['#c8102e', '#ffd400', '#000000', '#ffffff', '#1e7a3c', '#16324f'])(
  'ink on %s and the dark variant of the brand stay readable',
  (color) => {
    expect(contrast(color, inkOn(color))).toBeGreaterThanOrEqual(4.5)
  },
)

test('contrast is that of the WCAG formula', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('a text in HTML or XML stays the text that it is', () => {
  expect(escaped('L’«été» à <b>"3 & 4"</b>')).toBe('L’«été» à &lt;b&gt;&quot;3 &amp; 4&quot;&lt;/b&gt;')
  expect(escaped('&amp;')).toBe('&amp;amp;')
})
