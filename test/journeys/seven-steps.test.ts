import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { answerTo } from '#support/captcha.ts'
import { testSite } from '#support/site.ts'
import { DEMO_PASSWORD } from '../../db/demo/create.ts'
import { openChromium } from './browser.ts'
import { lookAt } from './look.ts'

/** A Monday of November, far from any holiday. */
const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)

const PASSWORD = 'Une Liane 62 au fil de l’eau'

/** The line of a table that shows that number. */
const row = (where: Locator, number: string) =>
  where
    .getByRole('row')
    .filter({ hasText: new RegExp(`(?<!\\d)${number}(?!\\d)`) })
    .first()

/** The lunch of a day of November in the month, «jeudi 19». */
const box = (where: Locator, day: string) =>
  where.getByRole('checkbox', { name: new RegExp(`${day}\\snovembre,.*Repas de midi`) })

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
    menu: (name: string) => page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name }).click(),
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
  let number = ''
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
    site.later({ minutes: 2 })
    await me.press('Changer d’image')
    await me.press('Répondre plutôt à une question')
    const question = me.main.locator('label').filter({ hasText: /^(Combien|Quel).+\?/ })
    await me.type(/^(Combien|Quel).+\?/, answerTo(await question.innerText()))
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

  test('3 · opens «Fiche enfant», adds a child, answers, checks, saves: a number, an e-mail, «Mes demandes»', async () => {
    await me.follow('Fiche enfant')
    await me.sees('Fiche enfant', 'fiche-enfant')
    await me.press('Faire une demande en ligne')
    await me.sees('Fiche enfant', 'fiche-enfant-sans-cgu')
    await me.tick(/conditions générales d’utilisation/)
    await me.press('Faire une demande en ligne')
    await me.sees('Ajouter un enfant', 'ajouter-un-enfant')
    await me.main.getByRole('group', { name: 'Sexe' }).getByLabel('Garçon').check()
    await me.type('Nom de naissance', parent.last)
    await me.type(/^Prénom/, child)
    await me.date('Date de naissance', ['12', 'mars', '2021'])
    await me.type('Commune de naissance', 'LYON 02')
    await me.type('Numéro du département de naissance', '69')
    await me.press('Ajouter cette personne')
    await me.sees(/Pour quel enfant/, 'etape-enfant')
    await me.says('12/03/2021')
    await me.press('Suivant')
    await me.sees(/Transports scolaires/, 'etape-transport')
    await me.tick('Mon enfant n’emprunte pas les transports scolaires')
    await me.press('Suivant')
    await me.sees(/Dans quel établissement/, 'etape-scolarite')
    await me.says('Aucune inscription scolaire pour cet usager')
    await me.choose(/^Année scolaire/, 'Année 2026 / 2027')
    await me.choose(/^Etablissement/, 'École Le petit prince')
    await me.choose(/^Niveau/, 'GS')
    await me.press('Suivant')
    await me.sees(/À quelles activités/, 'etape-sessions')
    await me.tick('Restauration scolaire')
    await me.press('Suivant')
    await me.sees('Où vous joindre ?', 'etape-foyer')
    await me.type(/^Numéro et voie/, '3 impasse du Moulin')
    await me.type(/^Code postal/, '62360')
    await me.type(/^Ville/, 'Isques')
    await me.type(/^Téléphone/, '06 39 98 00 27')
    await me.press('Suivant')
    await me.sees('Santé et alimentation', 'etape-sante')
    const ill = me.main.getByLabel(/^Lesquelles, et que faire/)
    expect(await ill.isVisible(), 'asked without script, hidden with it').toBe(!script)
    await me.main
      .getByRole('group', { name: /a-t-il des allergies/ })
      .getByLabel('Oui')
      .check()
    await ill.fill('Arachide')
    await me.tick('Menu habituel')
    await me.press('Suivant')
    await me.sees(/Qui peut venir chercher/, 'etape-personnes')
    const person = (n: number) => me.main.getByRole('group', { name: `Personne ${n}` })
    await person(1)
      .getByLabel(/^Nom et prénom/)
      .fill('Louise Garnier')
    await me.press('Ajouter une autre personne')
    expect(
      await person(1)
        .getByLabel(/^Nom et prénom/)
        .inputValue(),
    ).toBe('Louise Garnier')
    await person(2)
      .getByRole('button', { name: /^Retirer/ })
      .click()
    await me.press('Suivant')
    await me.sees(/Qui peut venir chercher/, 'etape-personnes-fautes')
    await person(1)
      .getByLabel(/^Téléphone/)
      .fill('06 39 98 00 31')
    await person(1)
      .getByLabel(/peut venir chercher/)
      .check()
    await me.press('Suivant')
    await me.sees('Vos autorisations', 'etape-autorisations')
    for (const question of [/faire soigner/, /photographier/, /rentrer seul/])
      await me.main.getByRole('group', { name: question }).getByLabel('Non').check()
    await me.press('Suivant')
    await me.sees(/Assurance scolaire/, 'etape-assurance')
    await me.press('Suivant')
    await me.sees('Comment voulez-vous payer ?', 'etape-paiement')
    await me.tick(/rechargeant mon compte en ligne/)
    await me.press('Suivant')
    await me.sees('Les justificatifs de votre demande', 'etape-justificatifs')
    await me.says('DT Polio')
    await me.press('Suivant')
    await me.sees(/Informations de la demande/, 'verification')
    await me.press('Enregistrer la demande')
    await me.sees('Votre demande a été enregistrée', 'confirmation')
    const panel = await me.main.getByText(/^Demande n°/).innerText()
    number = /\d+/.exec(panel)?.[0] ?? ''
    expect(number).not.toBe('')
    await me.follow('Voir et imprimer la demande')
    await me.sees(/Fiche enfant/, 'demande-imprimable')
    await page.goBack()
    await me.follow('Retour à mes demandes')
    await me.sees('Mes demandes', 'mes-demandes')
    await expect(row(me.main, number).innerText()).resolves.toMatch(/Fiche enfant.*Enregistrée/s)
    await me.readsMail(email, /demande|accusé/i)
    await me.sees(/./, 'courriel-accuse')
    await me.says(new RegExp(`n°\\s?${number}`))
  }, 300_000)

  test('4 · an agent finds the request in the queue, takes it, accepts it; the parent is told', async () => {
    await agent.signIn('/agent/connexion', 'agent.scolarite', DEMO_PASSWORD)
    await agent.sees('Accueil agent', 'accueil')
    await office.page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Demandes' }).click()
    await agent.sees('Demandes', 'file')
    await row(agent.main, number).getByRole('link').first().click()
    await agent.sees(new RegExp(`Demande n°\\s${number}`), 'demande')
    await agent.press('Prendre en charge')
    await agent.sees(new RegExp(`Demande n°\\s${number}`), 'demande-prise')
    await agent.follow('Accepter')
    await agent.sees('Accepter la demande', 'accepter')
    await agent.main.getByLabel(/Pourquoi accepter sans/).fill('Original vu au guichet.')
    await agent.press('Accepter la demande')
    await agent.sees(/Demande/, 'demande-acceptee')
    await agent.says('Acceptée')
    await me.readsMail(email, /message|accept/i)
    await me.sees(/./, 'courriel-decision')
    await page.goto('/echanges')
    await me.sees('Échanges', 'echanges')
    await me.main.getByRole('link', { name: /Lire/ }).first().click()
    await me.sees(/./, 'message')
    await page.goto('/demandes')
    await expect(row(me.main, number).innerText()).resolves.toMatch(/Acceptée/)
  })

  test('5 · ticks two days, reviews, saves; the month shows them; cancels one', async () => {
    await me.menu('Agenda')
    await me.sees('Agenda', 'agenda')
    await box(me.main, 'jeudi 19').check()
    await box(me.main, 'vendredi 20').check()
    await me.press('Vérifier et enregistrer')
    await me.sees('Vérifiez vos réservations', 'agenda-verification')
    await me.says(/À ajouter\s\(2\)/)
    await me.press('Enregistrer ces réservations')
    await me.sees('Agenda', 'agenda-enregistre')
    for (const day of ['jeudi 19', 'vendredi 20']) expect(await box(me.main, day).isChecked()).toBe(true)
    await box(me.main, 'vendredi 20').uncheck()
    await me.press('Vérifier et enregistrer')
    await me.sees('Vérifiez vos réservations', 'agenda-annulation')
    await me.says(/À annuler\s\(1\)/)
    await me.press('Enregistrer ces réservations')
    await me.sees('Agenda', 'agenda-annule')
    expect(await box(me.main, 'jeudi 19').isChecked()).toBe(true)
    expect(await box(me.main, 'vendredi 20').isChecked()).toBe(false)
  })

  test('6 · sees the balance, recharges at the pretend bank, the balance follows, the statement has the entries', async () => {
    await me.menu('Paiements')
    await me.sees('Paiements', 'paiements')
    await me.says(/−3,90/)
    await me.follow('Recharger mon compte')
    await me.sees('Recharger mon compte', 'recharger')
    await me.type('Montant à charger', '30,00')
    await me.press('Valider le paiement')
    await me.sees('Vérifier le paiement', 'recharger-verification')
    await me.press(/^Valider le paiement/)
    await me.sees('Banque de démonstration', 'banque')
    await me.press(/^Payer/)
    await me.sees('Paiement enregistré', 'paiement-enregistre')
    await me.says(/26,10/)
    await me.follow('Relevé de compte')
    await me.sees('Relevé de compte', 'releve')
    await me.says(/Mois de Novembre 2026/)
    const rows = await me.main.getByRole('row').allInnerTexts()
    expect(rows.filter((text) => /3,90/.test(text)).length, 'two debits and one cancellation').toBe(3)
    expect(rows.filter((text) => /30,00/.test(text)).length, 'the recharge').toBe(1)
  })

  test('7 · «Déconnexion» returns to the public home', async () => {
    await page.goto('/profil')
    await me.sees('Mon profil', 'profil')
    const header = page.getByRole('banner')
    await header.getByRole('button', { name: 'Mon compte' }).click()
    await header.getByRole('button', { name: 'Déconnexion' }).click()
    await me.sees(/Espace citoyen/, 'deconnecte')
    expect(new URL(page.url()).pathname).toBe('/')
    await page.goto('/agenda')
    await me.sees(/Connexion/, 'agenda-sans-connexion')
  })

  test('nothing was blocked, missing or asked elsewhere', () => {
    expect([...complaints, ...office.complaints]).toEqual([])
  })
})
