import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { answerTo } from '#support/captcha.ts'
import { testSite } from '#support/site.ts'
import { openChromium } from './browser.ts'
import { lookAt } from './look.ts'

/** The manual's sections 2, 2.1, 2.2, 2.3.1, 2.3.2 and 3.7, then «Mes identifiants», by their labels. */
const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)

const FIRST = 'Une Liane 62 au fil de l’eau'
const SECOND = 'B4salte+noir'
const THIRD = 'Gr4nite+rose'

/** The link of the newest letter of that subject, once the jobs have written it. */
const linkOf = async (to: string, subject: string): Promise<string> => {
  for (let patience = 40; patience > 0; patience--) {
    const letter = (await site.letters(to)).findLast((l) => l.subject === subject)
    if (letter) return /http:\/\/localhost:3000(\/\S+)/.exec(letter.text)![1]!
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`no letter «${subject}» to ${to}`)
}

const walker = (page: Page, script: boolean, prefix: string) => {
  const main = page.getByRole('main')
  const press = (name: string | RegExp) => main.getByRole('button', { name }).first().click()
  const type = (label: string | RegExp, text: string) => main.getByLabel(label).first().fill(text)
  return {
    main,
    press,
    type,
    sees: async (heading: string | RegExp, name: string) => {
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await lookAt(page, `${prefix}-${name}`, script)
    },
    arrives: (heading: string | RegExp) => page.getByRole('heading', { level: 1, name: heading }).waitFor(),
    says: (text: string | RegExp) => page.getByText(text).first().waitFor(),
    signIn: async (login: string, password: string, gate = '/connexion') => {
      if (gate) await page.goto(gate)
      await type(/^Identifiant/, login)
      await type(/^Mot de passe/, password)
      await press('Me connecter')
    },
    signOut: async () => {
      const header = page.getByRole('banner')
      await header.getByRole('button', { name: 'Mon compte' }).click()
      await header.getByRole('button', { name: 'Déconnexion' }).click()
      await page.getByText('Vous êtes déconnecté.').waitFor()
    },
  }
}

