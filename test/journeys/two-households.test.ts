import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { testSite } from '#support/site.ts'
import { openChromium } from './browser.ts'
import { walker } from './walker.ts'

/** A Monday of November, far from any holiday: what Hubert booked for Éric is on Friday 20 and on Monday 23. */
const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)

const card = (main: Locator, child: string) =>
  main
    .locator('section')
    .filter({ has: main.page().getByRole('heading', { level: 3, name: child }) })
    .last()
const words = async (where: Locator): Promise<string> => ((await where.textContent()) ?? '').replace(/\s+/g, ' ')

test('a child of two households: each parent’s home, agenda and account', { timeout: 60_000 }, async () => {
  const [one, other] = [await chrome.person(), await chrome.person()]
  const hubert = walker(one.page, true, 'deux-foyers-hubert')
  const claire = walker(other.page, true, 'deux-foyers-claire')

  await claire.signIn('/connexion', 'claire.lefebvre')
  await claire.sees('Bonjour Claire Lefebvre', 'accueil')
  expect(await words(card(claire.main, 'MOUNIER Éric'))).toMatch(/ven\. 20 nov\.Garderie matin – réservé par l’autre parent/)
  expect(await words(claire.main)).toContain('Solde au 16/11/2026 : 0,00 euros')
  expect(await words(claire.main)).not.toContain('7,20')

  await claire.follow('Agenda d’Éric')
  await claire.is('Agenda')
  await claire.says('réservé par l’autre parent')
  await claire.main.getByRole('checkbox', { name: /jeudi\s19\snovembre,.*Repas de midi/ }).check()
  await claire.press('Vérifier et enregistrer')
  await claire.is('Vérifiez vos réservations')
  await claire.says(/3,90/)
  await claire.press('Enregistrer ces réservations')
  await claire.is('Agenda')
  await other.page.goto('/accueil')
  expect(await words(claire.main)).toContain('Solde au 16/11/2026 : −3,90 euros')
  expect(await words(card(claire.main, 'MOUNIER Éric'))).toMatch(/jeu\. 19 nov\.Repas de midiven\./)

  await hubert.signIn('/connexion', 'hubert.mounier')
  await hubert.sees('Bonjour Hubert Mounier', 'accueil')
  expect(await words(card(hubert.main, 'MOUNIER Éric'))).toMatch(/jeu\. 19 nov\.Repas de midi – réservé par l’autre parent/)
  expect(await words(hubert.main)).toContain('Solde au 16/11/2026 : −7,20 euros')
  await one.page.goto('/paiements/releve')
  await hubert.is('Relevé de compte')
  expect(await words(hubert.main)).not.toContain('19/11/2026')
  await other.page.goto('/paiements/releve')
  await claire.is('Relevé de compte')
  expect(await words(claire.main)).toContain('19/11/2026')
  expect([...one.complaints, ...other.complaints]).toEqual([])
  await Promise.all([one.context.close(), other.context.close()])
})

test('an invitation accepted, then revoked: the other parent sees, then sees no more', { timeout: 60_000 }, async () => {
  const [one, other] = [await chrome.person({ javaScriptEnabled: false }), await chrome.person({ javaScriptEnabled: false })]
  const pascal = walker(one.page, false, 'invitation-pascal')
  const claire = walker(other.page, false, 'invitation-claire')

  await pascal.signIn('/connexion', 'pascal.dupin')
  await one.page.goto('/profil/famille')
  await pascal.follow('Inviter l’autre parent')
  await pascal.type(/^Adresse électronique/, 'claire.lefebvre@example.org')
  for (const sibling of ['Alexis', 'Jean', 'Alice', 'Florian']) await pascal.main.getByLabel(`${sibling} Dupin`).uncheck()
  await pascal.tick(/^Réserver et annuler/)
  await pascal.press('Envoyer l’invitation')
  await pascal.says('L’invitation est envoyée par courriel.')
  const letter = (await site.letters('claire.lefebvre@example.org')).findLast(({ subject }) => /invite/.test(subject))!
  const link = /\/famille\/invitation\/[\w-]+/.exec(letter.text)![0]

  await claire.signIn('/connexion', 'claire.lefebvre')
  await claire.is('Bonjour Claire Lefebvre')
  expect(await words(claire.main)).not.toContain('Daniel')
  await other.page.goto(link)
  await claire.says(/réserver et annuler, depuis votre propre compte/)
  await claire.press('Accepter l’invitation')
  await claire.says('Vous suivez désormais ces enfants depuis votre compte.')
  await other.page.goto('/accueil')
  await claire.sees('Bonjour Claire Lefebvre', 'accueil')
  expect(await words(card(claire.main, 'DUPIN Daniel'))).toContain('Peut réserver : oui')
  // Only the child who was named in the invitation.
  expect(await words(claire.main)).not.toContain('Alice')
  await claire.follow('Agenda de Daniel')
  await claire.is('Agenda')
  const agenda = other.page.url()

  await one.page.goto('/profil/famille')
  await pascal.follow(/Changer ou retirer.*Claire Lefebvre pour Daniel/)
  await pascal.tick('Oui, retirer cet accès')
  await pascal.press('Retirer cet accès')
  await pascal.says('L’accès de cette personne est retiré. Elle en est informée.')
  expect((await other.page.goto(agenda))!.status()).toBe(404)
  await other.page.goto('/accueil')
  await claire.is('Bonjour Claire Lefebvre')
  expect(await words(claire.main)).not.toContain('Daniel')
  await other.page.goto(link)
  await claire.is('Cette invitation ne peut pas servir')
  const told = (await site.letters('claire.lefebvre@example.org')).map(({ subject }) => subject)
  expect(told).toContain('Un accès vous a été retiré')
  expect([...one.complaints, ...other.complaints]).toEqual([])
  await Promise.all([one.context.close(), other.context.close()])
})
