import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { testSite } from '#support/site.ts'
import { DEMO_PASSWORD } from '../../db/demo/create.ts'
import { openChromium } from './browser.ts'
import { lookAt } from './look.ts'

/** The manual's day: §3.2 shows these very figures. */
const site = await testSite('2017-11-13T10:00')
const chrome = await openChromium(site)

const walker = (page: Page, script: boolean, prefix: string) => {
  const main = page.getByRole('main')
  return {
    main,
    sees: async (heading: string | RegExp, name: string) => {
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await lookAt(page, `${prefix}-${name}`, script)
    },
    follow: (name: string | RegExp) => main.getByRole('link', { name }).first().click(),
    press: (name: string | RegExp) => main.getByRole('button', { name }).first().click(),
    type: (label: string | RegExp, text: string) => main.getByLabel(label).first().fill(text),
    tick: (label: string | RegExp) => main.getByLabel(label).first().check(),
    says: (text: string | RegExp) => page.getByText(text).first().waitFor(),
    signIn: async (gate: string, login: string) => {
      await page.goto(gate)
      await main.getByLabel(/^Identifiant/).fill(login)
      await main.getByLabel(/^Mot de passe/).fill(DEMO_PASSWORD)
      await main.getByRole('button', { name: 'Me connecter' }).click()
      await page.waitForURL((url) => !url.pathname.includes('connexion'))
    },
  }
}

test.each([true, false])('manual §3.2: balance, top-up, receipt, statement (JavaScript: %s)', async (script) => {
  const { page, context, complaints } = await chrome.person({ javaScriptEnabled: script })
  const at = walker(page, script, `argent-${script ? 'js' : 'html'}`)
  await at.signIn('/connexion', 'pascal.dupin')
  await page.goto('/paiements')
  await at.says('Régie d’Isques')
  await at.says(/Solde au 13\/11\/2017/)
  await at.sees('Paiements', '1-paiements')
  await at.follow('Recharger mon compte')
  await at.says('Vous allez saisir ici, le montant que vous désirez affecter à votre compte famille.')
  await at.type('Montant à charger', '30,5')
  await at.sees('Recharger mon compte', '2-montant')
  await at.press('Valider le paiement')
  await at.sees('Vérifier le paiement', '3-verifier')
  await at.press(/Valider le paiement de 30,50/)
  await at.press(/Payer 30,50/)
  await at.sees('Paiement enregistré', '4-enregistre')
  await at.follow('Retour à mes paiements')
  await at.follow('Tous mes reçus')
  await at.sees('Mes reçus', '5-recus')
  const [paper] = await Promise.all([page.waitForEvent('download'), at.follow(/Télécharger le reçu/)])
  expect(paper.suggestedFilename()).toMatch(/^recu-\d+\.pdf$/)
  await page.goto('/paiements/alerte')
  await at.tick('Oui')
  await at.type('Quand mon solde passe sous', '10')
  await at.sees('Alerte de solde bas', '6-alerte')
  await at.press('Enregistrer')
  await at.says('Votre alerte est enregistrée.')
  await page.goto('/paiements/releve')
  await at.says('Rechargement du compte')
  // A download ends the request that asked for it.
  expect(complaints.filter((complaint) => !complaint.endsWith('net::ERR_ABORTED'))).toEqual([])
  await context.close()
})

test.each([true, false])(
  'the régisseur’s counter: a family, a payment, its receipt taken back, the till counted (JavaScript: %s)',
  async (script) => {
    const { page, context, complaints } = await chrome.person({ javaScriptEnabled: script })
    const at = walker(page, script, `regie-${script ? 'js' : 'html'}`)
    await at.signIn('/agent/connexion', 'agent.regie')
    await page.goto('/agent/regie')
    await at.type('Nom, numéro de famille ou référence de paiement', 'Mounier')
    await at.press('Chercher une famille')
    await at.sees('Régie', '1-accueil')
    await at.follow(/Compte n°/)
    await at.sees(/MOUNIER Hubert/, '2-famille')
    await at.follow('Encaisser')
    await at.tick('Espèces')
    await at.type('Montant', '300,01')
    await at.press('Enregistrer l’encaissement')
    await at.says(/n’autorise pas plus de 300,00/)
    await at.type('Montant', '7,20')
    await at.type(/somme remise/, '10')
    await at.sees('Encaisser un paiement', '3-encaisser')
    await at.press('Enregistrer l’encaissement')
    await at.says(/À rendre\s:\s2,80/)
    await at.sees(/Reçu n°/, '4-recu')
    await at.type('Motif de l’annulation', 'erreur de saisie')
    await at.press('Annuler l’encaissement')
    await at.says('Cet encaissement est annulé.')
    await page.goto('/agent/regie/caisse')
    await at.type(/Billets de 50\s€/, '1')
    await at.sees('Compter la caisse', '5-caisse')
    await at.press('Enregistrer le comptage')
    await at.says(/La caisse est juste/)
    expect(complaints.filter((complaint) => !complaint.endsWith('net::ERR_ABORTED'))).toEqual([])
    await context.close()
  },
)
