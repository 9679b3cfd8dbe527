import { expect, test } from 'vitest'
import { envExample } from '../../tools/env-example.ts'
import { code, program, sources } from './sources.ts'

const [glossary] = sources('docs/glossary.md')
const words = [...glossary!.text.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]*) \|$/gm)]
  .map(([, french, identifier, meaning]) => ({
    french: french!.trim(),
    identifier: identifier!.trim(),
    meaning: meaning!.trim(),
  }))
  .filter(({ french }) => french !== 'français' && !/^-+$/.test(french))

const all = [...program(), ...sources('db/migrations/*.sql')].map(({ text }) => code(text)).join('\n')
const forms = (identifier: string): string[] => {
  const snake = identifier.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return [identifier, snake, identifier.charAt(0).toUpperCase() + identifier.slice(1)]
}

test('the glossary is read', () => {
  expect(words.length).toBeGreaterThan(35)
})

test('one French term, one identifier', () => {
  const identifiers = words.map(({ identifier }) => identifier)
  expect(identifiers.filter((word, i) => identifiers.indexOf(word) !== i)).toEqual([])
  const terms = words.flatMap(({ french }) => french.replaceAll(/\([^)]*\)/g, (note) => note.replaceAll(',', ';')).split(', '))
  expect(terms.filter((word, i) => terms.indexOf(word) !== i)).toEqual([])
})

test.each(words)('«$french» is $identifier in the code', ({ identifier }) => {
  expect(identifier).toMatch(/^[a-z][a-zA-Z]+$/)
  expect(forms(identifier).some((form) => new RegExp(`(?<![A-Za-z])${form}(?![a-z])`).test(all))).toBe(true)
})

test('.env.example is what the configuration reads', () => {
  const [example] = sources('.env.example')
  expect(example!.text).toBe(envExample())
})
