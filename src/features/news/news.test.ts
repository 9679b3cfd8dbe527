import { expect, test } from 'vitest'
import { sendMail, useMailer } from '#platform/mail/mail.ts'
import { copyImage } from '#support/captcha.ts'
import { photo } from '#support/papers.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import { publishDue, sendDigests } from './actions/write-news.ts'
import { newsLetter } from './mails/letters.ts'

const site = await testSite('2026-11-16T10:00')
const { db } = site.towns.bySlug('isques')
const starred = (label: string) => new RegExp(`^${label}( \\*)?$`)
const writer = () => site.visitor().signIn('agent.communication', PASSWORD, '/agent/connexion')
const revision = async () => (await db.selectFrom('town').select('revision').executeTakeFirstOrThrow()).revision

const write = async (titre: string, over: { public?: string; publication?: string } = {}) => {
  const me = await (await writer()).open('/agent/actualites/nouvelle')
  me.type(starred('Titre'), titre).type(starred('Résumé'), `Résumé de ${titre}`).type(starred('Texte'), '# Bonjour\n\n<b>non</b>')
  me.pick(over.public ?? 'Tout le monde').pick(over.publication ?? 'Publiée')
  return me
}

test('NE-2 · the home and the list tell the manual’s news item, four days old', async () => {
  const visitor = await site.visitor().open('/')
  expect(visitor.main.textContent!.replaceAll('\u00a0', ' ')).toMatch(/Actualités.*il y a 4 jours.*Besoin d’aide/)
  await visitor.follow(/^Besoin d’aide/)
  expect(visitor.url).toBe('/actualites/besoin-d-aide')
  expect(visitor.main.querySelector('h2')!.textContent).toBe('Par téléphone ou au guichet')
  site.later({ hours: 24 })
  await visitor.open('/')
  expect(visitor.text).toContain('il y a 5 jours')
})

test('NE-1, NE-3, NE-4 · a draft is nobody’s, what is for families needs an account, what is archived is gone', async () => {
  const me = await write('Fête de l’école <b>', { publication: 'Brouillon' })
  await me.press('Enregistrer')
  expect(me.text).toContain('L’actualité est enregistrée.')
  const edit = me.url
  const url = '/actualites/fete-de-l-ecole-b'
  expect((await site.visitor().open(url)).status).toBe(404)
  await me.pick('Les familles connectées').pick('Publiée').press('Enregistrer')
  expect((await site.visitor().open(url)).status).toBe(404)
  for (const page of ['/', '/actualites', '/actualites.atom', '/recherche?q=fete'])
    expect((await site.visitor().open(page)).html, page).not.toContain('fete-de-l-ecole')
  const family = await (await site.visitor().signIn('hubert.mounier', PASSWORD)).open(url)
  expect(family.heading).toBe('Fête de l’école <b>')
  expect(family.main.querySelector('b')).toBeNull()
  await me.open(edit)
  await me
    .pick('Tout le monde')
    .tick(/^Garder en premier/)
    .press('Enregistrer')
  const visitor = await site.visitor().open('/actualites')
  expect(visitor.main.querySelector('.actualites h2')!.textContent).toBe('Fête de l’école <b>')
  expect((await visitor.open('/recherche?q=fete')).text).toContain('Fête de l’école <b>')
  await me.open(edit)
  await me.pick('Archivée').press('Enregistrer')
  expect((await visitor.open(url)).status).toBe(404)
  const traced = await db.selectFrom('audit_event').select('action').where('action', 'like', 'news.%').execute()
  expect(traced.map(({ action }) => action)).toEqual(['news.create', ...Array.from({ length: 3 }, () => 'news.change')])
  expect((await (await site.visitor().signIn('agent.cantine', PASSWORD, '/agent/connexion')).open(edit)).status).toBe(403)
})

test('NE-3 · scheduled, it appears at that minute and changes the town’s revision; nothing due changes nothing', async () => {
  site.setClock('2026-11-18T10:00')
  const me = await write('Marché de Noël', { publication: 'Programmée' })
  await me.press('Enregistrer')
  expect([me.status, me.text.includes('Indiquez le jour et l’heure')]).toEqual([422, true])
  me.date(/^Jour de publication/, '18', '11', '2026')
  await me.choose('Heure de publication', /^10/).press('Enregistrer')
  expect(me.text).toContain('Choisissez un jour et une heure à venir')
  await me.choose('Heure de publication', /^11/).press('Enregistrer')
  expect(me.text).toContain('L’actualité est enregistrée.')
  site.setClock('2026-11-18T10:59')
  const before = await revision()
  await publishDue(await site.ctx())
  expect(await revision()).toBe(before)
  expect((await site.visitor().open('/actualites/marche-de-noel')).status).toBe(404)
  site.setClock('2026-11-18T11:00')
  await publishDue(await site.ctx())
  expect(await revision()).not.toBe(before)
  expect((await site.visitor().open('/actualites/marche-de-noel')).status).toBe(200)
})

