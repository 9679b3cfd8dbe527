import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accountTies } from '#features/accounts/index.ts'
import { endAccounts } from '#features/rights/actions/delete-account.ts'
import { pdf } from '#support/papers.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import { unzip } from '#support/zip.ts'
import { openChromium } from './browser.ts'
import { lookAt } from './look.ts'
import { withoutAborted } from './walker.ts'

/** «Mes données»: an export read back; a deletion asked, taken back, asked again, done. */
const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)
const { db } = site.towns.bySlug('isques')

const someone = async (login: string, script: boolean) => {
  const { page, context, complaints } = await chrome.person({ javaScriptEnabled: script })
  const main = page.getByRole('main')
  const signIn = async () => {
    await page.goto('/connexion')
    await main.getByLabel(/^Identifiant/).fill(login)
    await main.getByLabel(/^Mot de passe/).fill(PASSWORD)
    await main.getByRole('button', { name: 'Me connecter' }).click()
  }
  await signIn()
  await page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor()
  return { page, context, complaints, main, signIn }
}

test('an export is asked, made, downloaded, and reads back', { timeout: 60_000 }, async () => {
  const { page, context, complaints, main } = await someone('hubert.mounier', true)
  const bytes = await pdf()
  const { id } = await db
    .selectFrom('requirement')
    .select('id')
    .where('type_slug', '=', 'livret-famille')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await page.goto(`/echanges/justificatifs/${id}/fournir`)
  await main.locator('input[type=file]').setInputFiles({ name: 'Livret.pdf', mimeType: 'application/pdf', buffer: bytes })
  await main.getByRole('button', { name: 'Continuer' }).click()
  await main
    .getByText(/Vérification du fichier|Vérifiez/)
    .first()
    .waitFor()
  const state = async () => (await db.selectFrom('document_file').select('state').executeTakeFirst())?.state
  await expect.poll(state, { timeout: 20_000 }).toBe('pret')

  await page.goto('/profil')
  await main.getByRole('link', { name: 'Mes données', exact: true }).click()
  await main.getByRole('heading', { level: 1, name: 'Mes données' }).waitFor()
  await lookAt(page, 'droits-mes-donnees', true)
  await main.getByRole('link', { name: 'Exporter mes données' }).click()
  await main.getByRole('button', { name: 'Demander mes données' }).click()
  await page.getByText('Votre fichier se prépare').waitFor()
  const told = async () =>
    (await site.letters('hubert.mounier@example.org')).find(({ subject }) => subject.includes('export'))?.text ?? ''
  await expect.poll(told, { timeout: 20_000 }).toContain('/profil/mes-donnees/export')
  await page.goto('/profil/mes-donnees/export')
  await lookAt(page, 'droits-export-pret', true)
  await main.getByRole('link', { name: 'Télécharger mes données' }).click()
  await main.getByLabel('Mot de passe actuel').fill(PASSWORD)
  const arriving = page.waitForEvent('download')
  await main.getByRole('button', { name: 'Télécharger' }).click()
  const download = await arriving
  expect(download.suggestedFilename()).toBe('mes-donnees-isques-2026-11-16.zip')
  const files = await unzip(readFileSync(await download.path()))
  const json = JSON.parse(files.get('mes-donnees.json')!.toString())
  expect(json.donnees.account.lignes[0].login).toBe('hubert.mounier')
  const [document] = [...files].filter(([name]) => name.startsWith('documents/'))
  expect(document![1].equals(bytes)).toBe(true)

  // The page inside stands alone: read without the site.
  await page.goto('about:blank')
  await page.setContent(files.get('mes-donnees.html')!.toString())
  await page.getByRole('heading', { level: 1, name: 'Mes données' }).waitFor()
  await page.getByRole('link', { name: 'Relevé' }).click()
  expect(withoutAborted(complaints)).toEqual([])
  await context.close()
})

test('a deletion is asked, taken back, asked again and done without JavaScript; the other parent still sees the child', {
  timeout: 60_000,
}, async () => {
  // What was booked is past, and owed to nobody.
  site.setClock('2026-12-10T10:00')
  const { page, context, complaints, main, signIn } = await someone('hubert.mounier', false)
  const ask = async () => {
    await page.goto('/profil/mes-donnees/suppression')
    await main.getByLabel(/^Oui, supprimer mon compte/).check()
    await main.getByLabel('Mot de passe actuel').fill(PASSWORD)
    await main.getByRole('button', { name: 'Supprimer mon compte' }).click()
  }
  await page.goto('/profil/mes-donnees/suppression')
  await lookAt(page, 'droits-suppression-liee', false)
  await main.getByText('Vous devez de l’argent à la mairie.').waitFor()
  accountTies.plug(async () => [])
  await ask()
  await page.getByText('Votre demande est enregistrée.').waitFor()
  await signIn()
  await main.getByRole('link', { name: 'Votre compte va être supprimé' }).click()
  await lookAt(page, 'droits-suppression-attend', false)
  await main.getByRole('button', { name: 'Garder mon compte' }).click()
  await page.getByText('Votre compte est gardé.').waitFor()
  await page.goto('/profil/mes-donnees/consultations')
  await lookAt(page, 'droits-consultations', false)
  await ask()
  await page.getByText('Votre demande est enregistrée.').waitFor()
  site.setClock('2027-01-09T10:00')
  await endAccounts(await site.ctx())
  await signIn()
  await main
    .getByText(/L’identifiant ou le mot de passe ne correspond pas/)
    .first()
    .waitFor()
  await context.close()

  const other = await someone('claire.lefebvre', false)
  await other.page.goto('/profil/famille')
  await other.main.getByText('Éric').first().waitFor()
  expect([...complaints, ...other.complaints]).toEqual([])
  await other.context.close()
})
