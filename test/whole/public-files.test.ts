import { JSDOM } from 'jsdom'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { bareErrorHtml } from '#app/error-pages.tsx'
import { features } from '#app/features.ts'
import { type manifestOf, robotsTxt, securityTxt } from '#app/public-files.ts'
import { faultsOfHeadings, faultsOfHtml, faultsOfIds, faultsOfPolicy, faultsOfTypography } from '#support/html.ts'
import { patternOf } from '#support/routes.ts'
import { ORIGIN, testSite } from '#support/site.ts'

const site = await testSite('2017-11-13T10:00')
const { town, now } = await site.ctx()
const pages = features.flatMap((feature) => feature.pages)
const ask = (url: string, headers: Record<string, string> = {}) =>
  site.app.inject({ url, headers: { host: new URL(ORIGIN).host, ...headers } })

describe('web manifest', () => {
  test('names the site and leads to icons of the sizes that it says', async () => {
    const reply = await ask('/site.webmanifest')
    expect(reply.headers['content-type']).toContain('application/manifest+json')
    const manifest = reply.json<ReturnType<typeof manifestOf>>()
    expect(manifest).toMatchObject({ name: 'Espace citoyen d’Isques', start_url: '/', lang: 'fr', theme_color: '#c8102e' })
    expect(manifest.icons.map(({ purpose }) => purpose)).toEqual(['any', 'any', 'maskable'])
    for (const icon of manifest.icons) {
      const { rawPayload, headers } = await ask(icon.src)
      expect(headers['content-type']).toBe(icon.type)
      const { width, height } = await sharp(rawPayload).metadata()
      expect(`${width}x${height}`, icon.src).toBe(icon.sizes)
    }
  })

  test('every page leads to it and to the icons', async () => {
    const { document } = await site.visitor().open('/')
    for (const rel of ['manifest', 'icon', 'apple-touch-icon']) {
      const link = document.querySelector(`link[rel=${rel}]`)!.getAttribute('href')!
      expect((await ask(link)).statusCode, link).toBe(200)
    }
  })

  test('icons are in the town’s colour, the maskable one to its very edges', async () => {
    const corner = async (url: string) => {
      const { rawPayload } = await ask(url)
      const { data } = await sharp(rawPayload)
        .ensureAlpha()
        .extract({ left: 0, top: 0, width: 1, height: 1 })
        .raw()
        .toBuffer({ resolveWithObject: true })
      return [...data]
    }
    expect(await corner('/icone-masquable-512.png')).toEqual([200, 16, 46, 255])
    expect(await corner('/apple-touch-icon.png')).toEqual([200, 16, 46, 255])
    expect((await corner('/icone-512.png'))[3]).toBe(0)
  })
})

describe('security.txt (RFC 9116)', () => {
  const fields = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string])

  test('says whom to write to, and is never out of date nor valid for more than a year', async () => {
    const reply = await ask('/.well-known/security.txt')
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8')
    const said = new Map(fields(reply.body))
    expect(said.get('Contact')).toBe('mailto:mairie@isques.example')
    expect(said.get('Preferred-Languages')).toBe('fr, en')
    const expires = Temporal.Instant.from(said.get('Expires')!)
    expect(Temporal.Instant.compare(expires, now)).toBe(1)
    expect(now.until(expires).total('days')).toBeLessThan(365)
  })

  test('gives its own address in https only', () => {
    expect(new Map(fields(securityTxt({ ...town, baseUrl: 'https://portail.isques.example' }, now))).get('Canonical')).toBe(
      'https://portail.isques.example/.well-known/security.txt',
    )
    expect(securityTxt(town, now)).not.toContain('Canonical')
  })
})

