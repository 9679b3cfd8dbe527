import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'
import { DEMO_PASSWORD } from '../../db/demo/create.ts'

const KB = 1024
/** As the server compresses (app/build-app.ts). */
const weight = (text: string): number => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).byteLength

const site = await testSite('2026-11-16T10:00')
const family = await site.visitor().signIn('pascal.dupin', DEMO_PASSWORD)

const asked = (visitor: Visitor): { sheets: string[]; scripts: string[]; all: string[] } => {
  const values = (query: string, name: string) =>
    [...visitor.document.querySelectorAll(query)].flatMap((element) => element.getAttribute(name)?.split('#')[0] ?? [])
  const sheets = values('link[rel=stylesheet]', 'href')
  const scripts = values('script[src]', 'src')
  const pictures = [...values('img', 'src'), ...values('use', 'href'), ...values('link[rel=icon]', 'href')]
  return { sheets, scripts, all: [...new Set([visitor.url, ...sheets, ...scripts, ...pictures])] }
}

const PAGES = [
  '/',
  '/connexion',
  '/inscription',
  '/demarches/fiche-enfant',
  '/accueil',
  '/agenda',
  '/demandes',
  '/echanges',
  '/paiements',
  '/paiements/releve',
  '/profil',
]

test.each(PAGES)('%s is light: HTML, files asked for at first, no script needed', async (url) => {
  const visitor = ['/', '/connexion', '/inscription'].includes(url) ? site.visitor() : family
  await visitor.open(url)
  expect(visitor.status).toBe(200)
  const { all, scripts, sheets } = asked(visitor)
  expect(weight(visitor.html), 'compressed HTML').toBeLessThanOrEqual((url === '/agenda' ? 15 : 8) * KB)
  expect(visitor.document.querySelectorAll('*').length, 'elements').toBeLessThanOrEqual(1500)
  expect(all.length, `asked for at first: ${all.join(' ')}`).toBeLessThanOrEqual(8)
  expect(sheets).toHaveLength(1)
  expect(visitor.document.querySelectorAll('script:not([src])')).toHaveLength(0)
  const fromDist = (path: string) => readFileSync(join(projectRoot, 'dist', 'public', path.replace('/statique/', '')), 'utf8')
  expect(weight(sheets.map(fromDist).join('')), 'all CSS').toBeLessThanOrEqual(12 * KB)
  expect(weight(scripts.map(fromDist).join('')), 'all JavaScript').toBeLessThanOrEqual(10 * KB)
})