test('NE-5 · a picture comes with its description, light and without what the camera said', { timeout: 60_000 }, async () => {
  const me = await write('Travaux rue du Pont')
  await me.attach('Image', [{ name: 'pont.jpg', bytes: await photo(2000, 1500) }]).press('Enregistrer')
  expect([me.status, me.text.includes('Décrivez l’image')]).toEqual([422, true])
  me.type('Description de l’image', 'Le pont barré')
  await me.attach('Image', [{ name: 'pont.jpg', bytes: await photo(2000, 1500) }]).press('Enregistrer')
  const visitor = await site.visitor().open('/actualites/travaux-rue-du-pont')
  const picture = visitor.main.querySelector('img')!
  expect([picture.alt, picture.getAttribute('width'), picture.getAttribute('height')]).toEqual(['Le pont barré', '960', '720'])
  const avif = visitor.main.querySelector('source')!.getAttribute('srcset')!
  for (const [url, type] of [
    [picture.getAttribute('src')!, 'image/webp'],
    [avif, 'image/avif'],
  ] as const) {
    const reply = await site.app.inject({ url, headers: { host: 'localhost:3000' } })
    expect([reply.statusCode, reply.headers['content-type'], reply.headers['cache-control']]).toEqual([
      200,
      type,
      'public, max-age=31536000, immutable',
    ])
    expect(reply.rawPayload.length).toBeLessThanOrEqual(60_000)
    expect(reply.rawPayload.includes(Buffer.from('MARQUE-DE-LIANE'))).toBe(false)
  }
  expect(await db.selectFrom('stored_file').select('id').execute()).toEqual([])
  // Not a picture; and the one that is there stays.
  await me.attach('Image', [{ name: 'virus.jpg', bytes: Buffer.from('<svg onload=alert(1)>') }]).press('Enregistrer')
  expect(me.status).toBe(422)
  await me.tick('Retirer l’image').press('Enregistrer')
  await visitor.open('/actualites/travaux-rue-du-pont')
  expect(visitor.main.querySelector('img')).toBeNull()
})

test('NE-8 · the feed is announced, and answers 304 to who has it', async () => {
  const visitor = await site.visitor().open('/actualites')
  const link = visitor.document.querySelector<HTMLLinkElement>('link[rel=alternate]')!
  expect(link.type).toBe('application/atom+xml')
  const ask = (headers: Record<string, string> = {}) =>
    site.app.inject({ url: link.getAttribute('href')!, headers: { host: 'localhost:3000', ...headers } })
  const first = await ask()
  expect(first.headers['content-type']).toContain('application/atom+xml')
  expect(first.body).toContain('Besoin d’aide')
  const { etag, 'last-modified': modified } = first.headers as Record<string, string>
  expect((await ask({ 'if-none-match': etag! })).statusCode).toBe(304)
  expect((await ask({ 'if-none-match': '"other"' })).statusCode).toBe(200)
  expect((await ask({ 'if-modified-since': modified! })).statusCode).toBe(304)
  expect((await ask({ 'if-modified-since': 'Mon, 01 Jan 2024 00:00:00 GMT' })).statusCode).toBe(200)
})

const subscribe = async (email: string): Promise<string> => {
  const visitor = await site.visitor().open('/actualites/abonnement')
  site.later({ minutes: 1 })
  await copyImage(visitor.type(starred('Adresse électronique'), email)).press('S’abonner')
  expect(visitor.url).toBe('/actualites/abonnement/a-confirmer')
  const letter = (await site.letters(email)).findLast(({ subject }) => subject.startsWith('Confirmez'))!
  return /\/actualites\/abonnement\/[\w-]+/.exec(letter.text)![0]
}
const newsTo = async (email: string) => (await site.letters(email)).filter(({ subject }) => !subject.startsWith('Confirmez'))