test('robots.txt keeps out of what is not for anybody and says where the map is', async () => {
  const { body } = await ask('/robots.txt')
  expect(body).toBe(robotsTxt(town))
  expect(body).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`)
  const closed = [...body.matchAll(/^Disallow: (.+)$/gm)].map(([, path]) => path!)
  const isClosed = (url: string) => closed.some((path) => url.startsWith(path))
  const secrets = pages.filter((page) => page.for === 'everyone' && /:(jeton|cle|verification)/.test(page.url))
  expect(secrets.filter(({ url }) => !isClosed(url) && !url.startsWith('/actualites/')).map(({ url }) => url)).toEqual([])
})

/** Pages for everyone that are nobody's to find: why. */
const UNLISTED: readonly (readonly [RegExp, string])[] = [
  [/:(jeton|cle|verification)/, 'its address is a secret, of one person'],
  [/^\/demo|^\/_composants/, 'in demonstrations only'],
  [/^\/agent/, 'the agents’ gate'],
  [/^\/demarches\/:demarche$/, 'leads a visitor to the gate, or to the page without an account'],
  [/\/(envoye|a-confirmer|demande|code|reprise)$/, 'what comes after a form'],
]

describe('sitemap.xml', async () => {
  const reply = await ask('/sitemap.xml')
  const urls = [...reply.body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc!.slice(ORIGIN.length))

  test('HO-20 · lists every page that anybody may find, each once', () => {
    expect(reply.headers['content-type']).toContain('application/xml')
    expect(new Set(urls).size).toBe(urls.length)
    const listed = new Set(urls.map((url) => patternOf(pages, url)))
    const missing = pages.filter(
      (page) =>
        page.for === 'everyone' && page.get && !listed.has(page.url) && !UNLISTED.some(([pattern]) => pattern.test(page.url)),
    )
    expect(missing.map(({ url }) => url)).toEqual([])
    expect(urls).toEqual(
      expect.arrayContaining(['/', '/actualites/besoin-d-aide', '/lieux/mairie', '/demarches/contacter-la-mairie/sans-compte']),
    )
  })

  test('says when the news changed, and has validators', async () => {
    expect(reply.body).toMatch(/besoin-d-aide<\/loc><lastmod>2017-11-\d\dT[\d:]+Z<\/lastmod>/)
    expect((await ask('/sitemap.xml', { 'if-none-match': String(reply.headers.etag) })).statusCode).toBe(304)
    expect((await ask('/sitemap.xml', { 'if-modified-since': String(reply.headers['last-modified']) })).statusCode).toBe(304)
  })

  test('HO-21 · every page that it lists can be read, and shows a title, a sentence, a picture and its address when shared', async () => {
    const faults: string[] = []
    const sentences = new Map<string, string>()
    for (const url of urls) {
      const { statusCode, body } = await ask(url)
      if (statusCode !== 200) faults.push(`${url}: ${statusCode}`)
      const { document } = new JSDOM(body).window
      const said = (name: string) =>
        document.querySelector(`meta[property="og:${name}"], meta[name="${name}"]`)?.getAttribute('content')
      for (const name of ['title', 'description', 'image', 'url', 'site_name']) if (!said(name)) faults.push(`${url}: no ${name}`)
      if (said('url') !== ORIGIN + url) faults.push(`${url}: says ${said('url')}`)
      const same = sentences.get(said('description') ?? '')
      if (same) faults.push(`${url}: says the same as ${same}`)
      sentences.set(said('description') ?? '', url)
    }
    expect(faults).toEqual([])
  })

  test('the picture of a shared page is of the size that social networks show', async () => {
    const { rawPayload } = await ask('/partage.png')
    expect(await sharp(rawPayload).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' })
    expect(rawPayload.length).toBeLessThan(100_000)
  })
})

describe('error pages', () => {
  test('a page that does not exist offers the search, the town hall and the way home', async () => {
    const visitor = await site.visitor().open('/nulle-part')
    expect(visitor.status).toBe(404)
    expect(visitor.main.querySelector('form[action="/recherche"]')).not.toBeNull()
    expect(visitor.document.querySelector('.aide a[href^="tel:"]')).not.toBeNull()
    expect(visitor.document.querySelector('.aide a[href^="mailto:"]')).not.toBeNull()
    expect(visitor.has('link', 'Aller à l’accueil')).toBe(true)
  })

  test.each([500, 503])('%i without a database says whom to call, and is valid HTML', async (status) => {
    const css = '/statique/portal.css'
    for (const html of [
      bareErrorHtml({ status, reference: 'abc' }, css),
      bareErrorHtml({ status, reference: 'abc', town }, css),
    ]) {
      expect(await faultsOfHtml(html)).toEqual([])
      const { document } = new JSDOM(html).window
      expect([
        ...faultsOfIds(document),
        ...faultsOfHeadings(document),
        ...faultsOfTypography(document),
        ...faultsOfPolicy(document),
      ]).toEqual([])
      expect(document.querySelector('form[action="/recherche"]')).not.toBeNull()
      expect(document.querySelector('.aide')!.textContent).toMatch(/[Mm]airie/)
    }
    expect(bareErrorHtml({ status, reference: 'abc', town }, css)).toContain('href="tel:0353016200"')
    expect(bareErrorHtml({ status, reference: 'abc', town }, css)).toContain('Référence à donner à la mairie')
  })
})
