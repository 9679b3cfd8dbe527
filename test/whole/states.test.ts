import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { features } from '#app/features.ts'
import { projectRoot } from '#platform/root.ts'
import { NAMES_ONE, NO_FORM, STATES, states } from '#support/states.ts'

// Every page is looked at in five states (test/deep/accessible.test.ts): one that nobody said how to show would be looked at
// in none. Add its line to test/support/states.ts.
const pages = features.flatMap((feature) => feature.pages)
const flashes = new Set(features.flatMap((feature) => Object.keys(feature.flashes ?? {})))

test('every route has its five states, or the reason why one makes no sense', () => {
  const said = new Set(Object.keys(states))
  expect(pages.map(({ url }) => url).filter((url) => !said.has(url))).toEqual([])
  for (const url of said) expect(Object.keys(states[url]!).toSorted(), url).toEqual([...STATES].toSorted())
})

test('no state is said of a route that is no more', () => {
  const urls = new Set(pages.map(({ url }) => url))
  expect(Object.keys(states).filter((url) => !urls.has(url))).toEqual([])
})

test('the reasons are true, as far as a route tells', () => {
  const faults = pages.flatMap((page) => {
    const { empty, error, normal, success } = states[page.url] ?? {}
    return [
      ...(error === NO_FORM && page.post ? [`${page.url} is posted to`] : []),
      ...(error === 'posted' && !page.post ? [`${page.url} is posted nothing`] : []),
      ...(empty === NAMES_ONE && !page.url.includes(':') ? [`${page.url} names nothing`] : []),
      ...(normal === 'opened' && !page.get ? [`${page.url} cannot be opened`] : []),
      ...(typeof success === 'object' && 'after' in success && !flashes.has(success.after)
        ? [`${success.after} is no flash`]
        : []),
    ]
  })
  expect(faults).toEqual([])
})

test('the journeys that are named are there', () => {
  const named = Object.values(states)
    .flatMap((of) => Object.values(of))
    .flatMap((seen) => (typeof seen === 'object' && 'without' in seen ? (/test\/journeys\/\S+$/.exec(seen.without) ?? []) : []))
  expect(named.length).toBeGreaterThan(0)
  expect([...new Set(named)].filter((path) => !existsSync(join(projectRoot, path)))).toEqual([])
})

test('few states are missing for other reasons than that there is no page', () => {
  const without = Object.values(states)
    .flatMap((of) => Object.values(of))
    .filter((seen) => typeof seen === 'object' && 'without' in seen)
  const all = Object.keys(states).length * STATES.length
  expect(without.length / all).toBeLessThan(0.5)
})
