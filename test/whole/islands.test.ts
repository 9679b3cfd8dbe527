import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'

const folder = join(projectRoot, 'dist', 'public')
const built = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>
const textOf = (name: string): string => readFileSync(join(folder, built[`${name}.js`]!.replace('/statique/', '')), 'utf8')

test.each([
  ['mot-de-passe', 717],
  ['session', 1024],
  ['envoi', 512],
])('the island %s weighs %i bytes at most, compressed', (name, most) => {
  const bytes = gzipSync(textOf(name), { level: 9 }).byteLength
  expect(bytes).toBeGreaterThan(100)
  expect(bytes).toBeLessThanOrEqual(most)
})

// The policy requires Trusted Types and no page makes any: such a line would only fail.
test.each(Object.keys(built).filter((name) => name.endsWith('.js')))('%s never makes markup nor code from text', (name) => {
  expect(textOf(name.replace('.js', ''))).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
  )
})
