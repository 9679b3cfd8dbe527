import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { code, featureOf, program, sources, tests } from './sources.ts'

const CODE = /^[a-z][a-z-]*\.[a-z][a-z-]*$/

/** Answers of core that a form field turns into its own sentence (forms/read.ts): no feature refuses with them. */
const READ_BY_FORMS = ['amount.empty', 'amount.unreadable']

type Table = { readonly path: string; readonly sentences: Readonly<Record<string, unknown>> }

const tables: readonly Table[] = await Promise.all(
  sources('src/features/*/refusals.ts').map(async ({ path }) => {
    const module = (await import(join(projectRoot, path))) as Record<string, unknown>
    const lists = Object.values(module).filter(
      (value): value is Record<string, unknown> =>
        typeof value === 'object' && value !== null && Object.keys(value).some((key) => CODE.test(key)),
    )
    return { path, sentences: Object.assign({}, ...lists) as Record<string, unknown> }
  }),
)

/** The string literals between the parentheses of each `refuse(…)`. */
const refusedIn = (text: string): string[] => {
  const found: string[] = []
  for (const { index } of text.matchAll(/\brefuse\(/g)) {
    let depth = 0
    let end = index + 'refuse'.length
    do {
      if (text[end] === '(') depth += 1
      if (text[end] === ')') depth -= 1
      end += 1
    } while (depth > 0 && end < text.length)
    found.push(...[...text.slice(index, end).matchAll(/'([^'\n]+)'/g)].flatMap(([, word]) => (CODE.test(word!) ? [word!] : [])))
  }
  return found
}

const used = program()
  .filter(({ path }) => !path.endsWith('/refusals.ts'))
  .flatMap(({ path, text }) => refusedIn(code(text)).map((refusal) => ({ refusal, path })))

describe('refusals', () => {
  test('are read from the code', () => {
    expect(used.length).toBeGreaterThan(25)
    expect(tables.length).toBeGreaterThan(3)
  })

  test('each has a sentence in its feature’s refusals.ts', () => {
    const known = new Set(tables.flatMap((table) => Object.keys(table.sentences)))
    const silent = used.filter(({ refusal }) => !known.has(refusal) && !READ_BY_FORMS.includes(refusal))
    expect(silent.map(({ refusal, path }) => `${refusal} in ${path}`)).toEqual([])
  })

  test.each(tables)('each sentence of $path is for something that the code refuses', ({ path, sentences }) => {
    const own = program().filter((file) => featureOf(file.path) === featureOf(path) && file.path !== path)
    const unused = Object.keys(sentences).filter((refusal) => !own.some((file) => code(file.text).includes(`'${refusal}'`)))
    expect(unused).toEqual([])
  })

  test('no two features use one code', () => {
    const all = tables.flatMap((table) => Object.keys(table.sentences))
    expect(all.filter((refusal, i) => all.indexOf(refusal) !== i)).toEqual([])
  })
})

const RULE = /\b[A-Z]{2}-\d+\b/g
const isRange = /\b([A-Z]{2})-(\d+) to \1-(\d+)\b/g

const rulesIn = (text: string): string[] => [
  ...(text.match(RULE) ?? []),
  ...[...text.matchAll(isRange)].flatMap(([, prefix, first, last]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => `${prefix}-${Number(first) + i}`),
  ),
]

const written = sources('src/features/*/README.md').flatMap(({ path, text }) =>
  [...text.matchAll(/^(?:- \*\*|\| )([A-Z]{2}-\d+)(?:\*\*| \|)/gm)].map(([, rule]) => ({ path, rule: rule! })),
)
const named = tests().flatMap(({ path, text }) =>
  [...text.matchAll(/(?:test|it|describe)(?:\.\w+)*(?:\([^'"`]*?\))?\(\s*(['"`])((?:(?!\1).)*)\1/gs)].flatMap(([, , title]) =>
    rulesIn(title!).map((rule) => ({ path, rule })),
  ),
)

describe('rules', () => {
  test('are read from the READMEs and from the names of tests', () => {
    expect(written.length).toBeGreaterThan(40)
    expect(named.length).toBeGreaterThan(40)
  })

  test('have a number of their own', () => {
    const numbers = written.map(({ rule }) => rule)
    expect(numbers.filter((rule, i) => numbers.indexOf(rule) !== i)).toEqual([])
  })

  test('of a README are each shown by at least one test', () => {
    const shown = new Set(named.map(({ rule }) => rule))
    expect(written.flatMap(({ rule }) => (shown.has(rule) ? [] : [rule]))).toEqual([])
  })

  test('named by a test exist in a README', () => {
    const known = new Set(written.map(({ rule }) => rule))
    expect(named.flatMap(({ rule, path }) => (known.has(rule) ? [] : [`${rule} in ${path}`]))).toEqual([])
  })

  test('every feature says what it is', () => {
    const folders = new Set(program().flatMap(({ path }) => featureOf(path) ?? []))
    const told = new Set(sources('src/features/*/README.md').map(({ path }) => featureOf(path)))
    expect([...folders].filter((feature) => !told.has(feature))).toEqual([])
  })
})
