import { expect, test } from 'vitest'
import { features } from '#app/features.ts'
import { order } from '#app/order.ts'
import { roles } from '#app/roles.ts'
import { code, featureOf, program } from './sources.ts'

const pages = features.flatMap((feature) => feature.pages.map((page) => ({ ...page, feature: feature.name })))
const held = new Map(Object.entries<readonly string[]>(roles))
const granted = new Set([...held.values()].flat())

test('the table of contents names the features of order.ts, in that order', () => {
  const names = features.map((feature) => feature.name)
  expect(names).toEqual(order.filter((name) => names.includes(name)))
  expect(new Set(names).size).toBe(names.length)
})

test('every feature with a plugin is in the table of contents', () => {
  const plugins = program().flatMap(({ path }) => (path.endsWith('/plugin.ts') ? [featureOf(path)] : []))
  expect(features.map((feature) => feature.name).sort()).toEqual(plugins.sort())
})

test.each(pages.map((page) => [page.url, page] as const))('%s says who it is for and what they need', (_, page) => {
  expect(['everyone', 'citizen', 'agent']).toContain(page.for)
  expect(page.get ?? page.post, 'answers something').not.toBeNull()
  if (page.for === 'everyone') return expect(page.allow).toBeNull()
  expect(page.allow).toMatch(/^[a-z-]+\.[a-z-]+$/)
  const able = [...held].filter(([, permissions]) => permissions.includes(page.allow!)).map(([role]) => role)
  expect(able, `somebody holds ${page.allow}`).not.toEqual([])
  if (page.for === 'citizen') expect(able).toContain('citizen')
  if (page.for === 'agent') expect(able, 'families never hold an agent’s permission').not.toContain('citizen')
})

test('no two pages share a URL, whatever their parameters are called', () => {
  const urls = [...pages, ...features.flatMap((f) => f.endpoints ?? [])].map(({ url }) => url.replaceAll(/:[^/]+/g, ':'))
  expect(urls.filter((url, i) => urls.indexOf(url) !== i)).toEqual([])
})

test('URLs are lower-case French slugs; a file to download ends with its kind', () => {
  for (const { url } of pages) expect(url).toMatch(/^\/([a-z0-9_-]+|:[a-zA-Z]+)?(\/([a-z0-9-]+|:[a-zA-Z]+))*(\.(csv|pdf|json))?$/)
})

test('what exists in the demo only lives under /demo or is the demo’s', () => {
  for (const page of pages) {
    if (page.url === '/demo' || page.url.startsWith('/demo/')) expect(page.demoOnly, page.url).toBe(true)
  }
  expect(pages.some((page) => page.demoOnly)).toBe(true)
})

test('roles name only permissions that a page or an action asks for', () => {
  const files = program().filter(({ path }) => path !== 'src/app/roles.ts')
  const asked = new Set<string>(pages.flatMap((page) => page.allow ?? []))
  for (const { path, text } of files) {
    const isList = path.endsWith('/permissions.ts')
    for (const [, key, name, permission] of code(text).matchAll(/(?:(\w+):|const (\w+) =) '([a-z-]+\.[a-z-]+)'/g)) {
      if (!isList) continue
      const use = name ? new RegExp(`\\b${name}\\b`) : new RegExp(`permissions\\.${key}\\b`)
      const own = files.filter((file) => featureOf(file.path) === featureOf(path) && file.path !== path)
      if (own.some((file) => use.test(code(file.text)))) asked.add(permission!)
    }
    if (!isList) for (const permission of granted) if (code(text).includes(`'${permission}'`)) asked.add(permission)
  }
  expect([...granted].filter((permission) => !asked.has(permission))).toEqual([])
})
