import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, inject } from 'vitest'
import { ORIGIN, type Site } from '#support/site.ts'

/** Paris, where the families are; French, what their browsers ask for. */
const PERSON = {
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  viewport: { width: 1280, height: 800 },
  // Colours are measured where they end, not on their way.
  reducedMotion: 'reduce',
} as const

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What a browser complained of: a blocked script or style, a fault in a script, a missing file. */
export type Complaints = string[]

const listen = (page: Page, complaints: Complaints, others: readonly string[]): void => {
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText
    // A picture or an icon that was still on its way when its page was left.
    if (why === 'net::ERR_ABORTED' && ['image', 'manifest', 'other'].includes(request.resourceType())) return
    complaints.push(`${request.url()}: ${why}`)
  })
  page.on('request', (request) => {
    if (![ORIGIN, ...others].some((origin) => request.url().startsWith(`${origin}/`)))
      complaints.push(`asked another site: ${request.url()}`)
  })
}

export type Chrome = {
  readonly browser: Browser
  /** Somebody at their own machine: no cookie, an empty history. */
  readonly person: (options?: BrowserContextOptions) => Promise<{ context: BrowserContext; page: Page; complaints: Complaints }>
}

/**
 * A real Chromium before the real site, which listens on a free port under the address that it knows itself by. Call it at
 * the top of a test file, after `testSite`. `others`: origins where the site may send people (a payment platform).
 */
export const openChromium = async (site: Site, others: readonly string[] = []): Promise<Chrome> => {
  await site.jobs.start()
  await site.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = site.app.server.address() as AddressInfo
  const browser = await chromium.launch({
    executablePath: inject('chromium'),
    args: [...FLAGS, `--host-resolver-rules=MAP ${new URL(ORIGIN).host} 127.0.0.1:${port}`],
  })
  afterAll(async () => {
    await browser.close()
    site.app.server.closeAllConnections()
  })
  return {
    browser,
    person: async (options = {}) => {
      const context = await browser.newContext({ baseURL: ORIGIN, ...PERSON, ...options })
      context.setDefaultTimeout(10_000)
      const complaints: Complaints = []
      context.on('page', (page) => listen(page, complaints, others))
      return { context, page: await context.newPage(), complaints }
    },
  }
}
