import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { asDrawn, composedOnce, drawnOnce, escaped, hole } from './drawn.tsx'

test('a piece is drawn once for each signature, and stands in a page as it is', () => {
  const drawn = drawnOnce()
  let times = 0
  const piece = (signature: string, word: string) => drawn(signature, () => <b key={times++}>{word}</b>)
  expect([piece('a', 'un & un'), piece('a', 'never drawn'), piece('b', 'deux')]).toEqual([
    '<b>un &amp; un</b>',
    '<b>un &amp; un</b>',
    '<b>deux</b>',
  ])
  expect(times).toBe(2)
  expect(renderToString(<p>{asDrawn(piece('a', ''))}</p>)).toBe('<p><b>un &amp; un</b></p>')
})

test('holes are filled anew each time, by their numbers, with what could not be HTML', () => {
  const composed = composedOnce()
  const fill = (...values: string[]) =>
    composed('same', () => <p title={hole(1)}>{`${hole(0)}, ${hole(1)}, ${hole(0)}`}</p>, values.map(escaped))
  expect(fill('Léa', 'O’Neill <b>"')).toBe('<p title="O’Neill &lt;b&gt;&quot;">Léa, O’Neill &lt;b&gt;&quot;, Léa</p>')
  expect(fill('Zoé', '')).toBe('<p title="">Zoé, , Zoé</p>')
})

test('a value that holds the character of a hole fills nothing else, and a hole without a value is empty', () => {
  const composed = composedOnce()
  const fill = (values: string[]) => composed('same', () => <>{`${hole(0)}|${hole(1)}|`}</>, values)
  expect(fill([hole(1), 'x'])).toBe(`${hole(1)}|x|`)
  expect(fill(['x'])).toBe('x||')
})

test('what is remembered stays under a million characters: beyond, it is drawn anew', () => {
  const drawn = drawnOnce()
  let times = 0
  const long = (signature: string) => drawn(signature, () => <b key={times++}>{'x'.repeat(400_000)}</b>)
  for (const signature of ['a', 'b', 'a', 'b']) long(signature)
  expect(times).toBe(2)
  for (const signature of ['c', 'c', 'a']) long(signature)
  expect(times).toBe(4)
})
