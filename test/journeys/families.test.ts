import { expect, test } from 'vitest'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import { openChromium } from './browser.ts'
import { lookAt } from './look.ts'

/** An administrator's menu, then a family's file, from a search to a message. */
const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)

test.each([
  { how: 'with JavaScript', script: true },
  { how: 'without JavaScript', script: false },
])('an agent finds a family, reads its file and acts for it, $how', { timeout: 90_000 }, async ({ script }) => {
  const { page, context, complaints } = await chrome.person({ javaScriptEnabled: script })
  const main = page.getByRole('main')
  const menu = page.getByRole('navigation', { name: 'Principale' })
  await page.goto('/agent/connexion')
  await main.getByLabel(/^Identifiant/).fill('admin.isques')
  await main.getByLabel(/^Mot de passe/).fill(PASSWORD)
  await main.getByRole('button', { name: 'Me connecter' }).click()
  await page.getByRole('heading', { level: 1, name: 'Accueil agent' }).waitFor()

  // By keyboard: the word opens its list, Escape closes it, a link leads there.
  await menu.getByRole('button', { name: 'Argent' }).press('Enter')
  await menu.getByRole('link', { name: 'Quotients' }).waitFor()
  await page.keyboard.press('Escape')
  await menu.getByRole('link', { name: 'Quotients' }).waitFor({ state: 'hidden' })
  const heights = await menu.locator(':scope > ul > li').evaluateAll((all) => all.map((e) => e.getBoundingClientRect().top))
  expect(new Set(heights.map(Math.round)).size, 'one line at 1280 px').toBe(1)
  await menu.getByRole('button', { name: 'Ville' }).press('Enter')
  await menu.getByRole('link', { name: 'Paramètres' }).click()
  await page.getByRole('heading', { level: 1, name: 'Paramètres' }).waitFor()

  await menu.getByRole('link', { name: 'Familles' }).click()
  await main.getByLabel(/^Nom, enfant/).fill('demande n° 109')
  await main.getByRole('button', { name: 'Chercher' }).click()
  await main.getByRole('link', { name: 'MOUNIER Hubert' }).click()
  await page.getByRole('heading', { level: 1, name: 'Famille MOUNIER Hubert' }).waitFor()
  await lookAt(page, `famille-${script ? 'pas' : 'sans-script'}-dossier`, script)
  await main.getByRole('link', { name: 'Tout l’historique' }).click()
  await lookAt(page, `famille-${script ? 'pas' : 'sans-script'}-historique`, script)
  await main.getByRole('link', { name: 'Dossier de la famille' }).click()
  await main.getByRole('link', { name: 'Écrire à la famille' }).click()
  await main.getByLabel(/^Objet/).fill('Sortie scolaire')
  await main.getByLabel(/^Votre message/).fill('Pensez au bonnet.')
  await main.getByRole('button', { name: 'Envoyer' }).click()
  await page.getByText('Votre message est envoyé.').waitFor()

  // 320 px: the words become titles, everything is in the menu, which scrolls.
  await page.setViewportSize({ width: 320, height: 640 })
  await page.getByRole('button', { name: /^Menu/ }).click()
  const last = menu.getByRole('link', { name: 'Paramètres' })
  await last.scrollIntoViewIfNeeded()
  expect(await last.isVisible()).toBe(true)
  await last.click()
  await page.getByRole('heading', { level: 1, name: 'Paramètres' }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
