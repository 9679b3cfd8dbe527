import { expect, test } from 'vitest'
import { testSite } from '#support/site.ts'
import { openChromium } from './browser.ts'
import { expectAccessible } from './look.ts'
import { walkerOn } from './walker.ts'

/** A town wears the two colours that read worst: what stands on them, and what they draw, stays readable. */
const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)

test('TS-2 · the colour becomes yellow, then black, and every page stays readable', { timeout: 120_000 }, async () => {
  const boss = walkerOn((await chrome.person({ javaScriptEnabled: false })).page)
  await boss.signIn('/agent/connexion', 'admin.isques')
  const agent = await chrome.person()
  await walkerOn(agent.page).signIn('/agent/connexion', 'agent.cantine')
  const family = await chrome.person()
  await walkerOn(family.page).signIn('/connexion', 'hubert.mounier')
  const visitor = await chrome.person()
  const pages = [
    [visitor.page, '/'],
    [visitor.page, '/connexion'],
    [agent.page, '/agent'],
    [family.page, '/agenda'],
  ] as const

  for (const [color, ink] of [
    ['#ffff00', 'rgb(27, 27, 31)'],
    ['#000000', 'rgb(255, 255, 255)'],
  ] as const) {
    await boss.page.goto('/agent/parametres/ville/identite')
    await boss.main.getByRole('textbox', { name: /^Couleur/ }).fill(color)
    await boss.press('Aperçu')
    await boss.says('Rien n’est enregistré pour le moment.')
    await boss.press('Enregistrer')
    await boss.says('Les réglages sont enregistrés.')
    for (const [page, url] of pages) {
      await page.goto(url)
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        const worn = await page
          .locator('.entete')
          .evaluate((e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color])
        expect(worn[1], `${url} in ${color}, ${scheme}`).toBe(scheme === 'light' ? ink : 'rgb(255, 255, 255)')
        await expectAccessible(page, `${url} in ${color}, ${scheme}`, ['color-contrast'])
      }
    }
  }
  expect([...agent.complaints, ...family.complaints, ...visitor.complaints]).toEqual([])
})