test('NE-6, NE-7 · one subscribes by a link, is written to once, and leaves by a click', async () => {
  const email = 'lectrice@example.org'
  const link = await subscribe(email)
  await (await write('Avant de confirmer')).press('Enregistrer')
  const me = await site.visitor().open(link)
  expect(await newsTo(email)).toEqual([])
  await me.pick(/^Dès qu’elles/).press('Confirmer mon abonnement')
  expect(me.text).toContain('Vous êtes abonné')
  expect((await site.visitor().open(link)).status).toBe(409)
  const editor = await write('Coupure d’eau')
  await editor.press('Enregistrer')
  await editor.press('Enregistrer')
  const received = await newsTo(email)
  expect(received.map(({ subject }) => subject)).toEqual(['Coupure d’eau'])

  // What the mail program is told, and what it posts.
  const sent: { unsubscribe?: string }[] = []
  useMailer({ from: 'x@y.z', deliver: async (mail) => void sent.push(mail) })
  const ctx = await site.ctx()
  await sendMail.run(ctx, {
    id: '1',
    letter: newsLetter(
      { name: 'Isques', regieName: 'Régie' },
      { email, leaveToken: 'x' },
      { title: 'x', summary: 'x', slug: 'x' },
    ),
  })
  useMailer(null)
  expect(sent[0]!.unsubscribe).toBe('http://localhost:3000/actualites/desabonnement-direct/x')
  const leave = /\/actualites\/desabonnement\/[\w-]+/.exec(received[0]!.text)![0]
  const atOnce = leave.replace('desabonnement', 'desabonnement-direct')
  const click = (payload: string) =>
    site.app.inject({
      method: 'POST',
      url: atOnce,
      headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    })
  expect((await click('')).statusCode).toBe(400)
  expect((await site.visitor().open(leave)).text).toContain(email)
  expect((await click('List-Unsubscribe=One-Click')).statusCode).toBe(200)
  expect(await db.selectFrom('news_subscription').select('id').where('email', '=', email).execute()).toEqual([])
  expect((await site.visitor().open(leave)).status).toBe(409)
})

test('NE-7 · the digest tells what appeared since the last one, on Monday, or nothing', async () => {
  const email = 'hebdo@example.org'
  await (await site.visitor().open(await subscribe(email))).pick(/^Une fois par semaine/).press('Confirmer mon abonnement')
  site.later({ minutes: 1 })
  await (await write('Première nouvelle')).press('Enregistrer')
  await (await write('Pour les familles', { public: 'Les familles connectées' })).press('Enregistrer')
  expect(await newsTo(email)).toEqual([])
  site.later({ minutes: 1 })
  await sendDigests(await site.ctx())
  await sendDigests(await site.ctx())
  const [digest, ...others] = await newsTo(email)
  expect(others).toEqual([])
  expect(digest!.text).toContain('Première nouvelle')
  expect(digest!.text).not.toContain('Pour les familles')
})

test('NE-6 · a link is over after 48 hours, an address never confirmed is forgotten', async () => {
  const link = await subscribe('oubli@example.org')
  site.later({ hours: 47, minutes: 59 })
  expect((await site.visitor().open(link)).status).toBe(200)
  site.later({ minutes: 2 })
  expect((await site.visitor().open(link)).status).toBe(409)
})

test('NE-9 · a draft is seen as the public will see it, by whoever writes it alone', async () => {
  const me = await write('Kermesse du printemps', { publication: 'Brouillon' })
  await me.press('Enregistrer')
  await me.follow(/^Aperçu/)
  expect(me.text).toContain('Aperçu : brouillon')
  expect(me.heading).toBe('Kermesse du printemps')
  expect(me.title).not.toContain('Kermesse')
  expect(me.main.querySelector('h2')!.textContent).toBe('Bonjour')
  expect(me.document.querySelector('meta[name=robots]')!.getAttribute('content')).toBe('noindex')
  expect(me.headers['cache-control']).toContain('no-store')
  expect(me.html).not.toContain('og:title')
  const { url } = me
  expect((await site.visitor().open(url)).main.textContent).not.toContain('Kermesse')
  expect((await (await site.visitor().signIn('hubert.mounier', PASSWORD)).open(url)).text).not.toContain('Kermesse')
  const other = await site.visitor().signIn('agent.cantine', PASSWORD, '/agent/connexion')
  expect((await other.open(url)).status).toBe(403)
  expect((await site.visitor().open('/actualites/kermesse-du-printemps')).status).toBe(404)
  // Once out, the same words are on the public page.
  await me.follow('Modifier cette actualité')
  await me.pick('Publiée').press('Enregistrer')
  await me.follow('Voir cette actualité')
  expect(me.main.querySelector('.chapo')!.textContent).toBe('Résumé de Kermesse du printemps')
})
