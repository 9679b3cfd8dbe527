import sharp from 'sharp'
import { expect, test } from 'vitest'
import { features } from '#app/features.ts'
import { endingMessage } from '#features/documents/mails/messages.ts'
import { newsPaths } from '#features/news/index.ts'
import { acknowledgementText } from '#features/procedures/mails/acknowledgement.ts'
import { inTransaction } from '#platform/db/database.ts'
import { letterFrom, THEMES } from '#platform/mail/letter-text.ts'
import { findLetterText, setLetterText } from '#platform/mail/letter-texts.ts'
import { type Mail, sendMail, useMailer } from '#platform/mail/mail.ts'
import { testSite } from '#support/site.ts'

const site = await testSite('2026-11-16T10:00')
const starred = (label: string) => new RegExp(`^${label}( \\*)?$`)
const admin = () => site.visitor().signIn('admin.isques', 'Demo+Isques62', '/agent/connexion')
const boss = await admin()
const lines = async (url = '/agent/parametres/historique') => {
  await boss.open(url)
  for (const theme of boss.main.querySelectorAll('tbody th .discret')) theme.remove()
  return [...boss.main.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].slice(0, 4).map((cell) => cell.textContent.trim()),
  )
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
    await sharp({ create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
      .jpeg({ quality: 90 })
      .toBuffer(),
  )

test('TS-3, TS-4 · logo and picture: refused with why, resized, light in both formats, described or decorative, taken away', {
  timeout: 60_000,
}, async () => {
  await boss.open('/agent/parametres/ville/logo')
  await boss.press('Enregistrer')
  expect(boss.text).toContain('Choisissez un fichier')
  boss.attach('Logo', [{ name: 'logo.png', bytes: new TextEncoder().encode('<svg/>') }])
  await boss.press('Enregistrer')
  expect(boss.status).toBe(422)
  expect(boss.text.replaceAll('\u00a0', ' ')).toMatch(/logo\.png : Le (nom du )?fichier/)
  boss.attach('Logo', [{ name: 'logo.jpg', bytes: await noise(450, 200) }])
  await boss.press('Enregistrer')
  expect(boss.text).toContain('Les réglages sont enregistrés.')
  const logo = (await site.visitor().open('/')).document.querySelector('.enseigne img')!
  expect([logo.getAttribute('alt'), logo.getAttribute('width')]).toEqual(['', '396'])
  expect((await site.app.inject({ url: logo.getAttribute('src')! })).headers['content-type']).toBe('image/webp')

  await boss.open('/agent/parametres/ville/image')
  boss.attach('Image', [{ name: 'ville.jpg', bytes: await noise(1400, 900) }])
  boss.pick('Elle montre quelque chose')
  await boss.press('Enregistrer')
  expect(boss.status).toBe(422)
  expect(boss.text).toContain('Décrivez ce que montre l’image')
  boss.attach('Image', [{ name: 'ville.jpg', bytes: await noise(1400, 900) }])
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

test('TS-6 · what a town does not offer is absent: pages, menus, home, map of the site, search, feed; nothing is lost', async () => {
  const places = ['/', '/plan-du-site', '/sitemap.xml', '/recherche?q=mairie', '/recherche?q=aide']
  const links = async () =>
    (
      await Promise.all(places.map(async (url) => (await site.app.inject({ url, headers: { host: 'localhost:3000' } })).body))
    ).join('\n')
  expect(await links()).toMatch(/actualites[\s\S]*lieux/)
  const writer = await site.visitor().signIn('agent.communication', 'Demo+Isques62', '/agent/connexion')
  expect((await writer.open('/agent')).html).toContain('href="/agent/actualites"')
  await boss.open('/agent/parametres/ville/rubriques')
  boss.tick('Actualités', false).tick('Lieux et services', false).tick('Menus de la cantine', false)
  await boss.press('Enregistrer')
  expect(boss.text).toContain('Les réglages sont enregistrés.')
  expect((await lines())[0]!.slice(0, 3)).toEqual([
    'Rubriques – Non proposées',
    'Rien',
    'Actualités, Lieux et services, Menus de la cantine',
  ])
  expect(await links()).not.toMatch(/\/actualites|\/lieux|\/services/)
  for (const url of [
    '/actualites',
    '/actualites/besoin-d-aide',
    '/actualites.atom',
    '/actualites/abonnement',
    '/lieux',
    '/services',
  ])
    expect((await site.app.inject({ url, headers: { host: 'localhost:3000' } })).statusCode, url).toBe(404)
  // The way out of what was given before stays: a page, and the one click of the mail program (RFC 8058).
  const outside = features.find(({ name }) => name === 'news')!
  expect([...outside.pages, ...(outside.endpoints ?? [])].filter(({ isKept }) => isKept).map(({ url }) => url)).toHaveLength(2)
  const leaving = await site.app.inject({
    method: 'POST',
    url: newsPaths.leaveAtOnce('x'.repeat(43)),
    headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  expect(leaving.statusCode).toBe(200)
  await writer.open('/agent')
  expect(writer.html).not.toContain('href="/agent/actualites"')
  expect((await writer.open('/agent/actualites')).status).toBe(404)
  expect((await writer.open('/agent/parametres')).text).not.toContain('Adresses, téléphones, horaires')
  const hubert = await site.visitor().signIn('hubert.mounier', 'Demo+Isques62')
  expect((await hubert.open('/agenda')).status).toBe(200)
  // What is scheduled waits, and what must be erased still is.
  const news = features.find(({ name }) => name === 'news')!
  const { work } = await import('#app/work.ts')
  const { now } = await site.ctx()
  const { db } = site.towns.all[0]!
  await db
    .updateTable('news')
    .set({ status: 'programmee', publish_at: now.subtract({ hours: 1 }), published_at: null })
    .where('slug', '=', 'besoin-d-aide')
    .execute()
  const run = async (name: string) => work.schedules.find((schedule) => schedule.name === name)!.run(await site.ctx())
  await run('news.publish')
  await run('news.sweep')
  const statusOf = async () =>
    (await db.selectFrom('news').select('status').where('slug', '=', 'besoin-d-aide').executeTakeFirstOrThrow()).status
  expect(await statusOf()).toBe('programmee')
  await boss.open('/agent/parametres/ville/rubriques')
  boss.tick('Actualités').tick('Lieux et services').tick('Menus de la cantine')
  await boss.press('Enregistrer')
  await run('news.publish')
  expect(await statusOf()).toBe('publiee')
  expect((await site.visitor().open('/actualites/besoin-d-aide')).status).toBe(200)
  expect(news.switch).toBeDefined()
})

test('TS-6 · a feature that may be switched off leaves nothing behind: what it contributes, the switch knows how to take away', () => {
  for (const { name, switch: isSwitch, contributes } of features)
    if (isSwitch)
      expect(
        Object.keys(contributes ?? {}).filter(
          (key) => !['agentMenu', 'settings', 'searchEntries', 'personalData', 'retention', 'letters'].includes(key),
        ),
        name,
      ).toEqual([])
})

test('TS-7 · letters come from whom the town says, answers go where it says; a test says what the mail server answered', async () => {
  const sent: Mail[] = []
  let refusal: string | null = null
  useMailer({
    from: 'Isques <ne-pas-repondre@isques.example>',
    deliver: async (mail) => {
      if (refusal) throw new Error(refusal)
      sent.push(mail)
    },
  })
  await boss.open('/agent/parametres/ville/courriels')
  await boss.press('Envoyer un essai')
  expect(boss.text).toContain('Le courriel est parti')
  expect(boss.text).toContain('pour admin.isques@isques.example')
  expect(sent[0]).toMatchObject({ from: { name: 'Isques', address: 'ne-pas-repondre@isques.example' }, subject: 'Essai d’envoi' })
  expect(sent[0]!.replyTo).toBeUndefined()
  await boss.open('/agent/parametres/ville/courriels')
  boss.type('Nom de l’expéditeur', 'Mairie <d’Isques>').type('Adresse de l’expéditeur', 'pas une adresse')
  await boss.press('Enregistrer')
  expect(boss.status).toBe(422)
  boss.type('Adresse de l’expéditeur', 'portail@isques.example').type('Adresse de réponse', 'mairie@isques.example')
  await boss.press('Enregistrer')
  expect(boss.text).toContain('Mairie <d’Isques> (portail@isques.example)')
  await boss.press(/^Envoyer un essai/)
  expect(sent[1]).toMatchObject({
    from: { name: 'Mairie <d’Isques>', address: 'portail@isques.example' },
    replyTo: { address: 'mairie@isques.example' },
  })
  refusal = '550 5.7.1 sender refused'
  await boss.press('Essayer de nouveau')
  expect(boss.text.replaceAll('\u00a0', ' ')).toContain('« 550 5.7.1 sender refused »')
  useMailer(null)
})

test('ME-6 · whether families may answer is settled on a page that says when somebody else has changed it, and kept in the history', async () => {
  await boss.open('/agent/parametres/messages')
  const other = await (await admin()).open('/agent/parametres/messages')
  other.pick('Non').type(/^Raison/, 'Mairie fermée en août')
  await other.press('Enregistrer')
  boss.pick('Non').type(/^Raison/, 'Travaux')
  await boss.press('Enregistrer')
  expect(boss.status).toBe(409)
  expect(boss.html).toContain('Travaux')
  await boss.press('Enregistrer')
  expect((await lines()).slice(0, 2).map((line) => line.slice(0, 3))).toEqual([
    ['Messages – Réponses des familles', 'fermées\u00a0: Mairie fermée en août', 'fermées\u00a0: Travaux'],
    ['Messages – Réponses des familles', 'ouvertes', 'fermées\u00a0: Mairie fermée en août'],
  ])
})

test('TS-8 · a letter says what the town wrote, with its words and blocks; what is wrong is refused; one may come back to the original', async () => {
  const url = '/agent/parametres/ville/courriels/textes/accuse-de-reception'
  await boss.open('/agent/parametres/ville/courriels/textes')
  await boss.follow('Accusé de réception d’une demande')
  expect(boss.text.replaceAll('\u00a0', ' ')).toContain('Accusé de réception de votre demande n° 125')
  boss.type(starred('Objet'), 'Reçu pour {enfant}').type(starred('Texte'), 'Merci {numero} {nimporte} et {lien}')
  await boss.press('Enregistrer')
  expect(boss.status).toBe(422)
  for (const fault of [
    '{enfant} ne peut pas être dans l’objet',
    '{nimporte} n’existe pas dans ce courriel',
    '{lien} doit être seul dans son paragraphe',
    '{mentions} doit rester dans le texte',
  ])
    expect(boss.text).toContain(fault)
  expect(boss.html).toContain('{nimporte}')
  boss
    .type(starred('Objet'), 'Demande {numero} bien reçue')
    .type(starred('Texte'), 'La mairie a la demande {numero} <b>.\n\n{mentions}\n\n{lien}')
  await boss.press('Aperçu')
  expect(boss.text).toContain('La mairie a la demande 125 <b>.')
  await boss.press('Enregistrer')
  expect(boss.text).toContain('Les réglages sont enregistrés.')
  expect(
    (await lines())
      .slice(0, 2)
      .map(([setting]) => setting!.replaceAll('\u00a0', ' '))
      .toSorted(),
  ).toEqual(['Courriel « Accusé de réception d’une demande » – Objet', 'Courriel « Accusé de réception d’une demande » – Texte'])
  const sent: Mail[] = []
  useMailer({ from: 'x@isques.example', deliver: async (mail) => void sent.push(mail) })
  const filler = {
    numero: '7',
    mentions: [{ facts: [['Service', '{numero}']] }],
    lien: '/demandes/7',
  } as const
  const name = { firstName: '{numero}', birthName: '<i>' }
  const leave = async () => {
    const letter = letterFrom(acknowledgementText, { to: 'a@example.org', name, signature: 'La mairie' }, filler)
    await sendMail.run(await site.ctx(), { letter, id: 'x' })
    return sent.at(-1)!
  }
  const own = await leave()
  expect(own.subject).toBe('Demande 7 bien reçue')
  expect(own.text).toContain('La mairie a la demande 7 <b>.')
  expect(own.html).toContain('La mairie a la demande 7 &lt;b&gt;.')
  expect(own.text).toContain('{numero}')
  expect(own.text).toContain('http://localhost:3000/demandes/7')
  // Written back as shipped but for the text: the no-break space that the field lost is not a new subject.
  await boss.open(url)
  await boss.press('Revenir au texte d’origine')
  const known = (await lines()).length
  await boss.open(url)
  await boss.type(starred('Texte'), `Merci.\n\n${acknowledgementText.body}`).press('Enregistrer')
  expect(boss.text).toContain('Les réglages sont enregistrés.')
  expect((await lines()).length - known).toBe(1)
  await boss.open(url)
  await boss.press('Revenir au texte d’origine')
  expect((await leave()).subject.replaceAll('\u00a0', ' ')).toBe('Accusé de réception de votre demande n° 7')
  useMailer(null)
  expect((await boss.open('/agent/parametres/ville/courriels/textes/nulle-part')).status).toBe(404)
})

test('TS-8 · paragraphs and lines of a letter that are split or merged are kept, without a word changed; spaces are nothing', async () => {
  const url = '/agent/parametres/ville/courriels/textes/essai'
  const { db } = await site.ctx()
  const own = async () => (await findLetterText(db, 'essai'))?.body
  const save = async (text: string) => {
    await boss.open(url)
    await boss.type(starred('Texte'), text).press('Enregistrer')
    expect(boss.text).toContain('Les réglages sont enregistrés.')
    return (await lines()).length
  }
  const first = await save('Bonne nouvelle.\n\nLes courriels arrivent.')
  expect(await save('Bonne nouvelle. Les courriels arrivent.'), 'merged').toBe(first + 1)
  expect(await own()).toBe('Bonne nouvelle. Les courriels arrivent.')
  expect(await save('Bonne nouvelle.\n\nLes courriels arrivent.'), 'split').toBe(first + 2)
  expect(await own()).toBe('Bonne nouvelle.\n\nLes courriels arrivent.')
  expect(await save('Bonne nouvelle.\nLes courriels arrivent.'), 'one line break').toBe(first + 3)
  expect(await own()).toBe('Bonne nouvelle.\nLes courriels arrivent.')
  expect(await save('Bonne  nouvelle. \r\n\u00a0Les courriels\u00a0arrivent.\r\n\r\n'), 'read the same').toBe(first + 3)
  expect(await own()).toBe('Bonne nouvelle.\nLes courriels arrivent.')
  await boss.open(url)
  await boss.press('Revenir au texte d’origine')
  expect(await own()).toBeUndefined()
})

test('TS-8 · the list goes by theme, says who wrote what and when, finds a word; each letter is seen whole', async () => {
  const list = '/agent/parametres/ville/courriels/textes'
  await boss.open(list)
  const all = [...boss.main.querySelectorAll('tbody a')].map((link) => link.getAttribute('href')!)
  expect(all.length).toBeGreaterThan(50)
  expect([...boss.main.querySelectorAll('h2')].map((title) => title.textContent)).toEqual(Object.values(THEMES))
  expect(boss.text).toContain('dont aucun réécrit par la commune')
  for (const url of all) {
    await boss.open(url)
    expect([boss.status, boss.main.querySelector('.lettre, .courriel')?.textContent?.startsWith('Objet')], url).toEqual([
      200,
      true,
    ])
  }
  await boss.open(`${list}/reservations-mairie`)
  const preview = boss.main.querySelector('.lettre')!
  for (const said of [
    'Bonjour Camille Exemple,',
    'Motif',
    'Réservations ajoutées',
    'Réservations annulées',
    'La mairie – Isques',
  ])
    expect(preview.textContent).toContain(said)
  expect(preview.querySelector('a'), 'nothing to follow in an example').toBeNull()
  expect(boss.text).toContain('{motif}, {ajouts} et {annulations} n’y sont que s’il y a lieu.')
  await boss.type(starred('Objet'), 'Votre agenda a changé').press('Enregistrer')
  await boss.open(list)
  expect(boss.text).toContain('1 réécrit')
  boss.choose('Montrer', 'Ceux de la commune')
  await boss.press('Chercher')
  const rows = [...boss.main.querySelectorAll('tbody tr')].map((row) => row.textContent!)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatch(/Réservations changées par la mairie.*De la commune.*\d{4} à .*h.*, Anne Carpentier/)
  boss.choose('Montrer', 'Tous les textes').type('Un mot du texte ou de son titre', 'AGENDA a change')
  await boss.press('Chercher')
  expect(boss.main.querySelector('tbody')!.textContent).toContain('Réservations changées par la mairie')
  boss.type('Un mot du texte ou de son titre', 'girafe')
  await boss.press('Chercher')
  expect(boss.text).toContain('Aucun texte trouvé.')
  await boss.open(`${list}/reservations-mairie`)
  await boss.press('Revenir au texte d’origine')
})

test('TS-8 · a text that lacks what a letter must say today does not leave: the shipped one does, and the list says which to mend', async () => {
  const list = '/agent/parametres/ville/courriels/textes'
  const ctx = await site.ctx()
  const { account_id: account } = await ctx.db.selectFrom('setting_change').select('account_id').executeTakeFirstOrThrow()
  const stale = { subject: 'Bientôt {jour}', body: 'Un ancien texte {justificatif} {autrefois}' }
  await inTransaction(ctx, (tx) => setLetterText(tx, 'justificatif-expire', stale, account))
  await inTransaction(ctx, (tx) =>
    setLetterText(tx, 'demande-refusee', { subject: 'Refus', body: 'Refusé.\n\n{motif}' }, account),
  )
  const { subject, body } = await endingMessage(ctx.db, 'Vaccins', Temporal.PlainDate.from('2026-12-31'))
  expect([subject, body.includes('Vaccins expire le 31 décembre 2026.')]).toEqual(['Un justificatif expire bientôt', true])
  await boss.open(list)
  expect(boss.text.match(/À revoir/g)).toHaveLength(2)
  await boss.open(`${list}/demande-refusee`)
  expect(boss.text).toContain('Le texte d’origine part à la place de celui-ci.')
  expect(boss.text).toContain('{recours} doit rester dans le texte')
  expect(boss.main.querySelector('.courriel')!.textContent).toContain('est refusée pour la raison suivante')
  await boss.press('Revenir au texte d’origine')
  await boss.open(`${list}/justificatif-expire`)
  await boss.press('Revenir au texte d’origine')
  expect(boss.text).not.toContain('à la place de celui-ci')
})

test('TS-8 · a text that is to be mended but loses nothing is shown leaving, as it does', async () => {
  const url = '/agent/parametres/ville/courriels/textes/justificatif-expire'
  const ctx = await site.ctx()
  const { account_id: account } = await ctx.db.selectFrom('setting_change').select('account_id').executeTakeFirstOrThrow()
  const own = { subject: 'Avant le {date}', body: '{justificatif} expire.' }
  await inTransaction(ctx, (tx) => setLetterText(tx, 'justificatif-expire', own, account))
  const { subject } = await endingMessage(ctx.db, 'Vaccins', Temporal.PlainDate.from('2026-12-31'))
  expect(subject).toBe('Avant le 31 décembre 2026')
  await boss.open(url)
  expect(boss.main.querySelector('.courriel')!.textContent).toContain(subject)
  expect(boss.text).toContain('{date} ne peut pas être dans l’objet')
  expect(boss.text).not.toContain('à la place de celui-ci')
  await boss.press('Revenir au texte d’origine')
})

test('TS-8 · a message of a conversation is written with the town’s words too', async () => {
  await boss.open('/agent/parametres/ville/courriels/textes/justificatif-expire')
  expect(boss.main.querySelector('.courriel')!.textContent).toContain('expire le 31 décembre 2026')
  boss.type(starred('Texte'), 'Bientôt trop vieux : {justificatif}')
  await boss.press('Enregistrer')
  const { db } = await site.ctx()
  const written = () => endingMessage(db, '{date} <b>', Temporal.PlainDate.from('2026-12-31'))
  expect(await written()).toEqual({
    subject: 'Un justificatif expire bientôt',
    body: 'Bonjour,\n\nBientôt trop vieux : {date} <b>',
  })
  expect((await lines())[0]![0]).toMatch(/^Message «.Justificatif bientôt expiré.» – Texte$/)
  await boss.open('/agent/parametres/ville/courriels/textes/justificatif-expire')
  await boss.press('Revenir au texte d’origine')
  expect((await written()).body).toContain('{date} <b> expire le 31 décembre 2026.')
})

test('TS-6, TS-8 · the letters of what a town does not offer are not in its list', async () => {
  const list = '/agent/parametres/ville/courriels/textes'
  await boss.open('/agent/parametres/ville/rubriques')
  await boss.tick('Actualités', false).press('Enregistrer')
  await boss.open(list)
  expect(boss.text).not.toContain('Actualité publiée')
  expect((await boss.open(`${list}/actualite`)).status).toBe(404)
  await boss.open('/agent/parametres/ville/rubriques')
  await boss.tick('Actualités').press('Enregistrer')
  expect((await boss.open(`${list}/actualite`)).status).toBe(200)
})

test('TS-9 · the history is read by day, by subject and period, page after page, and as a file; nobody else reads it', async () => {
  const { db } = site.towns.all[0]!
  const who = await admin()
  const { id } = await db.selectFrom('account').select('id').where('login', '=', 'admin.isques').executeTakeFirstOrThrow()
  const change = (n: number) => ({
    theme: 'Zones',
    setting: `Réglage ${n}`,
    before: '',
    after: `=${n}`,
    account_id: id,
    at: Temporal.Instant.from(n < 10 ? '2027-01-04T23:30:00Z' : '2027-01-06T09:00:00Z'),
  })
  await inTransaction(await site.ctx(), (tx) =>
    tx
      .insertInto('setting_change')
      .values(Array.from({ length: 60 }, (_, n) => change(n)))
      .execute(),
  )
  await who.open('/agent/parametres/historique')
  await who.choose('Sujet', 'Zones').press('Afficher')
  const settings = () => [...who.main.querySelectorAll('tbody tr')].map((row) => /Réglage \d+/.exec(row.textContent)![0])
  const days = () => [...who.main.querySelectorAll('caption')].map((day) => day.textContent)
  expect([settings().length, settings()[0], days()]).toEqual([50, 'Réglage 59', ['Mercredi 6 janvier 2027']])
  await who.follow('Changements plus anciens')
  // Half past midnight in Paris: the day is Paris’s.
  expect([settings().length, days()]).toEqual([10, ['Mardi 5 janvier 2027']])
  expect(who.url).toContain('sujet=Zones')
  expect(who.has('link', 'Changements plus anciens')).toBe(false)
  await who.open('/agent/parametres/historique?du=2027-01-05&au=2027-01-05')
  expect(settings()).toHaveLength(10)
  const file = (await who.follow('Télécharger ces changements (CSV)')).html.replaceAll('\u00a0', ' ')
  expect(file.trim().split('\r\n')).toHaveLength(11)
  expect(file).toContain("05/01/2027;0 h 30;Zones;Réglage 9;;'=9;")
  await who.open('/agent/parametres/historique?sujet=Nulle+part&du=hier')
  expect(who.text).toContain('Aucun changement sur ce sujet et cette période.')
  const other = await site.visitor().signIn('agent.regie', 'Demo+Isques62', '/agent/connexion')
  for (const url of ['/agent/parametres/historique', '/agent/parametres/historique.csv'])
    expect((await other.open(url)).status, url).toBe(403)
})
