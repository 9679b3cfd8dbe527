import sharp from 'sharp'
import { expect, test } from 'vitest'
import { testSite } from '#support/site.ts'

const site = await testSite('2026-11-16T10:00')
const starred = (label: string) => new RegExp(`^${label}( \\*)?$`)
const admin = () => site.visitor().signIn('admin.isques', 'Demo+Isques62', '/agent/connexion')
const boss = await admin()
const lines = async (url = '/agent/parametres/historique') => {
  await boss.open(url)
  return [...boss.main.querySelectorAll('tbody tr')].map((row) => [...row.children].slice(0, 4).map((cell) => cell.textContent))
}

test('TS-1 · every page of settings is one click from «Paramètres», under its part', async () => {
  await boss.open('/agent/parametres')
  const parts = [...boss.main.querySelectorAll('h2')].map((title) => title.textContent)
  expect(parts).toContain('La commune')
  expect(parts).toContain('Services et agents')
  for (const label of ['Identité', 'Logo', 'Image de l’accueil', 'Contacts et horaires', 'Historique des réglages']) {
    await boss.open('/agent/parametres')
    await boss.follow(label)
    expect(boss.status, label).toBe(200)
  }
  expect(boss.text).toContain('Aucun réglage n’a été changé.')
  const other = await site.visitor().signIn('agent.communication', 'Demo+Isques62', '/agent/connexion')
  expect((await other.open('/agent/parametres/ville/identite')).status).toBe(403)
  expect((await other.open('/agent/parametres')).text).not.toContain('Historique des réglages')
})

test('TS-2 · a colour is tried without being saved, then saved, traced, and worn by every page', async () => {
  await boss.open('/agent/parametres/ville/identite')
  boss.type(starred('Couleur'), 'jaune')
  await boss.press('Enregistrer')
  expect(boss.status).toBe(422)
  expect(boss.html).toContain('value="jaune"')
  boss.type(starred('Couleur'), 'FF0')
  await boss.press('Aperçu')
  expect(boss.text).toContain('Rien n’est enregistré pour le moment.')
  expect(boss.text.replaceAll('\u00a0', ' ')).toContain('En noir : 15,9 pour 1.')
  const sample = boss.main.querySelector('img')!.getAttribute('src')!
  expect((await site.app.inject({ url: sample })).body).toContain('#ffff00')
  expect((await site.visitor().open('/')).html).not.toContain('/theme/ffff00.css')
  await boss.press('Enregistrer')
  expect(boss.text).toContain('Les réglages sont enregistrés.')
  expect((await site.visitor().open('/')).html).toContain('/theme/ffff00.css')
  const css = (await site.app.inject({ url: '/theme/ffff00.css' })).body
  expect(css).toContain('--marque:#ffff00;--sur-marque:#1b1b1f;--marque-sur-blanc:#7a7a00')
  expect(await lines()).toEqual([['Identité – Couleur', '#c8102e', '#ffff00', expect.stringMatching(/\S+ \S+/)]])
  const traced = await (await site.ctx()).db.selectFrom('audit_event').selectAll().where('action', '=', 'town.settle').execute()
  expect(traced.map(({ subject }) => subject)).toEqual(['reglages/identity'])
})

test('TS-1 · a page filled in while somebody else changed it is refused, keeps what was typed, shows what is now', async () => {
  await boss.open('/agent/parametres/ville/aide')
  const other = await (await admin()).open('/agent/parametres/ville/aide')
  other.type(starred('Téléphone'), '03 21 00 00 01')
  await other.press('Enregistrer')
  boss.type(starred('Horaires'), 'Le matin O’Neill <b>')
  await boss.press('Enregistrer')
  expect(boss.status).toBe(409)
  expect(boss.text).toContain('Quelqu’un a changé ces réglages')
  expect(boss.text).toContain('03 21 00 00 01')
  expect((boss.field('textbox', starred('Horaires')) as HTMLInputElement).value).toBe('Le matin O’Neill <b>')
  boss.type(starred('Téléphone'), '03 21 00 00 02')
  await boss.press('Enregistrer')
  expect(boss.text).toContain('Les réglages sont enregistrés.')
  const visitor = await site.visitor().open('/')
  expect(visitor.text).toContain('Le matin O’Neill <b>')
  expect(visitor.text).toContain('03 21 00 00 02')
  const noted = (await lines()).map(([setting, before, after]) => [setting, before, after])
  expect(noted.slice(0, 3).toSorted()).toEqual([
    ['Contacts et horaires – Horaires', expect.any(String), 'Le matin O’Neill <b>'],
    ['Contacts et horaires – Téléphone', '03 21 00 00 01', '03 21 00 00 02'],
    ['Contacts et horaires – Téléphone', expect.any(String), '03 21 00 00 01'],
  ])
  // The other one's page is the last saved: sent again as it is, it changes nothing and says so by the present settings.
  await other.open('/agent/parametres/ville/aide')
  const before = (await lines()).length
  await other.press('Enregistrer')
  expect(other.status).toBe(200)
  expect((await lines()).length).toBe(before)
})

