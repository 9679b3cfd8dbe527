import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conformityOf } from '#features/legal/domain/text.ts'
import { projectRoot } from '#platform/root.ts'
import { accessibilite as statement } from '../../db/content/legal/accessibilite.ts'

// docs/accessibility.md says what shows each item: what it names must be there, and nothing may be forgotten.
const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')
const doc = read('docs/accessibility.md')
const rows = (doc.match(/^\| .* \|$/gm) ?? []).map((line) => line.slice(2, -2).split(' | '))
const CRITERIA: readonly number[] = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]
const named = (text: string): string[] => [...text.matchAll(/\[([a-z0-9-]+)\]/g)].map(([, name]) => name!)

test('the 106 criteria of RGAA 4.1.2 are there once each, in order, with a status and something to show it', () => {
  const found = rows.filter(([number = '']) => /^\d+\.\d+$/.test(number))
  const all = CRITERIA.flatMap((count, topic) => Array.from({ length: count }, (_, i) => `${topic + 1}.${i + 1}`))
  expect(all).toHaveLength(106)
  expect(found.map(([number]) => number)).toEqual(all)
  for (const [number, about, status, shown] of found) {
    expect(['conforme', 'non conforme', 'non applicable', 'non testé'], number).toContain(status)
    expect(about, number).not.toBe('')
    expect(shown, number).not.toBe('')
  }
  const said = /Conforme: (\d+); non conforme: (\d+); non applicable: (\d+); non testé: (\d+)/.exec(doc)!.slice(1).map(Number)
  const counted = ['conforme', 'non conforme', 'non applicable', 'non testé'].map(
    (status) => found.filter((row) => row[2] === status).length,
  )
  expect(said).toEqual(counted)
})

test('the 115 items of the checklist are there once each; what is tested names a test or where to look', () => {
  const found = rows.filter(([number = '']) => /^\d+$/.test(number))
  expect(found.map(([number]) => Number(number))).toEqual(Array.from({ length: 115 }, (_, i) => i + 1))
  for (const [number, , status, shown = ''] of found) {
    expect(['tested', 'void', 'not tested'], number).toContain(status)
    if (status === 'tested') expect(named(shown).length + Number(/src\//.test(shown)), number).toBeGreaterThan(0)
  }
})

test('each test that is named exists', () => {
  const listed = new Map(
    rows.flatMap(([name = '', file = '', title = '']) => {
      const [, key] = /^\[([a-z0-9-]+)\]$/.exec(name) ?? []
      return key ? [[key, { file: file.replaceAll('`', ''), title }] as const] : []
    }),
  )
  expect(named(doc).filter((name) => !listed.has(name))).toEqual([])
  const faults = [...listed].filter(([, { file, title }]) => title !== 'the whole file' && !read(file).includes(title))
  expect(faults.map(([name]) => name)).toEqual([])
  for (const [, { file }] of listed) expect(read(file)).toMatch(/\b(test|expect)\b/)
})

test('the statement that the town publishes, its footer and this document say the same: no audit, «non conforme»', () => {
  const said = JSON.stringify(statement).replaceAll(/\s/g, ' ')
  expect(said).toContain('non conforme au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2')
  expect(said).toContain('Aucun audit de conformité n’a été réalisé')
  expect(said).not.toMatch(/partiellement conforme|totalement conforme|\d ?%/)
  expect(conformityOf(statement.text)).toBe('non conforme')
  expect(read('src/app/shell.tsx')).toContain('Accessibilité&nbsp;: {conformity}')
  expect(doc).toContain('therefore says «non conforme» until such an audit has been made')
})
