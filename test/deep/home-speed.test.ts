import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ORIGIN, testSite } from '#support/site.ts'
import { openChromium } from '../journeys/browser.ts'

// The public home, as a telephone in the countryside meets it for the first time.
const KB = 1024
const PHONE = { width: 320, height: 640 }
/** Slow 4G as Lighthouse has it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1e6) / 8, uploadThroughput: (750 * 1e3) / 8 }
const SLOWER_CPU = 4
const BEST_OF = 5

const site = await testSite('2026-11-23T10:00')
const chrome = await openChromium(site)

type Visit = { readonly lcp: number; readonly shift: number; readonly bytes: number; readonly picture: number }

const firstVisit = async (): Promise<Visit> => {
  const { context, page } = await chrome.person({ viewport: PHONE, deviceScaleFactor: 2, isMobile: true })
  try {
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    await cdp.send('Network.emulateNetworkConditions', SLOW_4G)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU })
    const urls = new Map<string, string>()
    let bytes = 0
    let picture = 0
    cdp.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url))
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (/\/(liane\.svg$|images\/)/.test(urls.get(requestId) ?? '')) picture += encodedDataLength
      else bytes += encodedDataLength
    })
    await page.addInitScript(() => {
      const seen = { lcp: 0, shift: 0 }
      Object.assign(window, { seen })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.lcp = entry.startTime
      }).observe({ type: 'largest-contentful-paint', buffered: true })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto('/', { waitUntil: 'load' })
    await page.waitForTimeout(500)
    const seen = await page.evaluate(() => (window as unknown as { seen: { lcp: number; shift: number } }).seen)
    return { ...seen, bytes, picture }
  } finally {
    await context.close()
  }
}

test('LCP at most 1.5 s, nothing moves, 60 KB without the picture, on slow 4G and a slow telephone', async () => {
  // The server’s first page compiles its views: a visitor of every day does not pay for it.
  await site.visitor().open('/')
  const visits: Visit[] = []
  for (let i = 0; i < BEST_OF; i++) {
    visits.push(await firstVisit())
    if (visits.at(-1)!.lcp <= 1500) break
  }
  const best = visits.toSorted((a, b) => a.lcp - b.lcp)[0]!
  console.info(
    `home: LCP ${visits.map(({ lcp }) => Math.round(lcp)).join(', ')} ms, ${best.bytes} bytes, picture ${best.picture} bytes`,
  )
  expect(best.lcp).toBeGreaterThan(0)
  expect(best.lcp).toBeLessThanOrEqual(1500)
  for (const { shift, bytes, picture } of visits) {
    expect(shift).toBe(0)
    expect(bytes).toBeGreaterThan(1 * KB)
    expect(bytes).toBeLessThanOrEqual(60 * KB)
    expect(picture).toBeLessThanOrEqual(60 * KB)
  }
})

describe.each(['light', 'dark'] as const)('above the fold, %s', (colorScheme) => {
  const opened = async (viewport: { width: number; height: number }): Promise<Page> => {
    const { page } = await chrome.person({ viewport, colorScheme })
    await page.goto(`${ORIGIN}/`)
    return page
  }

  test('first action seen on a telephone without scrolling', async () => {
    const page = await opened(PHONE)
    const inHeader = await page.getByRole('banner').getByRole('link', { name: 'Me connecter' }).boundingBox()
    const search = await page.getByRole('main').getByRole('button', { name: 'Rechercher' }).boundingBox()
    for (const seen of [inHeader, search]) expect(seen!.y + seen!.height).toBeLessThanOrEqual(PHONE.height)
    await page.context().close()
  })

  test.each([PHONE, { width: 1280, height: 800 }])(
    'at most three sizes of letters in the content ($width px)',
    async (viewport) => {
      const page = await opened(viewport)
      const sizes = await page.evaluate((height) => {
        const found = new Map<string, string>()
        const walk = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          if ((node.textContent ?? '').trim() === '') continue
          const range = document.createRange()
          range.selectNodeContents(node)
          const box = range.getBoundingClientRect()
          const element = node.parentElement!
          if (box.top < height && box.width > 1 && element.checkVisibility())
            found.set(getComputedStyle(element).fontSize, (node.textContent ?? '').trim().slice(0, 30))
        }
        return [...found]
      }, viewport.height)
      expect(sizes.length, JSON.stringify(sizes)).toBeLessThanOrEqual(3)
      await page.context().close()
    },
  )

  test('no text on the picture', async () => {
    const page = await opened({ width: 1280, height: 800 })
    const over = await page.evaluate(() => {
      const picture = document.querySelector('.image-ville')!.getBoundingClientRect()
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const box of range.getClientRects())
          if (
            box.width > 1 &&
            box.right > picture.left &&
            box.left < picture.right &&
            box.bottom > picture.top &&
            box.top < picture.bottom
          )
            found.push((node.textContent ?? '').trim())
      }
      return found.filter((text) => text !== '')
    })
    expect(over).toEqual([])
    await page.context().close()
  })
})
