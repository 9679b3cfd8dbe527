import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { composedOnce, drawnOnce, hole, valuesOf } from './drawn.tsx'
import { asDrawn, renderToBytes } from './page-bytes.ts'

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
    renderToString(composed('same', () => <p title={hole(1)}>{`${hole(0)}, ${hole(1)}, ${hole(0)}`}</p>, valuesOf(values)))
  expect(fill('Léa', 'O’Neill <b>"')).toBe('<p title="O’Neill &lt;b&gt;&quot;">Léa, O’Neill &lt;b&gt;&quot;, Léa</p>')
  expect(fill('Zoé', '')).toBe('<p title="">Zoé, , Zoé</p>')
})

test('a value that holds the character of a hole fills nothing else, and a hole without a value is empty', () => {
  const composed = composedOnce()
  const fill = (values: string[]) => composed('same', () => <>{`${hole(0)}|${hole(1)}|`}</>, valuesOf(values))
  for (const render of [renderToString, (view: VNode) => renderToBytes(view).toString()]) {
    expect(render(fill([hole(1), 'x']))).toBe(`${hole(1)}|x|`)
    expect(render(fill(['x']))).toBe('x||')
  }
})

test('a page put into bytes is the page as a text, accents, several pieces and long ones included', () => {
  const composed = composedOnce()
  const drawn = drawnOnce()
  const Piece = ({ of }: { of: string }) =>
    composed(of, () => <i title={hole(0)}>{`${of} – ${hole(1)}’`}</i>, valuesOf(['é"', '<@0> & €']))
  const Kept = () =>
    asDrawn(
      drawn('kept', () => (
        <u>
          {composed(
            'inner',
            () => (
              <b>{hole(0)}</b>
            ),
            valuesOf(['dedans']),
          )}
        </u>
      )),
    )
  const Whole = ({ long }: { long: number }) => (
    <main title="<@0>">
      {'à <@1> '}
      <Piece of="un" />
      <Kept />
      <Piece of="deux" />
      {'œ'.repeat(long)}
      <Piece of={'trois'.repeat(long)} />
    </main>
  )
  for (const long of [0, 1, 60_000, 200_000]) {
    const text = renderToString(<Whole long={long} />)
    expect(text).toContain('<i title="é&quot;">deux – &lt;@0&gt; &amp; €’</i>')
    // Twice: the second time everything is remembered.
    for (let i = 0; i < 2; i++) expect(renderToBytes(<Whole long={long} />).toString() === text).toBe(true)
  }
})

test('a page that fails while it is rendered leaves nothing to the next one', () => {
  const composed = composedOnce()
  const Piece = () => composed('piece', () => <b>{hole(0)}</b>, valuesOf(['à elle']))
  const Broken = (): never => {
    throw new Error('broken')
  }
  expect(() =>
    renderToBytes(
      <p>
        <Piece />
        <Broken />
      </p>,
    ),
  ).toThrow('broken')
  expect(renderToBytes(<p>à lui</p>).toString()).toBe('<p>à lui</p>')
  expect(renderToString(<Piece />)).toBe('<b>à elle</b>')
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
