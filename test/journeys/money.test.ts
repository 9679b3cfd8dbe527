import { expect, test } from 'vitest'
import { standInPayfip } from '#support/payfip.ts'
import { testSite } from '#support/site.ts'
import { openChromium } from './browser.ts'
import { walker, withoutAborted } from './walker.ts'

/** PayFiP's own page, as a stand-in serves it: on another origin, as the real one. */
const payfip = await standInPayfip()
/** The manual's day: §3.2 shows these very figures. */
const site = await testSite('2017-11-13T10:00', {
  payfip: {
    serviceUrl: payfip.serviceUrl,
    paymentUrl: payfip.paymentUrl,
    clients: { isques: '006270' },
    saisie: 'T',
    timeoutMs: 5_000,
  },
})
const payfipOrigin = new URL(payfip.paymentUrl).origin
const chrome = await openChromium(site, [payfipOrigin])

test.each([true, false])('manual §3.2: balance, top-up by PayFiP, receipt, statement (JavaScript: %s)', async (script) => {
  const { page, context, complaints } = await chrome.person({ javaScriptEnabled: script })
  const at = walker(page, script, `argent-${script ? 'js' : 'html'}`)
  const download = async (name: string | RegExp): Promise<string> => {
    const [paper] = await Promise.all([page.waitForEvent('download'), at.follow(name)])
    return paper.suggestedFilename()
  }
  /** From the amount to PayFiP's page. */
  const topUp = async (amount: string) => {
    await page.goto('/paiements/recharger')
    await at.type('Montant à charger', amount)
    await at.press('Valider le paiement')
    await at.press(/Valider le paiement de/)
    await page.getByRole('heading', { name: 'PayFiP' }).waitFor()
  }
  /** From PayFiP's page, back to the portal. */
  const decide = async (words: string) => {
    await page.getByRole('button', { name: words }).click()
    await page.waitForURL(({ origin }) => origin !== payfipOrigin)
  }

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
  await decide('Payer par carte')
  await at.sees('Paiement enregistré', '4-enregistre')

  await topUp('12')
  await decide('Refuser')
  await at.sees('Paiement non effectué', '5-refuse')
  await at.says('Votre banque a refusé le paiement.')

  await topUp('15')
  await decide('Abandonner')
  await at.sees('Paiement en cours de confirmation', '6-en-attente')
  const waiting = page.url()
  // Back from elsewhere, they pay after all: the page that waited says so.
  const [abandoned] = [...payfip.idops.values()].filter(({ asked }) => asked.montant === '1500').slice(-1)
  payfip.decide(abandoned!.idOp, 'V')
  await page.goto(waiting)
  await at.sees('Paiement enregistré', '7-paye-apres-coup')

  await topUp('16')
  await decide('Abandonner')
  site.later({ minutes: 25 })
  await page.reload()
  await at.sees('Paiement non effectué', '8-abandonne')
  await at.says('Vous avez quitté la page de paiement sans payer.')

  await page.goto('/paiements')
  await at.follow('Tous mes reçus')
  await at.sees('Mes reçus', '9-recus')
  expect(await download(/Télécharger le reçu/)).toMatch(/^recu-\d+\.pdf$/)
  await page.goto('/paiements/alerte')
  await at.tick('Oui')
  await at.type('Quand mon solde passe sous', '10')
  await at.sees('Alerte de solde bas', '10-alerte')
  await at.press('Enregistrer')
  await at.says('Votre alerte est enregistrée.')

  await page.goto('/paiements')
  await at.follow('Relevé de compte')
  await at.says('Rechargement du compte')
  await at.sees('Relevé de compte', '11-releve')
  await at.follow('Afficher le mois précédent')
  await at.says('Mois de Novembre 2017')
  await at.main.getByLabel('Enfant').selectOption({ label: 'DUPIN Daniel' })
  await at.press('Afficher')
  await at.says(/DUPIN Daniel Restauration scolaire \(1\sx\s3,90/)
  expect(await page.getByText('Rechargement du compte').count(), 'a child’s own rows').toBe(0)
  await at.main.getByLabel('Enfant').selectOption({ label: 'Toute la famille' })
  await at.press('Afficher')
  await at.main.getByLabel('Sélectionner l’année').selectOption('2017')
  await at.press('Afficher')
  await at.follow(/Pourquoi ce prix/)
  await at.sees(/Pourquoi ce prix/, '12-pourquoi')
  await page.goto('/paiements/releve')
  expect(await download(/\(PDF\)/)).toBe('releve-2017.pdf')
  expect(await download(/\(CSV\)/)).toBe('releve-2017.csv')
  expect(withoutAborted(complaints)).toEqual([])
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
    expect(withoutAborted(complaints)).toEqual([])
    await context.close()
  },
)

test.each([true, false])(
  'the régisseur’s books: refund, journal, debts, reconciliation, handover, closing, act (JavaScript: %s)',
  async (script) => {
    const { page, context, complaints } = await chrome.person({ javaScriptEnabled: script })
    const at = walker(page, script, `livres-${script ? 'js' : 'html'}`)
    await at.signIn('/agent/connexion', 'agent.regie')

    await page.goto('/agent/regie')
    await at.type('Nom, numéro de famille ou référence de paiement', 'Dupin')
    await at.press('Chercher une famille')
    await at.follow(/Compte n°/)
    await at.follow('Encaisser')
    await at.tick('Chèque')
    await at.type('Montant', '40')
    await at.type(/Chèque\s: émetteur/, 'DUPIN Pascal')
    await at.type(/Chèque\s: banque/, 'Banque de la Côte')
    await at.type(/Numéro du chèque/, script ? '7000001' : '7000002')
    await at.press('Enregistrer l’encaissement')
    await at.says('Encaissement enregistré.')
    await page.goto('/agent/regie?famille=Dupin')
    await at.follow(/Compte n°/)
    await at.follow('Rembourser')
    await at.tick('Virement')
    await at.type('Montant à rembourser', '500')
    await at.type('Motif', 'départ de la commune')
    await at.press('Enregistrer le remboursement')
    await at.says(/on ne peut pas rembourser davantage/)
    await at.type('Montant à rembourser', '5')
    await at.sees('Rembourser une famille', '1-rembourser')
    await at.press('Enregistrer le remboursement')
    await at.says('Le remboursement est enregistré.')

    await page.goto('/agent/regie/journal')
    await at.says('Lignes du journal')
    await at.sees('Journal des encaissements', '2-journal')
    const [journal] = await Promise.all([page.waitForEvent('download'), at.follow(/CSV/)])
    expect(journal.suggestedFilename()).toMatch(/\.csv$/)
    await page.goto('/agent/regie/dettes')
    await at.sees('Dettes des familles', '3-dettes')
    await page.goto('/agent/regie/paiements-en-ligne')
    await at.sees('Paiements en ligne', '4-en-ligne')
    await at.follow(/^n°/)
    await at.sees(/Paiement en ligne n°/, '5-paiement')
    await page.goto('/agent/regie/versements')
    await at.tick(/Chèques à l’encaissement/)
    await at.type('Montant versé', '40')
    await at.type('Numéro du bordereau', script ? '2017-1' : '2017-2')
    await at.sees('Versements au comptable', '6-versements')
    await at.press('Enregistrer le versement')
    await at.says('Le versement est enregistré.')

    await page.goto('/agent/regie/cloture')
    await at.tick(/Journée/)
    const fill = async (day: string) => {
      for (const [name, value] of [
        ['Jour', day],
        ['Mois', '11'],
        ['Année', '2017'],
      ] as const)
        await at.main.getByLabel(name, { exact: true }).fill(value)
    }
    await fill('13')
    await at.press('Clôturer la période')
    await at.says(/choisissez un jour passé/)
    await at.tick(/Journée/)
    await fill(script ? '11' : '12')
    await at.sees('Clôtures', '7-clotures')
    await at.press('Clôturer la période')
    await at.says(/La période est clôturée/)

    await page.goto('/agent/parametres/regie')
    await at.sees('Acte de régie', '8-acte')
    const cheque = () => page.getByRole('group', { name: /autorisés au guichet/ }).getByLabel('Chèque')
    const isOffered = async () => {
      await page.goto('/agent/regie?famille=Dupin')
      await at.follow(/Compte n°/)
      await at.follow('Encaisser')
      return page.getByRole('radio', { name: 'Chèque' }).isVisible()
    }
    expect(await isOffered()).toBe(true)
    for (const allowed of [false, true]) {
      await page.goto('/agent/parametres/regie')
      await cheque().setChecked(allowed)
      await at.press('Enregistrer l’acte de régie')
      await at.says('L’acte de régie est enregistré.')
      expect(await isOffered(), 'what the act does not allow is not offered').toBe(allowed)
    }
    expect(withoutAborted(complaints)).toEqual([])
    await context.close()
  },
)
