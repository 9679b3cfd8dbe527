import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { testSite } from '#support/site.ts'
import { DEMO_PASSWORD } from '../../db/demo/create.ts'
import { openChromium } from './browser.ts'
import { lookAt } from './look.ts'

/** A Monday of November, far from any holiday. */
const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)

const PASSWORD = 'Une Liane 62 au fil de l’eau'

/** Somebody with a browser, and the pictures of where they went. */
const walker = (page: Page, script: boolean, prefix: string) => {
  let seen = 0
  const main = page.getByRole('main')
  return {
    page,
    main,
    /** Looks at the page that is there: its title, and what every page must be. */
    sees: async (heading: string | RegExp, name: string) => {
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      seen += 1
      await lookAt(page, `${prefix}-${String(seen).padStart(2, '0')}-${name}`, script)
    },
    follow: (name: string | RegExp, where = main) => where.getByRole('link', { name }).first().click(),
    press: (name: string | RegExp, where = main) => where.getByRole('button', { name }).first().click(),
    type: (label: string | RegExp, text: string) => main.getByLabel(label).first().fill(text),
    date: async (group: string | RegExp, [day, month, year]: readonly [string, string, string]) => {
      const parts = main.getByRole('group', { name: group })
      await parts.getByLabel('Jour').fill(day)
      await parts.getByLabel('Mois').fill(month)
      await parts.getByLabel('Année').fill(year)
    },
    choose: (label: string | RegExp, option: string) => main.getByLabel(label).selectOption({ label: option }),
    tick: (label: string | RegExp) => main.getByLabel(label).first().check(),
    says: async (text: string | RegExp) => {
      await page.getByText(text).first().waitFor()
    },
    signIn: async (gate: string, login: string, password: string) => {
      await page.goto(gate)
      await main.getByLabel(/^Identifiant/).fill(login)
      await main.getByLabel(/^Mot de passe/).fill(password)
      await main.getByRole('button', { name: 'Me connecter' }).click()
    },
    /** Opens the newest letter of that subject to that address, in the demo's mailbox, which the jobs fill a moment later. */
    readsMail: async (to: string, subject: string | RegExp) => {
      await page.goto('/demo/courriels')
      const letter = page.getByRole('row').filter({ hasText: to }).getByRole('link', { name: subject }).first()
      for (let patience = 40; patience > 0 && (await letter.count()) === 0; patience--) {
        await page.waitForTimeout(250)
        await page.getByRole('link', { name: 'Actualiser' }).click()
      }
      await letter.click()
    },
  }
}

describe.each([
  { how: 'with JavaScript', script: true, parent: { first: 'Zoé', last: 'O’Neill', login: 'zoe.oneill' }, child: 'Ñandú' },
  {
    how: 'without JavaScript',
    script: false,
    parent: { first: 'Anaïs', last: 'Lefèvre', login: 'anais.lefevre' },
    child: 'Œdipe',
  },
])('the seven steps, $how', async ({ script, parent, child }) => {
  const prefix = script ? 'pas' : 'sans-script'
  const { page, complaints } = await chrome.person({ javaScriptEnabled: script })
  const me = walker(page, script, prefix)
  const office = await chrome.person({ javaScriptEnabled: script })
  const agent = walker(office.page, script, `${prefix}-agent`)
  const email = `${parent.login}@example.org`

  test('1 · a visitor opens the home page: procedures by category, «Créer mon compte»', async () => {
    await page.goto('/')
    await me.sees(/Espace citoyen/, 'accueil')
    for (const category of ['Restauration scolaire', 'Autres démarches']) {
      await me.main.getByRole('heading', { name: category }).waitFor()
    }
    await me.main.getByRole('link', { name: 'Fiche enfant' }).waitFor()
    await me.follow('Me connecter')
    await me.sees(/Connexion/, 'connexion')
    await me.says('En créant un compte, vous pourrez')
    await me.follow('Créer mon compte')
  })

  test('2 · creates an account, reads the e-mail, chooses login and password, is connected', async () => {
    await me.sees(/Création de compte particulier/i, 'creation-de-compte')
    await me.press('Suivant')
    await me.sees(/Création de compte particulier/i, 'creation-de-compte-fautes')
    await me.choose('Civilité', 'Madame')
    await me.type('Nom de naissance', parent.last)
    await me.type(/^Prénom/, parent.first)
    await me.date('Date de naissance', ['04', '03', '1988'])
    await me.type('Commune de naissance', 'LYON 02')
    await me.type('Département de naissance', '69')
    await me.type('Email', email)
    await me.press('Suivant')
    await me.sees('Informations de la demande', 'recapitulatif')
    await me.says('Nouvel utilisateur')
    await me.press('Enregistrer la demande')
    await me.sees('Consultez votre messagerie', 'messagerie')
    await me.readsMail(email, /compte/i)
    await me.sees(/compte/i, 'courriel-activation')
    await me.main.getByRole('link', { name: /\/activation\// }).click()
    await me.sees('Activation du compte', 'activation')
    await me.says('Un identifiant vous a été attribué par défaut')
    expect(await me.main.getByLabel(/^Votre identifiant de connexion/).inputValue()).toBe(parent.login)
    await me.type(/^Mot de passe/, PASSWORD)
    await me.type('Répéter votre mot de passe', PASSWORD)
    await me.press('Valider et accéder à votre compte')
    await me.sees(new RegExp(`Bonjour ${parent.first}`), 'mon-accueil')
    const header = page.getByRole('banner')
    await header.getByText(`${parent.first} ${parent.last.toLocaleUpperCase('fr')}`).waitFor()
    await header.getByRole('button', { name: 'Mon compte' }).click()
    await header.getByRole('button', { name: 'Déconnexion' }).waitFor()
    await page.keyboard.press('Escape')
  })

  test('nothing was blocked, missing or asked elsewhere', () => {
    expect([...complaints, ...office.complaints]).toEqual([])
  })
})
