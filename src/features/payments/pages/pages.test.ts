import { describe, expect, test } from 'vitest'
import { testSite } from '#support/site.ts'

const site = await testSite('2017-11-13T10:02')
const hubert = () => site.visitor().signIn('hubert.mounier', 'Demo+Isques62')

describe('the manual’s family', () => {
  test('«Paiements» shows the balance and leads to the statement, row for row', async () => {
    const parent = await hubert()
    await parent.open('/paiements')
    expect(parent.heading).toBe('Paiements')
    expect(parent.text).toContain('Régie d’Isques')
    expect(parent.text).toContain('Solde au 13/11/2017 : −7,20 euros')
    expect(parent.text).toContain('dont 7,20 € de réservations à venir')
    await parent.follow('Relevé de compte')
    expect(parent.text).toContain('Votre solde au 13/11/2017 : −7,20 euros')
    expect(parent.has('heading', 'Mois de Novembre 2017')).toBe(true)
    const rows = [...parent.main.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => (cell.textContent ?? '').replaceAll('\u00a0', ' ')),
    )
    expect(rows.map((cells) => cells.slice(0, 6))).toEqual([
      ['20/11/2017', '10/11/2017', 'MOUNIER Éric Garderie (1 x 1,10 €) Garderie soir - Garderie soir', '', '1,10 €', ''],
      [
        '20/11/2017',
        '10/11/2017',
        'MOUNIER Éric Restauration scolaire (1 x 3,90 €) Restauration scolaire - Repas de midi',
        'Tarif enfant',
        '3,90 €',
        '',
      ],
      ['20/11/2017', '10/11/2017', 'MOUNIER Éric Garderie (1 x 1,10 €) Garderie matin - Garderie matin', '', '1,10 €', ''],
      ['17/11/2017', '10/11/2017', 'MOUNIER Éric Garderie (1 x 1,10 €) Garderie matin - Garderie matin', '', '1,10 €', ''],
    ])
    parent.choose(/^Sélectionner l’année/, '2017')
    await parent.press('Afficher', parent.main)
    expect(parent.url).toBe('/paiements/releve?annee=2017')
    expect(parent.has('heading', 'Mois de Novembre 2017')).toBe(true)
  })
})

describe('«Recharger mon compte»', () => {
  test('from the amount to the receipt, and back as often as one likes', async () => {
    const parent = await site.visitor().signIn('pascal.dupin', 'Demo+Isques62')
    await parent.open('/paiements')
    await parent.follow('Recharger mon compte', parent.main)
    await parent.press('Valider le paiement', parent.main)
    expect([parent.status, parent.text.includes('Indiquez un montant')]).toEqual([422, true])
    await parent.type('Montant à charger', '500,01').press('Valider le paiement', parent.main)
    expect(parent.status).toBe(422)
    await parent.type('Montant à charger', '30 €').press('Valider le paiement', parent.main)
    expect(parent.url).toMatch(/^\/paiements\/recharger\/\d+$/)
    await parent.press(/^Valider le paiement de 30,00\s€$/, parent.main)
    expect(parent.heading).toBe('Banque de démonstration')
    await parent.press(/^Payer 30,00\s€$/, parent.main)
    expect(parent.url).toMatch(/^\/paiements\/retour\/\d+$/)
    expect(parent.text).toContain('Paiement de 30,00 € enregistré')
    const outcome = parent.url
    const balance = /Votre nouveau solde au 13\/11\/2017 : ([−\d,]+) euros/.exec(parent.text)?.[1]
    expect(balance).toBeDefined()
    await parent.open(outcome)
    expect(parent.text).toContain(`solde au 13/11/2017 : ${balance} euros`)
    await parent.open(outcome.replace('retour', 'recharger'))
    expect(parent.url).toBe(outcome)
    await parent.open('/paiements')
    expect(parent.text).toContain('Rechargement du compte')
    const letters = await site.letters('pascal.dupin@example.org')
    expect(letters.filter((l) => l.subject === 'Accusé de réception de votre paiement')).toHaveLength(1)

    const other = await hubert()
    await other.open(outcome)
    expect(other.status).toBe(404)
  })

  test('a bank without an answer asks for one; a refusal debits nothing', async () => {
    const parent = await hubert()
    await parent.open('/paiements/recharger')
    await parent.type('Montant à charger', '30').press('Valider le paiement', parent.main)
    await parent.press(/^Valider le paiement de/, parent.main)
    await parent.forge(parent.url, {})
    expect(parent.status).toBe(422)
    await parent.press('Refuser', parent.main)
    expect(parent.text).toContain('Le paiement n’a pas été effectué. Aucun montant n’a été débité.')
    await parent.open('/paiements')
    expect(parent.text).toContain('Solde au 13/11/2017 : −7,20 euros')
  })

  test('nobody sees money without signing in', async () => {
    for (const url of ['/paiements', '/paiements/releve', '/paiements/recharger', '/paiements/retour/1']) {
      const nobody = await site.visitor().open(url)
      expect(nobody.text).not.toContain('euros')
      expect(nobody.url.startsWith('/connexion') || nobody.status >= 400).toBe(true)
    }
  })
})
