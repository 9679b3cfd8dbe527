import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { sources, tests } from './sources.ts'

const doc = readFileSync(join(projectRoot, 'docs', 'security.md'), 'utf8')
const rows = [...doc.matchAll(/^\| (\d\.\d+\.\d+) \| (\d) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, number, level, , answer]) => ({
  number: number!,
  level: Number(level),
  answer: answer!,
}))

/** ASVS 5.0: how many requirements of level 1 and 2 each section has. */
const SECTIONS = {
  '6.1': 3,
  '6.2': 12,
  '6.3': 4,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
}

test.each(Object.entries(SECTIONS))('docs/security.md answers each requirement of %s at levels 1 and 2', (section, count) => {
  const mine = rows.filter(({ number, level }) => number.startsWith(`${section}.`) && level <= 2)
  expect(mine.map(({ number }) => number)).toHaveLength(count)
  expect(new Set(mine.map(({ number }) => number)).size).toBe(count)
})

test('each test that it names exists', () => {
  const paths = [...tests(), ...sources('test/journeys/*.ts')].map(({ path }) => path)
  const named = [...doc.matchAll(/`([\w/.-]+\.test\.ts)`/g)].map(([, name]) => name!)
  expect(named.length).toBeGreaterThan(20)
  const lost = named.filter((name) => !paths.some((path) => path.endsWith(name)) && !existsSync(join(projectRoot, name)))
  expect(lost).toEqual([])
})

test('each rule that it names is in a README', () => {
  const rules = sources('src/features/*/README.md')
    .map(({ text }) => text)
    .join('\n')
  const named = [...new Set(doc.match(/\b[A-Z]{2}-\d+\b/g))]
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((rule) => !rules.includes(`| ${rule} |`) && !rules.includes(`**${rule}**`))).toEqual([])
})
