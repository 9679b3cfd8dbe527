import { expect, test } from 'vitest'
import { testSite } from '#support/site.ts'

const site = await testSite('2017-11-13T10:00')
const PASSWORD = 'Demo+Isques62'
const fold = (text: string | null) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim()
const cell = async () => {
  const v = await site.visitor().signIn('pascal.dupin', PASSWORD)
  await v.open('/agenda?mois=2017-11')
  return fold(v.document.getElementById('j-2017-11-23')!.textContent)
}

test('MN-1 · a menu typed for a day is read in the agenda, and an empty box removes it', async () => {
  const cook = await site.visitor().signIn('agent.cantine', PASSWORD, '/agent/connexion')
  await cook.open('/agent/menus?semaine=2017-11-23')
  const type = (text: string) => {
    ;(cook.field('textbox', /^Menu sans viande, jeudi 23 novembre/) as HTMLTextAreaElement).value = text
    return cook.press('Enregistrer les menus')
  }
  await type('Lentilles & riz <complet>')
  expect(cook.text).toContain('Les menus de la semaine sont enregistrés.')
  expect(await cell()).toContain('Menu sans viande : Lentilles & riz <complet>')
  await type('')
  expect(await cell()).not.toContain('Menu')
})

test('MN-2 · a pasted table is taken whole or not at all, with the line that cannot be read', async () => {
  const cook = await site.visitor().signIn('agent.cantine', PASSWORD, '/agent/connexion')
  const paste = async (text: string) => cook.forge('/agent/menus/importer', { contenu: text })
  await paste('Date;Type;Menu\n23/11/2017;Menu du jour;Poulet, frites\n24/11/2017;Menu halal;x')
  expect(cook.status).toBe(422)
  expect(fold(cook.text)).toContain('Ligne 3 : « Menu halal » n’est pas un type de menu')
  expect(await cell()).not.toContain('Poulet')
  await paste('23/11/2017;Menu du jour;"Poulet; frites"\r\n2017-11-24;menu du jour;Poisson\r\n')
  expect(fold(cook.text)).toContain('2 menus importés')
  expect(await cell()).toContain('Menu du jour : Poulet; frites')
  await cook.open('/agent/menus/importer')
  cook.attach(/^Fichier du tableau/, [{ name: 'menus.csv', bytes: Buffer.from('23/11/2017;Menu du jour;Gratin\n') }])
  await cook.press('Importer')
  expect(await cell()).toContain('Menu du jour : Gratin')
  const parent = await site.visitor().signIn('pascal.dupin', PASSWORD)
  await parent.open('/agent/menus')
  expect(parent.status).toBe(403)
})
