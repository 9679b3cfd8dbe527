import { expect, test } from 'vitest'
import { features } from '#app/features.ts'
import { hubert, PASSWORD, personas, sessionOf, visitor } from '#support/personas.ts'
import { crawl, startsOf } from '#support/routes.ts'
import { testSite } from '#support/site.ts'

const site = await testSite('2017-11-13T10:00')
const { db } = site.towns.bySlug('isques')
const pages = features.flatMap((feature) => feature.pages)
const off = features.flatMap(({ name, switch: whole, parts = [] }) => [
  ...(whole ? [name] : []),
  ...parts.map((part) => part.name),
])

test('TS-6 · what may be switched off has a name in the history, and one line in «Rubriques»', async () => {
  expect(off.toSorted()).toEqual(['menus', 'news', 'online-payment', 'places'])
  const admin = await site.visitor().signIn('admin.isques', PASSWORD, '/agent/connexion')
  await admin.open('/agent/parametres/ville/rubriques')
  expect(admin.main.querySelectorAll('input[type=checkbox]:checked')).toHaveLength(off.length)
  for (const box of admin.main.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.checked = false
  await admin.press('Enregistrer')
  await admin.open('/agent/parametres/historique')
  expect(admin.text).toContain('Actualités, Lieux et services, Menus de la cantine, Paiement en ligne')
})

test.each(personas.filter((persona) => [visitor, hubert].includes(persona) || persona.login === 'agent.communication'))(
  'TS-6 · with everything switched off, no link of $name leads nowhere, nor to what is off',
  { timeout: 60_000 },
  async (persona) => {
    await db.updateTable('town').set({ switched_off: off }).execute()
    const session = await sessionOf(site, persona)
    const walked = await crawl(session, pages, startsOf(session))
    expect(walked.dead).toEqual([])
    const gone = /^\/(actualites|lieux|services|agent\/(actualites|menus|parametres\/lieux))|^\/paiements\/recharger/
    expect(
      walked.pages.flatMap(({ url, links }) => links.filter((link) => gone.test(link)).map((link) => `${url} → ${link}`)),
    ).toEqual([])
    expect(walked.pages.length).toBeGreaterThan(8)
  },
)

test('TS-6 · without online payment, balance and statement stay, pages say where to pay, and what was begun ends', async () => {
  await db.updateTable('town').set({ switched_off: [] }).execute()
  const parent = await site.visitor().signIn('hubert.mounier', PASSWORD)
  const begin = async () => {
    await parent.open('/paiements/recharger')
    await parent.type('Montant à charger', '20').press('Valider le paiement', parent.main)
    const check = parent.url
    await parent.press(/^Valider le paiement de 20,00/, parent.main)
    return { check, bank: parent.url }
  }
  const begun = await begin()
  const other = await site.visitor().signIn('pascal.dupin', PASSWORD)
  await other.open('/paiements/recharger')
  await other.type('Montant à charger', '30').press('Valider le paiement', other.main)
  await db
    .updateTable('town')
    .set({ switched_off: ['online-payment'] })
    .execute()

  expect(other.heading).toBe('Vérifier le paiement')
  await other.press(/^Valider le paiement de 30,00/, other.main)
  expect([other.status, other.text.includes('Aucun montant n’a été débité')]).toEqual([409, true])
  await parent.open('/paiements')
  expect(parent.text).toContain('Le paiement en ligne n’est pas ouvert.')
  expect(parent.text).toContain('adressez-vous à la Régie')
  expect(parent.text).toContain('Solde au')
  expect(parent.text).toContain('en cours de confirmation')
  expect((await parent.open('/paiements/releve')).status).toBe(200)
  await parent.open('/paiements/recharger')
  expect([parent.status, parent.has('button', 'Valider le paiement')]).toEqual([200, false])
  await parent.open('/accueil')
  expect(parent.text).not.toContain('Recharger')
  await parent.follow('Où payer')
  expect(parent.url).toBe('/paiements')
  expect((await site.visitor().open('/inscription')).html).not.toContain('payer en ligne')

  await parent.open(begun.bank)
  await parent.press(/^Payer 20,00/, parent.main)
  expect(parent.heading).toBe('Paiement enregistré')
  await other.open('/paiements/recharger?montant=10')
  expect(other.text).toContain('Le paiement en ligne n’est pas ouvert.')
})