describe.each([
  { how: 'with JavaScript', script: true, first: 'Zoé', last: 'O’Neill', login: 'zoe.oneill' },
  { how: 'without JavaScript', script: false, first: 'Anaïs', last: 'Lefèvre', login: 'anais.lefevre' },
])('accounts, $how', async ({ script, first, last, login }) => {
  const prefix = `compte-${script ? 'pas' : 'sans-script'}`
  const { page, complaints } = await chrome.person({ javaScriptEnabled: script })
  const me = walker(page, script, prefix)
  const email = `${login}@example.org`

  test('§2 «Création de compte particulier»', async () => {
    await page.goto('/connexion')
    await me.says('En créant un compte, vous pourrez')
    await me.main.getByRole('link', { name: 'Créer mon compte' }).click()
    await me.arrives('Création de compte particulier')
    await me.says('1 - Identité')
    await me.main.getByLabel('Civilité').selectOption({ label: 'Madame' })
    await me.type('Nom de naissance', last)
    await me.type(/^Prénom/, first)
    const born = me.main.getByRole('group', { name: 'Date de naissance' })
    for (const [part, typed] of [
      ['Jour', '4'],
      ['Mois', '3'],
      ['Année', '1988'],
    ] as const)
      await born.getByLabel(part).fill(typed)
    await me.type('Commune de naissance', 'LYON 02')
    await me.type('Département de naissance', '69')
    await me.type('Email', email)
    site.later({ minutes: 2 })
    await me.press('Répondre plutôt à une question')
    const question = me.main.locator('label').filter({ hasText: /^(Combien|Quel).+\?/ })
    await me.type(/^(Combien|Quel).+\?/, answerTo(await question.innerText()))
    await me.press('Suivant')
    await me.arrives('Informations de la demande')
    await me.press('Enregistrer la demande')
    await me.arrives('Consultez votre messagerie')
  })

  test('§2.1 «Activation du compte»', async () => {
    await page.goto(await linkOf(email, 'Activez votre compte'))
    await me.says('Un identifiant vous a été attribué par défaut')
    expect(await me.main.getByLabel(/^Votre identifiant de connexion/).inputValue()).toBe(login)
    const password = me.main.getByLabel(/^Mot de passe/)
    expect(await me.main.getByRole('button', { name: 'Afficher le mot de passe' }).count()).toBe(script ? 2 : 0)
    if (script) {
      await password.fill('abc')
      await me.says('Il manque : 8 caractères, une majuscule, un chiffre')
      await me.press('Afficher le mot de passe')
      expect(await password.getAttribute('type')).toBe('text')
      await me.press('Masquer le mot de passe')
      expect(await password.getAttribute('type')).toBe('password')
    }
    await me.type(/^Mot de passe/, FIRST)
    if (script) await me.says('✓ Longueur et caractères conviennent')
    await me.type('Répéter votre mot de passe', FIRST)
    await me.sees('Activation du compte', 'activation')
    await me.press('Valider et accéder à votre compte')
    await me.arrives(new RegExp(`Bonjour ${first}`))
  })

  test('§3.7 «Déconnexion», after which the back button shows nothing private', async () => {
    await page.goto('/profil')
    await me.says('Mes données civiles')
    await me.signOut()
    expect(new URL(page.url()).pathname).toBe('/')
    await page.goBack()
    await me.arrives('Connexion ou création de compte')
    expect(await page.content()).not.toContain(last.toLocaleUpperCase('fr'))
    await page.goBack()
    expect(await page.content()).not.toContain(`Bonjour <strong>${first}`)
  })

  test('§2.2 «Se connecter»', async () => {
    await me.signIn(login, 'Un autre mot de passe')
    await me.says(/L’identifiant ou le mot de passe ne correspond pas/)
    await me.signIn(email, FIRST)
    await me.arrives(new RegExp(`Bonjour ${first}`))
    await me.signOut()
  })

  test('§2.3.1 «Mon identifiant» perdu', async () => {
    await page.goto('/connexion')
    await me.main.getByRole('link', { name: /^Mot de passe ou identifiant oublié/ }).click()
    await me.main.getByLabel('Mon identifiant').check()
    await me.says('Votre nom d’utilisateur vous sera transmis par courriel.')
    await me.type('Votre courriel', email)
    await me.press('Envoyer')
    await me.says('Si un compte correspond, un courriel vient d’être envoyé')
    await linkOf(email, 'Votre identifiant de connexion')
    const letter = (await site.letters(email)).findLast((l) => l.subject === 'Votre identifiant de connexion')!
    expect(letter.text).toContain(login)
  })

  test('§2.3.2 «Mon mot de passe» perdu', async () => {
    await page.goto('/oubli')
    await me.main.getByLabel('Mon mot de passe').check()
    await me.says('Un courriel vous sera envoyé afin de vous permettre de réinitialiser votre mot de passe.')
    await me.type('Votre nom d’utilisateur', login)
    await me.press('Envoyer')
    await me.arrives('Consultez votre messagerie')
    await page.goto(await linkOf(email, 'Réinitialisez votre mot de passe'))
    await me.type(/^Mot de passe/, SECOND)
    await me.type('Répéter votre mot de passe', SECOND)
    await me.press('Changer mon mot de passe')
    await me.says('Votre mot de passe est changé.')
    await me.signIn(login, SECOND, '')
    await me.arrives(new RegExp(`Bonjour ${first}`))
  })

  test('«Mes identifiants»: password changed, other session closed, pages seen', async () => {
    const other = await chrome.person({ javaScriptEnabled: script })
    const elsewhere = walker(other.page, script, prefix)
    await elsewhere.signIn(login, SECOND)
    await elsewhere.arrives(new RegExp(`Bonjour ${first}`))
    const header = page.getByRole('banner')
    await header.getByRole('button', { name: 'Mon compte' }).click()
    await header.getByRole('link', { name: 'Mes identifiants' }).click()
    await me.sees('Mes identifiants', 'identifiants')
    await me.says('Cette session')
    for (const [link, heading, name] of [
      ['Modifier mon identifiant', 'Changer d’identifiant', 'identifiant'],
      ['Modifier mon adresse électronique', 'Changer d’adresse électronique', 'courriel'],
      ['Supprimer mon compte', 'Supprimer mon compte', 'suppression'],
    ] as const) {
      await page.goto('/profil/identifiants')
      await me.main.getByRole('link', { name: link }).click()
      await me.sees(heading, name)
    }
    await page.goto('/profil/identifiants')
    await me.main.getByRole('link', { name: 'Modifier mon mot de passe' }).click()
    await me.type('Mot de passe actuel', SECOND)
    await me.main.getByLabel('Mot de passe', { exact: false }).nth(1).fill(THIRD)
    await me.type('Répéter votre mot de passe', THIRD)
    await me.press('Changer mon mot de passe')
    await me.says('Votre mot de passe est changé.')
    await other.page.goto('/profil')
    await elsewhere.arrives('Connexion ou création de compte')
    await other.context.close()
  })

  test('a form sent after the session’s end is given back, filled', async () => {
    await page.goto('/profil/identifiants/courriel')
    await me.type('Nouvelle adresse électronique', `neuve-${email}`)
    await me.type('Mot de passe actuel', THIRD)
    site.later({ minutes: 31 })
    await me.press('Envoyer le lien')
    await me.says('Votre session a expiré.')
    await me.signIn(login, THIRD, '')
    await me.sees('Votre session avait expiré', 'reprise')
    await me.press('Reprendre')
    await me.arrives('Changer d’adresse électronique')
    expect(await me.main.getByLabel('Nouvelle adresse électronique').inputValue()).toBe(`neuve-${email}`)
    await me.type('Mot de passe actuel', THIRD)
    await me.press('Envoyer le lien')
    await me.says('Un lien vient d’être envoyé à la nouvelle adresse.')
    await page.goto(await linkOf(`neuve-${email}`, 'Confirmez votre nouvelle adresse électronique'))
    await me.sees('Confirmer une adresse électronique', 'adresse')
    await me.press('Confirmer cette adresse')
    await me.says('Votre adresse électronique est changée.')
  })

  // What only a script can do; without it, the session's end keeps what was being posted (resume.test.ts).
  if (script) {
    test('«Rester connecté» five minutes before the end; a form pressed twice is sent once', async () => {
      const tab = await page.context().newPage()
      await tab.clock.install()
      await tab.goto('/profil')
      const dialog = tab.getByRole('dialog', { name: 'Votre session va se terminer' })
      await tab.clock.runFor('24:50')
      expect(await dialog.count()).toBe(0)
      site.later({ minutes: 26 })
      await tab.clock.runFor('01:10')
      await dialog.waitFor()
      await dialog.getByRole('button', { name: 'Rester connecté' }).click()
      await dialog.waitFor({ state: 'detached' })
      site.later({ minutes: 26 })
      await tab.goto('/profil')
      expect(new URL(tab.url()).pathname).toBe('/profil')

      await tab.goto('/profil/identifiants/identifiant')
      let sent = 0
      await tab.route('**/profil/identifiants/identifiant', async (route) => {
        if (route.request().method() === 'POST') sent += 1
        await new Promise((resolve) => setTimeout(resolve, 300))
        await route.continue()
      })
      const button = tab.getByRole('main').getByRole('button', { name: 'Changer mon identifiant' })
      await button.evaluate((e: HTMLButtonElement) => {
        e.click()
        e.click()
      })
      await tab.getByRole('alert').waitFor()
      expect(sent).toBe(1)
      expect(await button.getAttribute('aria-disabled')).toBeNull()
      await tab.close()
    })
  }

  test('the deletion of the account is asked', async () => {
    await page.goto('/profil/mes-donnees/suppression')
    await me.says('Ce qui est conservé, et pourquoi')
    await me.main.getByLabel(/^Oui, supprimer mon compte/).check()
    await me.type('Mot de passe actuel', THIRD)
    await me.press('Supprimer mon compte')
    await me.says('Votre demande est enregistrée.')
  })

  test('nothing was blocked, missing or asked elsewhere', () => {
    // Left for another page before its icon came.
    expect(complaints.filter((complaint) => !complaint.endsWith('/favicon.svg: net::ERR_ABORTED'))).toEqual([])
  })
})
