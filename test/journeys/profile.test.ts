import { expect, test } from 'vitest'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import { openChromium } from './browser.ts'
import { lookAt } from './look.ts'

/** The manual's section 3.5, then «Ma famille», by their labels. */
const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)

test.each([
  { how: 'with JavaScript', script: true, login: 'pascal.dupin', city: 'Isques' },
  { how: 'without JavaScript', script: false, login: 'hubert.mounier', city: 'Boulogne-sur-Mer' },
])('the profile and the family, $how', { timeout: 90_000 }, async ({ script, login, city }) => {
  const { page, context, complaints } = await chrome.person({ javaScriptEnabled: script })
  const main = page.getByRole('main')
  const save = () => main.getByRole('button', { name: 'Enregistrer' }).click()
  await page.goto('/connexion')
  await main.getByLabel(/^Identifiant/).fill(login)
  await main.getByLabel(/^Mot de passe/).fill(PASSWORD)
  await main.getByRole('button', { name: 'Me connecter' }).click()
  await page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor()

  await page.goto('/profil')
  await main.getByRole('heading', { name: 'Mes données civiles' }).waitFor()
  await lookAt(page, `profil-${script ? 'pas' : 'sans-script'}-profil`, script)
  await main.getByRole('link', { name: 'Détails de mes coordonnées' }).click()
  await main.getByLabel('Ville').fill(city)
  await save()
  await page.getByRole('link', { name: 'Indiquez le numéro et la voie' }).waitFor()
  await main.getByLabel('Numéro et voie').fill('12 rue du Pont')
  await main.getByLabel('Code postal').fill('62360')
  await save()
  await page.getByText('Vos informations sont enregistrées.').waitFor()
  expect(await main.textContent()).toContain(`12 rue du Pont, 62360 ${city}`)

  await main.getByRole('link', { name: 'Détails de mes données sociales' }).click()
  await main.getByLabel('Régime').selectOption({ label: 'Régime général (CAF)' })
  await main.getByLabel('Revenu fiscal de référence').fill('32450')
  await save()
  await page.getByText('Vos informations sont enregistrées.').waitFor()

  await page.goto('/profil/famille')
  await lookAt(page, `profil-${script ? 'pas' : 'sans-script'}-famille`, script)
  await main.getByRole('link', { name: 'Inviter l’autre parent' }).click()
  await main.getByLabel(/^Adresse électronique/).fill('autre.parent@example.org')
  await main.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  await page.getByText('L’invitation est envoyée par courriel.').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
