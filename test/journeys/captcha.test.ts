import { expect, test } from 'vitest'
import { answerTo } from '#support/captcha.ts'
import { testSite } from '#support/site.ts'
import { openChromium } from './browser.ts'
import { expectAccessible, expectNarrow, expectTargets } from './look.ts'

const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)

test.each([true, false])('the captcha of the sign-up in a real browser, script: %s', async (script) => {
  const { page, complaints } = await chrome.person({ javaScriptEnabled: script })
  const main = page.getByRole('main')
  await page.goto('/inscription')
  const image = main.getByRole('img', { name: /^Code de vérification à recopier/ })
  const src = await image.getAttribute('src')
  await expect.poll(() => image.evaluate((e: HTMLImageElement) => e.naturalWidth)).toBeGreaterThan(200)

  // «Enter» in a field sends the form; it does not change the image.
  await main.getByLabel('Nom de naissance').fill('Dupin')
  await main.getByLabel('Nom de naissance').press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await image.getAttribute('src')).toBe(src)

  const change = main.getByRole('button', { name: 'Changer d’image' })
  if (script) {
    // In place: nothing is sent, and it is said.
    await change.click()
    await main.getByText('Une nouvelle image est affichée.').waitFor({ state: 'attached' })
    expect(await page.getByRole('alert').count()).toBe(1)
    expect(await image.getAttribute('src')).not.toBe(src)
    expect(await main.locator('[name=verification_jeton]').inputValue()).toBe((await image.getAttribute('src'))!.split('/')[2])
    await page.route('**/verification/autre*', (route) => route.fulfill({ status: 404 }))
  }
  const before = await image.getAttribute('src')
  await change.click()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  expect(await image.getAttribute('src')).not.toBe(before)
  expect(await main.getByLabel('Nom de naissance').inputValue()).toBe('Dupin')
  // The browser comes back to the captcha, not to the top of the page.
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(300)

  const sound = main.locator('audio')
  expect(await sound.getAttribute('aria-labelledby')).toBe('champ-verification-son')
  if (script) {
    const seconds = await sound.evaluate(async (e: HTMLAudioElement) => {
      e.preload = 'auto'
      e.load()
      await new Promise((done, fail) => {
        e.onloadedmetadata = done
        e.onerror = () => fail(new Error(e.error?.message))
      })
      return e.duration
    })
    expect(seconds).toBeGreaterThan(4)
    expect(seconds).toBeLessThan(10)
    // White in the dark too: the signs are dark.
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await image.evaluate((e) => getComputedStyle(e).backgroundColor)).toBe('rgb(255, 255, 255)')
    await page.emulateMedia({ colorScheme: 'light' })
  }

  await main.getByRole('button', { name: 'Répondre plutôt à une question' }).click()
  const label = main.locator('label').filter({ hasText: /^(Combien|Quel).+\?/ })
  await label.waitFor()
  await page.waitForLoadState()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.id), 'the keyboard goes on from the question').toBe(
    'champ-verification',
  )
  await expectNarrow(page)
  await expectTargets(page)
  if (script) await expectAccessible(page)
  site.later({ seconds: 30 })
  await page.keyboard.type(answerTo(await label.innerText()))
  await main.getByLabel(/^Prénom/).fill('Pascal')
  const born = main.getByRole('group', { name: 'Date de naissance' })
  for (const [part, typed] of [
    ['Jour', '4'],
    ['Mois', '3'],
    ['Année', '1988'],
  ] as const)
    await born.getByLabel(part).fill(typed)
  await main.getByLabel('Commune de naissance').fill('LYON 02')
  await main.getByLabel('Département de naissance').fill('69')
  await main.getByLabel('Email').fill(`captcha-${script}@example.org`)
  await main.getByRole('button', { name: 'Suivant' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Informations de la demande' }).waitFor()
  // What is left behind with the page is broken off: a recording, the image that failed.
  expect(complaints.filter((complaint) => !/verification.*net::ERR_ABORTED$/.test(complaint))).toEqual([])
})
