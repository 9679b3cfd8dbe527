import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csv } from './csv.ts'

const read = (text: string) => parse(text, { delimiter: ';', bom: true }) as string[][]

test('what was written is read back: quotes, semicolons, lines, accents, emptiness', () => {
  const rows = [
    ['O’Neill "Zoé"', 'a;b', 'deux\nlignes'],
    ['', 'Œuvré', '  '],
  ]
  expect(read(csv(['un', 'deux', 'trois'], rows))).toEqual([['un', 'deux', 'trois'], ...rows])
})

test.each(['=1+1', '+cmd', '-cmd|x', '@SUM(A1)', '\t=1', ' =1', '\r=1', '|cmd', '+33 1 =2'])(
  '«%s» is text, not a formula',
  (typed) => {
    expect(read(csv(['a'], [[typed]]))[1]).toEqual([`'${typed}`])
  },
)

test.each(['-7,20', '12', '1 200,50', '+33'])('«%s» is a number and stays one', (typed) => {
  expect(read(csv(['a'], [[typed]]))[1]).toEqual([typed])
})
