import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { checkArrows } from '../../tools/arrows.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A project of these modules, with our aliases and our rules. */
const planted = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'liane-arrows-'))
  folders.push(folder)
  for (const name of ['package.json', 'tsconfig.json']) writeFileSync(join(folder, name), readFileSync(join(projectRoot, name)))
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const SOUND = {
  'src/core/money.ts': 'export type Cents = number\n',
  'src/features/family/index.ts': "export { childOf } from './domain/child.ts'\n",
  'src/features/family/domain/child.ts': "import type { Cents } from '#core/money.ts'\nexport const childOf = (c: Cents) => c\n",
  'src/features/agenda/index.ts': 'export type Slot = { day: string }\n',
  'src/features/agenda/store/days.ts': 'export const days = 1\n',
  'src/features/agenda/actions/book.ts':
    "import { childOf } from '#features/family/index.ts'\nexport const book = () => childOf(1)\n",
  'src/app/roles.ts': 'export const roles = {}\n',
}

const laterType = "import type { Slot } from '#features/agenda/index.ts'\nexport type X = Slot\n"

/** What is wrong, the rule that says so, the module that holds it and its text. */
const WRONG: readonly (readonly [string, string, string, string])[] = [
  [
    'an import of app/ from a feature',
    'nobody-imports-app',
    'src/features/agenda/pages/citizen/a.ts',
    "export { roles } from '#app/roles.ts'\n",
  ],
  [
    'a type-only import of app/',
    'nobody-imports-app',
    'src/features/agenda/pages/citizen/b.ts',
    "export type R = typeof import('#app/roles.ts')\n",
  ],
  ['a type-only import of a later feature', 'family-looks-down-only', 'src/features/family/actions/c.ts', laterType],
  [
    'an import past the door of an earlier feature',
    'agenda-looks-down-only',
    'src/features/agenda/actions/d.ts',
    "export { childOf } from '#features/family/domain/child.ts'\n",
  ],
  [
    'a Node module in a domain',
    'core-has-no-io',
    'src/features/agenda/domain/e.ts',
    "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n",
  ],
  [
    'a domain that reads its store',
    'feature-domain',
    'src/features/agenda/domain/f.ts',
    "export { days } from '../store/days.ts'\n",
  ],
  ['core that knows a feature', 'core-is-alone', 'src/core/g.ts', laterType],
  ['a circle of types', 'no-circle', 'src/core/h.ts', "import type { H } from './h2.ts'\nexport type A = { b: H }\n"],
  [
    'a feature without a rank',
    'feature-has-a-rank',
    'src/features/zoo/index.ts',
    "export type { Cents } from '#core/money.ts'\n",
  ],
  ['a file that does not exist', 'resolved', 'src/core/i.ts', "export { y } from './nowhere.ts'\n"],
]

describe('arrows between folders', () => {
  test('are sound, and every module was read', { timeout: 60_000 }, async () => {
    const { modules, faults } = await checkArrows()
    expect(faults).toEqual([])
    const written = ['src', 'db'].flatMap((name) => globSync(`${name}/**/*.{ts,tsx}`, { cwd: projectRoot }))
    expect(modules).toBe(written.filter((file) => !file.endsWith('.d.ts')).length)
    expect(modules).toBeGreaterThan(200)
  })

  test('have no fault in a sound project', async () => {
    expect(await checkArrows(planted(SOUND))).toEqual({ modules: Object.keys(SOUND).length, faults: [] })
  })

  describe('planted the wrong way', async () => {
    const files = { ...SOUND, 'src/core/h2.ts': "import type { A } from './h.ts'\nexport type H = { a: A }\n" }
    const { faults } = await checkArrows(
      planted({ ...files, ...Object.fromEntries(WRONG.map(([, , path, text]) => [path, text])) }),
    )

    test.each(WRONG)('%s is a fault (%s)', (_, rule, path) => {
      expect(faults.filter((fault) => fault.startsWith(`${rule}: `) && fault.includes(path))).not.toEqual([])
    })

    test('and nothing else is', () => {
      const wrong = [...WRONG.map(([, , path]) => path), 'src/core/h2.ts']
      expect(faults.filter((fault) => !wrong.some((path) => fault.includes(`: ${path} `)))).toEqual([])
    })
  })
})
