import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { projectRoot } from '#platform/root.ts'

/** WCAG A and AA up to 2.2, as axe names it. */
export const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What dark mode can change. */
export const IN_THE_DARK = ['color-contrast', 'link-in-text-block']
const AXE_MS = 20_000
/** WCAG 2.5.8, in CSS pixels. */
const TARGET = 24

/** Pages of the same colours as another one of the journey: dark is measured there. */
const ALIKE =
  /-(3-agent-messages|4-agent-conversation|6-justificatif|7-fournir|9-agent-justificatifs|11-agent-terminer|courriel-.*|messagerie|etape-[ts].*|demande-imprimable|demande-prise|agenda-enregistre|agenda-annul.*|deconnecte|agenda-sans-connexion|profil)$/

/** The smallest screen to serve, and an agent's. */
const PHONE = { width: 320, height: 640 }
const DESK = { width: 1280, height: 800 }

const pictures = join(projectRoot, 'test', '.output', 'journeys')

const inTime = <T>(work: Promise<T>, what: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${AXE_MS} ms`)), AXE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/**
 * No violation of WCAG A and AA up to 2.2, as far as axe can see. Needs JavaScript: without it, axe never ends.
 * `only`: those rules alone, of a page whose others were just checked.
 */
export const expectAccessible = async (page: Page, where = page.url(), only: readonly string[] = []): Promise<void> => {
  const before = page.viewportSize()
  // As tall as the page: what sticks to the bottom of the screen then hides nothing that scrolling would show.
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  if (before && whole > before.height) await page.setViewportSize({ width: before.width, height: whole })
  // Nothing of ours is in a frame: without the way round for frames, which opens a page each time, axe takes half as long.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await inTime(
    (only.length > 0 ? axe.withRules([...only]) : axe.withTags(RULES)).analyze(),
    `axe on ${where}`,
  )
  if (before) await page.setViewportSize(before)
  const found = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary?.replaceAll('\n', ' ')}`),
  )
  expect.soft(found, `axe on ${where}`).toEqual([])
}

/** At 320 CSS pixels everything is reached by scrolling in one direction (WCAG 1.4.10). */
export const expectNarrow = async (page: Page, where = page.url()): Promise<void> => {
  const before = page.viewportSize()
  await page.setViewportSize(PHONE)
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const guilty = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > clientWidth + 0.5)
    return [`${scrollWidth} px wide`, ...guilty.slice(0, 5).map((e) => `${e.localName}.${e.className}`)]
  })
  if (before) await page.setViewportSize(before)
  expect.soft(wide, `320 px, ${where}`).toEqual([])
}

/** Links inside a sentence are exempt; a box and its label are one target. */
export const expectTargets = async (page: Page, where = page.url()): Promise<void> => {
  const small = await page.evaluate((least) => {
    const inSentence = (e: Element) =>
      e.localName === 'a' &&
      getComputedStyle(e).display === 'inline' &&
      (e.parentElement?.textContent ?? '').trim() !== e.textContent?.trim()
    return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].flatMap((e) => {
      const box = e.getBoundingClientRect()
      if (box.width === 0 || box.height === 0 || box.right < 0 || box.bottom < 0 || !e.checkVisibility() || inSentence(e))
        return []
      const labels = 'labels' in e ? [...((e as HTMLInputElement).labels ?? [])].map((l) => l.getBoundingClientRect()) : []
      const fits = [box, ...labels].some((b) => b.width >= least && b.height >= least)
      return fits ? [] : [`${e.localName} «${(e.textContent ?? '').trim()}» ${Math.round(box.width)} × ${Math.round(box.height)}`]
    })
  }, TARGET)
  expect.soft(small, `targets of ${where}`).toEqual([])
}

/** A page just opened: the first stop of the keyboard leads over the header to the content. */
export const expectSkipLink = async (page: Page, where = page.url()): Promise<void> => {
  await page.keyboard.press('Tab')
  const first = await page.evaluate(() => document.activeElement?.textContent?.trim())
  expect.soft(first, `first Tab stop of ${where}`).toBe('Aller au contenu')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
}

/** Something asked for the focus (what is wrong, what was done): the keyboard starts there. */
const isFocusTaken = (page: Page) =>
  page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body)

/** Every page of a journey, before anything is typed in it. `name`: of its pictures; `script`: JavaScript runs. */
export const lookAt = async (page: Page, name: string, script: boolean): Promise<void> => {
  const where = `${name} (${new URL(page.url()).pathname})`
  expect.soft(await page.locator('h1').count(), `one h1 on ${where}`).toBe(1)
  if (!(await isFocusTaken(page))) await expectSkipLink(page, where)
  await expectNarrow(page, where)
  await expectTargets(page, where)
  if (!script) return
  await expectAccessible(page, where)
  await takePictures(page, name)
  await page.emulateMedia({ colorScheme: 'dark' })
  if (!ALIKE.test(name)) await expectAccessible(page, `${where}, dark`, IN_THE_DARK)
  await takePictures(page, `${name}-sombre`)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** As a phone and as a desk show it, for people to look at: taken when LIANE_PICTURES is set, since they double the time. */
const takePictures = async (page: Page, name: string): Promise<void> => {
  if (!process.env.LIANE_PICTURES) return
  mkdirSync(pictures, { recursive: true })
  for (const { width, height } of [PHONE, DESK]) {
    await page.setViewportSize({ width, height })
    // As tall as the page: a bar that sticks to the bottom of the screen is then where it ends.
    const whole = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width, height: Math.max(height, whole) })
    await page.screenshot({ path: join(pictures, `${name}-${width}.png`), animations: 'disabled' })
  }
  await page.setViewportSize(DESK)
}