test('TS-5 · the captcha asked of visitors and the rule of passwords follow the town’s choice', async () => {
  await boss.open('/agent/parametres/ville/inscription')
  boss.pick('Une question simple').pick(/^15/)
  await boss.press('Enregistrer')
  expect(
    (await lines())
      .slice(0, 2)
      .map(([setting]) => setting)
      .toSorted(),
  ).toEqual(['Inscription et mots de passe – Mots de passe', 'Inscription et mots de passe – Vérification anti-robot'])
  expect((await site.visitor().open('/inscription')).html).not.toContain('Recopiez les caractères de l’image')
  const hubert = await site.visitor().signIn('hubert.mounier', 'Demo+Isques62')
  await hubert.open('/profil/identifiants/mot-de-passe')
  expect(hubert.text.replaceAll('\u00a0', ' ')).toContain('au moins 15 caractères')
  hubert
    .type(starred('Mot de passe actuel'), 'Demo+Isques62')
    .type(starred('Mot de passe'), 'Gr4nite+rose')
    .type(starred('Répéter votre mot de passe'), 'Gr4nite+rose')
  await hubert.press(/^Changer|^Enregistrer/)
  expect(hubert.status).toBe(422)
  expect(hubert.text.replaceAll('\u00a0', ' ')).toContain('Le mot de passe doit contenir au minimum 15 caractères')
})

const noise = async (width: number, height: number) =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
      .jpeg({ quality: 90 })
      .toBuffer(),
  )

test('TS-3, TS-4 · logo and picture: refused with why, resized, light in both formats, described or decorative, taken away', async () => {
  await boss.open('/agent/parametres/ville/logo')
  await boss.press('Enregistrer')
  expect(boss.text).toContain('Choisissez un fichier')
  boss.attach('Logo', [{ name: 'logo.png', bytes: new TextEncoder().encode('<svg/>') }])
  await boss.press('Enregistrer')
  expect(boss.status).toBe(422)
  expect(boss.text.replaceAll('\u00a0', ' ')).toMatch(/logo\.png : Le (nom du )?fichier/)
  boss.attach('Logo', [{ name: 'logo.jpg', bytes: await noise(900, 400) }])
  await boss.press('Enregistrer')
  expect(boss.text).toContain('Les réglages sont enregistrés.')
  const logo = (await site.visitor().open('/')).document.querySelector('.enseigne img')!
  expect([logo.getAttribute('alt'), logo.getAttribute('width')]).toEqual(['', '396'])
  expect((await site.app.inject({ url: logo.getAttribute('src')! })).headers['content-type']).toBe('image/webp')

  await boss.open('/agent/parametres/ville/image')
  boss.attach('Image', [{ name: 'ville.jpg', bytes: await noise(2400, 1600) }])
  boss.pick('Elle montre quelque chose')
  await boss.press('Enregistrer')
  expect(boss.status).toBe(422)
  expect(boss.text).toContain('Décrivez ce que montre l’image')
  boss.attach('Image', [{ name: 'ville.jpg', bytes: await noise(2400, 1600) }])
  boss.type('Description', 'La Liane à Isques')
  await boss.press('Enregistrer')
  expect(boss.text).toContain('Les réglages sont enregistrés.')
  const home = await site.visitor().open('/')
  const shown = home.main.querySelector<HTMLImageElement>('img.image-ville')!
  expect(shown.alt).toBe('La Liane à Isques')
  for (const format of ['avif', 'webp'] as const) {
    const { rawPayload, headers } = await site.app.inject({ url: shown.getAttribute('src')!.replace(/\w+$/, format) })
    expect(headers['content-type']).toBe(`image/${format}`)
    expect(headers['cache-control']).toContain('immutable')
    expect(rawPayload.length).toBeLessThanOrEqual(60_000)
    const { width, height } = await sharp(rawPayload).metadata()
    expect([width, height].map(String)).toEqual([shown.getAttribute('width'), shown.getAttribute('height')])
  }
  boss.pick('Elle décore seulement')
  await boss.press('Enregistrer')
  expect((await site.visitor().open('/')).main.querySelector('img.image-ville')!.getAttribute('alt')).toBe('')
  await boss.press('Revenir au dessin d’origine')
  expect((await site.visitor().open('/')).html).toContain('/liane.svg')
  expect((await site.app.inject({ url: '/images/00000000000000000000000000000000.webp' })).statusCode).toBe(404)
})
