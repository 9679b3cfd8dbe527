import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { testSite } from '#support/site.ts'
import { DEMO_PASSWORD } from '../../db/demo/create.ts'
import { openChromium } from './browser.ts'
import { lookAt } from './look.ts'

const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)

/** What has the focus, as it is named. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    const label = element && 'labels' in element ? (element as HTMLInputElement).labels?.[0]?.textContent : null
    return (label ?? element?.textContent ?? '').trim()
  })

/** Presses Tab until that name has the focus; the ring around it must show. */
const tabTo = async (page: Page, name: RegExp, stops = 40): Promise<void> => {
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab')
    if (!name.test(await focused(page))) continue
    const ring = await page.evaluate(() => {
      // A box may lend its ring to the label that holds it.
      const rings = [document.activeElement!, document.activeElement!.closest('label')].flatMap((e) =>
        e ? [getComputedStyle(e)] : [],
      )
      return Math.max(...rings.map((style) => (style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth))))
    })
    expect(ring, `ring around ${name}`).toBeGreaterThanOrEqual(3)
    return
  }
  throw new Error(`Tab never reaches ${name} on ${page.url()}`)
}

const signIn = async (page: Page, login: string): Promise<void> => {
  await page.goto('/connexion')
  await page.getByLabel(/^Identifiant/).fill(login)
  await page.getByLabel(/^Mot de passe/).fill(DEMO_PASSWORD)
  await page.getByRole('main').getByRole('button', { name: 'Me connecter' }).click()
  await page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor()
}

/** As the browser prints it: number of sheets, and their size in points. */
const print = async (page: Page): Promise<{ sheets: number; width: number; height: number }> => {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(pdf)
  return { sheets: pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0, width: Number(box?.[1]), height: Number(box?.[2]) }
}

describe('with the keyboard alone', () => {
  test('signs in, is told what is wrong, skips to the content, opens and closes the account menu', async () => {
    const { page, complaints } = await chrome.person()
    await page.goto('/')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Aller au contenu')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu')
    await tabTo(page, /^Me connecter$/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/connexion')
    await tabTo(page, /^Identifiant/)
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.title()).toMatch(/^Erreur\s:/)
    await tabTo(page, /^Indiquez votre identifiant/)
    await page.keyboard.press('Enter')
    expect(await focused(page)).toMatch(/^Identifiant/)
    await page.keyboard.type('hubert.mounier')
    await tabTo(page, /^Mot de passe \*/)
    await page.keyboard.type(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor()
    await tabTo(page, /^Mon compte$/)
    await page.keyboard.press('Enter')
    const out = page.getByRole('banner').getByRole('button', { name: 'Déconnexion' })
    await out.waitFor()
    await page.keyboard.press('Escape')
    await out.waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('Mon compte')
    expect(complaints).toEqual([])
  })

  test('books a day', async () => {
    const { page } = await chrome.person()
    await signIn(page, 'pascal.dupin')
    await page.goto('/agenda')
    await tabTo(page, /vendredi 27\snovembre,.*Repas de midi/, 120)
    await page.keyboard.press('Space')
    await tabTo(page, /^Vérifier et enregistrer$/, 120)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Vérifiez vos réservations' }).waitFor()
    await tabTo(page, /^Enregistrer ces réservations$/)
    await page.keyboard.press('Enter')
    await page.getByText('1 réservation enregistrée').waitFor()
  })
})

describe('families that have been there for years', async () => {
  const { page, complaints } = await chrome.person()

  test('Daniel’s month shows the five states; every page of his father is accessible, narrow and dark', async () => {
    await signIn(page, 'pascal.dupin')
    await lookAt(page, 'dupin-1-accueil', true)
    await page.goto('/agenda')
    await lookAt(page, 'dupin-2-agenda', true)
    await page.goto('/demandes')
    await lookAt(page, 'dupin-3-demandes', true)
    await page.goto('/demo')
    await lookAt(page, 'dupin-4-demo', true)
    await page.goto('/nulle-part')
    await lookAt(page, 'dupin-5-introuvable', true)
    expect(complaints).toEqual([])
  })

  test('the month is printed on one landscape sheet of A4', async () => {
    await page.goto('/agenda')
    expect(await print(page)).toEqual({ sheets: 1, width: expect.closeTo(842, 0), height: expect.closeTo(595, 0) })
  })

  test('a request is printed whole, without menus', async () => {
    await page.goto('/demandes')
    await page.getByRole('row').filter({ hasText: 'En traitement' }).getByRole('link').first().click()
    await page.goto(`${page.url()}/imprimer`)
    const { sheets, width } = await print(page)
    expect(sheets).toBeLessThanOrEqual(4)
    expect(width).toBeCloseTo(595, 0)
    await page.emulateMedia({ media: 'print' })
    for (const role of ['banner', 'navigation', 'contentinfo'] as const) {
      expect(await page.getByRole(role).count(), `${role} on paper`).toBe(0)
    }
    await page.getByText('Fiche enfant').first().waitFor()
    await page.emulateMedia({ media: null })
  })
})
