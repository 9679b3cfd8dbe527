import ts from 'typescript'
import { expect, test } from 'vitest'
import { code, program, type Source, sources } from './sources.ts'

/** The one place that divides, rounds and reads numbers of money. */
const NAMED = 'src/core/money.ts'
/** Where every number is money or counts it. */
const MONEY = /^src\/(features\/(ledger|tariffs|payments|regie)|platform\/bank)\//
/** Elsewhere: an operand that says so. */
const SAYS_MONEY = /cents|euro|amount|price|balance|quotient/i
const HARMLESS = new Set(['abs', 'max', 'min', 'sign'])
const DIVIDES = new Set([
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.SlashEqualsToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.AsteriskAsteriskEqualsToken,
])
const FLOATS = new Set(['parseFloat', 'Number'])
const WRITES = new Set(['toFixed', 'toPrecision', 'toExponential'])

/** Why a node may make a float of money; null when it cannot. */
const faultOf = (node: ts.Node): string | null => {
  if (ts.isBinaryExpression(node) && DIVIDES.has(node.operatorToken.kind)) return 'divides'
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken) return 'reads a number with +'
  if (ts.isNumericLiteral(node) && /[.e]/i.test(node.getText()) && !/^0x/i.test(node.getText())) return 'a literal with decimals'
  if (!ts.isCallExpression(node)) return null
  const called = node.expression
  if (ts.isIdentifier(called) && FLOATS.has(called.text)) return `reads a number with ${called.text}()`
  if (!ts.isPropertyAccessExpression(called)) return null
  if (WRITES.has(called.name.text)) return `writes with ${called.name.text}()`
  if (called.expression.getText() === 'Number' && called.name.text === 'parseFloat') return 'reads a number with parseFloat()'
  return called.expression.getText() === 'Math' && !HARMLESS.has(called.name.text) ? `Math.${called.name.text}()` : null
}

/** «src/x.ts:12 divides: a / b» */
const faultsIn = ({ path, text }: Source): string[] => {
  if (path === NAMED) return []
  const file = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const fault = faultOf(node)
    const isMoney = MONEY.test(path) || SAYS_MONEY.test(node.getText())
    if (fault !== null && isMoney)
      found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${fault}: ${node.getText()}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Types that PostgreSQL counts with fractions. */
const FRACTIONAL = /(::\s*|\bas\s+)(real|float\d?|double precision|numeric|decimal|money)\b/i
const COLUMN = /^\s+(?:add column )?(\w+) (real|float\d?|double precision|numeric|decimal|money)\b/gim

test('money is never a float: only core/money.ts divides, rounds or reads a number of money', () => {
  expect(program().flatMap(faultsIn)).toEqual([])
})

test('no query and no column of money has a type with fractions', () => {
  const queries = program().filter(({ path, text }) => MONEY.test(path) && FRACTIONAL.test(code(text)))
  const columns = sources('db/migrations/*.sql').flatMap(({ path, text }) =>
    [...text.matchAll(COLUMN)].filter(([, name]) => SAYS_MONEY.test(name!)).map(([line]) => `${path} ${line.trim()}`),
  )
  expect([...queries.map(({ path }) => path), ...columns]).toEqual([])
})

test.each([
  ['src/features/ledger/x.ts', 'const half = n / 2', 'divides'],
  ['src/features/regie/x.ts', 'let n = 3; n /= 2', 'divides'],
  ['src/features/payments/x.tsx', 'const X = () => <p>{(n * 1.1).toFixed(2)}</p>', 'toFixed'],
  ['src/features/payments/x.tsx', 'const X = () => <p>{n * 1.1}</p>', 'decimals'],
  ['src/features/tariffs/x.ts', "const n = Number('1.5')", 'Number()'],
  ['src/platform/bank/x.ts', 'const n = Number.parseFloat(typed)', 'parseFloat'],
  ['src/features/tariffs/x.ts', 'const n = +typed', 'with +'],
  ['src/features/ledger/x.ts', 'const n = Math.round(m)', 'Math.round'],
  ['src/features/agenda/x.ts', 'const n = priceCents / 3', 'divides'],
  ['src/ui/x.tsx', 'const n = Number(amount)', 'Number()'],
])('a float planted in %s is found: %s', (path, text, said) => {
  expect(faultsIn({ path, text }).join()).toContain(said)
})

test('what cannot make a float of money is let through', () => {
  const text = 'const weeks = days / 7; const most = Math.max(a, b)'
  expect(faultsIn({ path: 'src/features/agenda/x.ts', text })).toEqual([])
  expect(
    faultsIn({ path: 'src/features/ledger/x.ts', text: 'const most = Math.max(a, b) * 3 - -1; const of = typeof x' }),
  ).toEqual([])
})
