import { describe, expect, it } from 'vitest'
import { vaults } from '#platform/files/vault.ts'
import { copyImage } from '#support/captcha.ts'
import { pdf, photo } from '#support/papers.ts'
import { testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'
import { CONTACTS, LETTERS } from './actions/visitor-contact.ts'
import { sweepMessages } from './jobs/sweep.ts'

const site = await testSite('2017-11-13T10:00')
const { db } = site.towns.bySlug('isques')
const PASSWORD = 'Demo+Isques62'
const agent = (login: string) => site.visitor().signIn(login, PASSWORD, '/agent/connexion')
const parent = (login = 'hubert.mounier') => site.visitor().signIn(login, PASSWORD)

const threadsOf = async (login: string): Promise<number[]> =>
  (
    await db
      .selectFrom('thread')
      .innerJoin('account', 'account.person_id', 'thread.person_id')
      .select('thread.id')
      .where('login', '=', login)
      .orderBy('thread.id', 'desc')
      .execute()
  ).map(({ id }) => id)
const traces = async (action: string, subject: string): Promise<number> =>
  (await db.selectFrom('audit_event').select('id').where('action', '=', action).where('subject', '=', subject).execute()).length

/** Fills the form without an account. */
const write = async (over: {
  email: string
  subject?: string
  message?: string
  files?: { name: string; bytes: Uint8Array }[]
}): Promise<Visitor> => {
  const me = await site.visitor().open('/demarches/contacter-la-mairie')
  site.later({ seconds: 30 })
  me.choose(/^Service/, /Accueil/)
    .type('Objet', over.subject ?? 'Horaires')
    .type('Message', over.message ?? 'Bonjour,\nQuand ouvrez-vous ?')
    .type('Nom', 'Zoé Martin')
    .type('E-mail', over.email)
  if (over.files) me.attach(/^Pièce jointe/, over.files)
  return copyImage(me).press('Envoyer mon message')
}
const linkIn = (text: string, kind: 'confirmation' | 'conversation'): string =>
  new RegExp(`/contact/${kind}/[\\w-]{43}`).exec(text)![0]

describe('with an account', () => {
  it('ME-2, ME-4 · the manual’s message is «Non lu», read once, and the menu says so', async () => {
    const hubert = await parent()
    await hubert.open('/echanges')
    for (const label of ['Date', 'Sujet', 'Téléservice concerné', 'Statut', 'Action', 'Non lu'])
      expect(hubert.text).toContain(label)
    expect(hubert.document.querySelector('nav.menu')!.textContent).toMatch(/Échanges\d+.*1\s+message non lu/)
    await hubert.follow(/^Lire.*«.Demande de justificatifs.»/)
    expect(hubert.text).toContain('Fiche enfant, demande n° 109')
    expect(hubert.document.querySelector('nav.menu')!.textContent).not.toMatch(/non lu/)
    await hubert.open('/echanges')
    expect(hubert.text).not.toContain('Non lu')
  })

  it('ME-6 to ME-16 · a family answers, the service reads, notes, inserts, answers and closes', async () => {
    const hubert = await parent()
    const [id] = await threadsOf('hubert.mounier')
    await hubert.open(`/echanges/${id}`)
    await hubert.press('Envoyer ma réponse')
    expect(hubert.status).toBe(422)
    await hubert
      .type('Votre réponse', 'Bonjour,\n\nJe les dépose demain. <b>Merci</b> <script>alert(1)</script>')
      .press('Envoyer ma réponse')
    expect(hubert.text).toContain('Votre réponse est envoyée à la mairie.')
    expect(hubert.html).toContain('&lt;script>')

    const school = await agent('agent.scolarite')
    expect(school.text).toMatch(/1 message sans réponse/)
    await school.open('/agent/messages')
    expect(school.text).toContain('MOUNIER Hubert')
    await school.follow('Demande de justificatifs')
    expect(school.title).not.toMatch(/Hubert|justificatifs/)
    expect(await traces('messages.read', `conversation/${id}`)).toBe(1)
    await school.type('Note interne, invisible pour la famille', 'Il appelle souvent.').press('Ajouter la note')
    expect(school.text).toContain('Il appelle souvent.')
    await school.choose('Réponse type', 'Orienter vers la permanence').press('Insérer la réponse type')
    expect(school.status).toBe(200)
    expect(school.html).toMatch(/appeler le service Affaires scolaires au 03/)
    await school.type('Votre message à la famille', 'Merci {numéro}').press('Envoyer')
    expect(school.status, 'a variable is left').toBe(422)
    await school.type('Votre message à la famille', 'Merci, à demain.').press('Envoyer et clore')
    expect(school.text).toContain('Votre message est envoyé et la conversation est close.')

    await hubert.open(`/echanges/${id}`)
    expect(hubert.text).toContain('Merci, à demain.')
    expect(hubert.text).toMatch(/Conversation close le/)
    expect(hubert.text).not.toContain('Il appelle souvent.')
    expect(hubert.has('button', 'Envoyer ma réponse')).toBe(false)
    await hubert.forge(`/echanges/${id}`, { reponse: 'Encore', cle: crypto.randomUUID() })
    expect(hubert.status).toBe(409)
    expect((await site.letters('hubert.mounier@example.org')).at(-1)!.text).not.toMatch(/demain|justificatif/)
    await school.press('Rouvrir la conversation')
    expect(school.text).toContain('La conversation est rouverte.')
  })

  it('ME-1, ME-9 · another family’s conversation is absent; another service’s too, and the attempt is traced', async () => {
    const [id] = await threadsOf('hubert.mounier')
    const pascal = await parent('pascal.dupin')
    expect((await pascal.open(`/echanges/${id}`)).status).toBe(404)
    await pascal.forge(`/echanges/${id}`, { reponse: 'Bonjour', cle: crypto.randomUUID() })
    expect(pascal.status).toBe(404)
    const canteen = await agent('agent.cantine')
    expect((await canteen.open(`/agent/messages/${id}`)).status).toBe(404)
    await canteen.forge(`/agent/messages/${id}/note`, { note: 'Vu' })
    expect(canteen.status).toBe(404)
    expect(await traces('messages.denied', `conversation/${id}`)).toBe(3)
    expect((await canteen.open('/agent/messages?vue=ouvertes')).text).not.toContain('Demande de justificatifs')
    await canteen.type('Rechercher', 'mounier').press('Rechercher')
    expect(canteen.text).toContain('Aucune conversation ne correspond.')
  })

  it('ME-11 · looked for by name, number or word; the name is in no address', async () => {
    const desk = await agent('agent.accueil')
    for (const [text, found] of [
      ['mounier', true],
      ['109', true],
      ['JUSTIFICATIFS', true],
      ["' or 1=1 --", false],
      ['%', false],
    ] as const) {
      await desk.open('/agent/messages')
      await desk.type('Rechercher', text).press('Rechercher')
      expect(desk.status).toBe(200)
      expect(desk.has('link', 'Demande de justificatifs'), text).toBe(found)
      expect(desk.url).toBe('/agent/messages')
    }
  })

  it('ME-15 · followed by somebody who sees it, then given to another service', async () => {
    const [id] = await threadsOf('hubert.mounier')
    const desk = await agent('agent.accueil')
    await desk.open(`/agent/messages/${id}`)
    await desk.press('Suivre cette conversation')
    expect(desk.text).toContain('Le suivi de la conversation est enregistré.')
    expect((await desk.open('/agent/messages?vue=miennes')).text).toContain('Demande de justificatifs')
    const canteen = await db.selectFrom('account').select('id').where('login', '=', 'agent.cantine').executeTakeFirstOrThrow()
    await desk.forge(`/agent/messages/${id}/suivi`, { suivi: String(canteen.id) })
    expect(desk.status, 'not theirs to follow').toBe(422)
    await desk.open(`/agent/messages/${id}`)
    await desk.choose('Transmettre à un autre service', /Restauration/).press('Transmettre')
    expect(desk.text).toContain('transmise')
    expect((await (await agent('agent.scolarite')).open(`/agent/messages/${id}`)).status).toBe(404)
    expect((await (await agent('agent.cantine')).open(`/agent/messages/${id}`)).status).toBe(200)
  })

  it('ME-6 · an administrator closes answers, with the reason that families read', async () => {
    const [id] = await threadsOf('hubert.mounier')
    const admin = await agent('admin.isques')
    await admin.open('/agent/parametres/messages')
    await admin.pick('Non').press('Enregistrer')
    expect(admin.status, 'without a reason').toBe(422)
    await admin
      .pick('Non')
      .type(/^Raison/, 'Fermeture d’été.')
      .press('Enregistrer')
    const hubert = await parent()
    expect((await hubert.open(`/echanges/${id}`)).text).toContain('Fermeture d’été.')
    expect(hubert.has('button', 'Envoyer ma réponse')).toBe(false)
    await admin.open('/agent/parametres/messages')
    await admin.pick('Oui').press('Enregistrer')
    expect((await hubert.open(`/echanges/${id}`)).has('button', 'Envoyer ma réponse')).toBe(true)
  })

  it('ME-12 · standard answers are kept by service; an unknown variable is named', async () => {
    const school = await agent('agent.scolarite')
    await school.open('/agent/messages/reponses-types')
    await school.follow('Ajouter une réponse type')
    school.type('Titre', 'Rentrée').choose('Proposée à', /scolaire/)
    await school.type('Texte', 'Bonjour {prenom}').press('Enregistrer')
    expect(school.status).toBe(422)
    expect(school.text).toContain('{prenom} n’est pas une variable connue')
    await school.type('Texte', 'Bonjour {nom}').press('Enregistrer')
    expect(school.text).toContain('La réponse type est enregistrée.')
    const { id } = await db.selectFrom('standard_answer').select('id').where('title', '=', 'Rentrée').executeTakeFirstOrThrow()
    expect((await (await agent('agent.cantine')).open(`/agent/messages/reponses-types/${id}`)).status).toBe(404)
    await school.open(`/agent/messages/reponses-types/${id}`)
    await school.press('Supprimer')
    expect(school.has('link', 'Rentrée')).toBe(false)
  })
})

describe('without an account', () => {
  it('ME-20 to ME-22 · writes, confirms, is read, answered, and answers by link', async () => {
    const me = await write({ email: 'zoe@example.org' })
    expect(me.heading).toContain('Confirmez votre adresse')
    const desk = await agent('agent.accueil')
    expect((await desk.open('/agent/messages')).text, 'not before the address is confirmed').not.toContain('Zoé Martin')
    const [asked] = await site.letters('zoe@example.org')
    expect(`${asked!.subject} ${asked!.text}`).not.toMatch(/Zoé|Horaires|ouvrez/)
    const confirm = linkIn(asked!.text, 'confirmation')
    await me.open(confirm)
    expect((await desk.open('/agent/messages')).text, 'opening the link is not enough').not.toContain('Zoé Martin')
    await me.press('Confirmer et envoyer mon message')
    const number = /Demande n° (\d+)/.exec(me.text)![1]!
    await me.open(confirm)
    expect(me.text, 'twice is once').toContain(`Demande n° ${number}`)

    const received = (await site.letters('zoe@example.org')).at(-1)!
    expect(received.subject).toContain('Accusé de réception')
    for (const mention of [
      `Numéro de la demande : ${number}`,
      'Date de réception : le 13 novembre 2017',
      'Téléphone : 03 53 01',
      'ni acceptation ni refus',
    ])
      expect(received.text.replaceAll('\u00a0', ' ')).toContain(mention)
    const first = linkIn(received.text, 'conversation')
    expect((await me.open(first)).text).toContain('Quand ouvrez-vous ?')

    await desk.open('/agent/messages')
    expect(desk.text).toContain('Zoé Martin (sans compte)')
    await desk.follow('Horaires')
    await desk.type('Votre message à la famille', 'À neuf heures.').press('Envoyer')
    const answer = (await site.letters('zoe@example.org')).at(-1)!
    expect(`${answer.subject} ${answer.text}`).not.toMatch(/neuf heures|Zoé|Horaires/)
    const second = linkIn(answer.text, 'conversation')
    expect((await me.open(first)).status, 'the new link replaces the old one').toBe(404)
    await me.open(second)
    expect(me.text).toContain('À neuf heures.')
    await me.type('Votre réponse', 'Merci !').press('Envoyer ma réponse')
    expect(me.text).toContain('Votre réponse est envoyée')
    expect((await desk.open('/agent/messages')).text).toContain('Horaires')

    const row = await db
      .selectFrom('visitor_contact')
      .selectAll()
      .where('email', '=', 'zoe@example.org')
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row), 'no token at rest').not.toContain(second.split('/').at(-1)!)
    site.later({ hours: 24 * 30 })
    await me.open(second)
    expect(me.status).toBe(409)
    expect(me.text).not.toContain('neuf heures')
    await me.forge(second, { reponse: 'Encore', cle: crypto.randomUUID() })
    expect(me.status).toBe(409)
    await me.open(second)
    await me.press('Recevoir un nouveau lien')
    const third = linkIn((await site.letters('zoe@example.org')).at(-1)!.text, 'conversation')
    expect((await me.open(third)).text).toContain('À neuf heures.')
  })

  it.each([`/contact/conversation/${'A'.repeat(43)}`, '/contact/conversation/x', `/contact/confirmation/${'A'.repeat(43)}`])(
    'ME-22 · %s was never given: absent',
    async (url) => {
      expect((await site.visitor().open(url)).status).toBe(404)
    },
  )

  it('ME-20 · a message that nobody confirms in seven days never leaves, and is deleted', async () => {
    await write({ email: 'perdue@example.org' })
    const confirm = linkIn((await site.letters('perdue@example.org')).at(-1)!.text, 'confirmation')
    const me = await site.visitor().open(confirm)
    site.later({ hours: 24 * 7 })
    await me.press('Confirmer et envoyer mon message')
    expect(me.status).toBe(409)
    await sweepMessages.run(await site.ctx())
    expect((await me.open(confirm)).status).toBe(404)
    expect(await db.selectFrom('visitor_contact').select('id').where('email', '=', 'perdue@example.org').execute()).toEqual([])
  })

  it('ME-24 · an answered conversation closes after ninety quiet days, and is deleted a year later', async () => {
    const own = () => db.selectFrom('visitor_contact').select('id').where('email', '=', 'zoe@example.org').execute()
    const desk = await agent('agent.accueil')
    await desk.open('/agent/messages')
    await desk.follow('Horaires')
    await desk.type('Votre message à la famille', 'Avec plaisir.').press('Envoyer')
    const [{ id }] = (await own()) as [{ id: number }]
    const closedAt = async () =>
      (await db.selectFrom('thread').select('closed_at').where('visitor_id', '=', id).executeTakeFirst())?.closed_at
    site.later({ hours: 24 * 89 })
    await sweepMessages.run(await site.ctx())
    expect(await closedAt()).toBeNull()
    site.later({ hours: 24 * 2 })
    await sweepMessages.run(await site.ctx())
    expect(await closedAt()).not.toBeNull()
    site.later({ hours: 24 * 364 })
    await sweepMessages.run(await site.ctx())
    expect(await own()).toHaveLength(1)
    site.later({ hours: 24 * 2 })
    await sweepMessages.run(await site.ctx())
    expect(await own()).toEqual([])
    expect(await closedAt()).toBeUndefined()
  })

  it('ME-23 · one mailbox receives few letters, whatever is typed', async () => {
    const statuses: number[] = []
    for (let i = 0; i <= LETTERS.limit; i++) statuses.push((await write({ email: 'cible@example.org' })).status)
    expect(statuses).toEqual([...Array<number>(LETTERS.limit).fill(200), 429])
    expect((await site.letters('cible@example.org')).length).toBe(LETTERS.limit)
    expect(CONTACTS.limit).toBeGreaterThan(LETTERS.limit)
  })

  it('ME-20 · what is hostile is shown as text, and a procedure that decides is not open without an account', async () => {
    const me = await write({
      email: 'mechant@example.org',
      subject: '"><img src=x onerror=alert(1)>',
      message: '{{7*7}} \u202e\u0000 <script>',
    })
    expect(me.status).toBe(200)
    const confirm = linkIn((await site.letters('mechant@example.org')).at(-1)!.text, 'confirmation')
    await (await me.open(confirm)).press('Confirmer et envoyer mon message')
    const desk = await agent('agent.accueil')
    await desk.open('/agent/messages')
    expect(desk.document.querySelector('main img')).toBeNull()
    await desk.follow(/onerror/)
    expect(desk.document.querySelector('main script, main img')).toBeNull()
    expect((await me.open('/demarches/fiche-enfant/sans-compte')).status).toBe(404)
  })
})

describe('what is joined', () => {
  const piece = (me: Visitor): string => me.main.querySelector('a[href*="/fichiers/"]')!.getAttribute('href')!
  const stored = async (): Promise<number> => (await db.selectFrom('stored_file').select('id').execute()).length
  const onDisk = async (): Promise<number> => (await Array.fromAsync(vaults.get()('isques').list())).length

  it('ME-17, PR-12 · a contact of a family reaches its service with its attachment', async () => {
    const hubert = await parent()
    await hubert.open('/demarches/contacter-la-mairie')
    await hubert.tick(/J’accepte/).press('Faire une demande en ligne')
    hubert
      .choose(/^Service/, /Accueil/)
      .type('Objet', 'Avec un plan')
      .type('Message', 'Bonjour')
    await hubert.press(/Suivant/)
    await hubert.attach(/^Pièce jointe/, [{ name: 'vide.pdf', bytes: new Uint8Array() }]).press('Enregistrer la demande')
    expect([hubert.status, hubert.text.includes('vide.pdf : Le fichier est vide.')]).toEqual([422, true])
    await hubert.attach(/^Pièce jointe/, [{ name: 'plan.jpg', bytes: await photo() }]).press('Enregistrer la demande')
    const [id] = await threadsOf('hubert.mounier')
    expect((await hubert.open(`/echanges/${id}`)).text).toContain('plan.jpg : en cours de vérification')
    await site.jobs.runAll()
  }, 60_000)

  it('ME-17, DO-16 · a family joins a PDF and a photo; its service alone reads them, each reading traced', async () => {
    const [id] = await threadsOf('hubert.mounier')
    const before = await stored()
    const hubert = await parent()
    await hubert.open(`/echanges/${id}`)
    await hubert
      .type('Votre réponse', 'Voici l’attestation.')
      .attach(/^Pièces jointes/, [
        { name: 'attestation.pdf', bytes: await pdf() },
        { name: 'page.pdf', bytes: Buffer.from('<html>') },
      ])
      .press('Envoyer ma réponse')
    expect(hubert.status).toBe(422)
    expect(hubert.text).toContain('page.pdf : Le fichier doit être au format PDF')
    expect(hubert.html, 'what was typed stays').toContain('Voici l’attestation.</textarea>')
    expect([await stored(), await onDisk()], 'and nothing was kept').toEqual([before, before])
    await hubert
      .attach(/^Pièces jointes/, [
        { name: 'attestation.pdf', bytes: await pdf() },
        { name: 'photo.jpg', bytes: await photo() },
        { name: 'coupé.pdf', bytes: (await pdf()).subarray(0, 300) },
      ])
      .press('Envoyer ma réponse')
    expect(hubert.text).toContain('Votre réponse est envoyée à la mairie.')
    expect(hubert.text).toContain('attestation.pdf : en cours de vérification')
    expect(hubert.main.querySelectorAll('a[href*="/fichiers/"]'), 'nothing opens before').toHaveLength(0)
    await site.jobs.runAll()
    await hubert.open(`/echanges/${id}`)
    expect(hubert.text).toMatch(/coupé\.pdf : refusé\. Le fichier est abîmé/)
    const original = piece(hubert)
    const picture = hubert.main.querySelector('img[src*="/pieces/"]')!.getAttribute('src')!
    const sent = await hubert.open(original)
    expect(sent.headers['content-disposition']).toMatch(/^attachment; filename="attestation.pdf"/)
    expect([sent.status, sent.headers['content-type']]).toEqual([200, 'application/octet-stream'])
    expect((await hubert.open(picture)).headers['content-security-policy']).toContain("default-src 'none'; sandbox")

    const pascal = await parent('pascal.dupin')
    const [own] = await threadsOf('pascal.dupin')
    for (const url of [original, picture]) {
      expect((await pascal.open(url)).status, 'another family').toBe(404)
      if (own)
        expect((await pascal.open(url.replace(`/${id}/`, `/${own}/`))).status, 'through a conversation of theirs').toBe(404)
      expect((await site.visitor().open(url)).url, 'a copied link').toMatch(/^\/connexion/)
    }
    const canteen = await agent('agent.cantine')
    expect((await canteen.open(`/agent/messages/${id}${original.split(`/${id}`)[1]}`)).status).toBe(404)
    expect(await traces('messages.denied', `conversation/${id}`), 'the other family twice, the other service').toBe(3)

    const school = await agent('agent.accueil')
    await school.open(`/agent/messages/${id}`)
    const asAgent = piece(school)
    const document = asAgent.split('/')[5]
    expect(await traces('messages.read-file', `conversation/${id}/${document}`)).toBe(0)
    expect((await school.open(asAgent)).status).toBe(200)
    expect(await traces('messages.read-file', `conversation/${id}/${document}`)).toBe(1)
    await school.open(`/agent/messages/${id}`)
    await school
      .type('Votre message à la famille', 'Bien reçu.')
      .attach(/^Pièces jointes/, [{ name: 'reçu.pdf', bytes: await pdf() }])
      .press('Envoyer')
    await site.jobs.runAll()
    expect((await hubert.open(`/echanges/${id}`)).text).toContain('reçu.pdf')
  }, 60_000)

  it('ME-1, ME-18 · a silent conversation goes with what was joined, at the end of the next school year; one that waits stays', async () => {
    const [waiting] = await threadsOf('hubert.mounier')
    const kept = await stored()
    const pascal = await parent('pascal.dupin')
    expect((await pascal.open(`/echanges/${waiting}`)).status).toBe(404)
    expect(await traces('messages.denied', `conversation/${waiting}`)).toBeGreaterThan(0)
    const hubert = await parent()
    await hubert.open(`/echanges/${waiting}`)
    await hubert.type('Votre réponse', 'Encore une question.').press('Envoyer ma réponse')
    const [, silent] = await threadsOf('hubert.mounier')
    await hubert.open(`/echanges/${silent}`)
    const until = /conservée jusqu’au 31 juillet (\d{4})/.exec(hubert.text)!
    site.setClock(`${until[1]}-07-31T23:00`)
    await sweepMessages.run(await site.ctx())
    expect(await threadsOf('hubert.mounier'), 'its last day').toContain(silent)
    site.setClock(`${until[1]}-08-01T03:00`)
    await sweepMessages.run(await site.ctx())
    expect(await threadsOf('hubert.mounier')).toEqual([waiting])
    expect(await stored(), 'what is joined to the other one is kept').toBe(kept)
    await db.updateTable('thread').set({ waiting_since: null }).where('id', '=', waiting!).execute()
    site.setClock(`${Number(until[1]) + 10}-08-01T03:00`)
    await sweepMessages.run(await site.ctx())
    expect(await threadsOf('hubert.mounier')).toEqual([])
    expect([await stored(), await onDisk()]).toEqual([0, 0])
  }, 60_000)

  it('ME-17, ME-20, ME-22 · somebody without an account joins a file, answers by link with another; both go with the conversation', async () => {
    const before = await stored()
    const email = 'pieces@example.org'
    await write({ email, subject: 'Deux pièces', files: [{ name: 'plan.pdf', bytes: await pdf() }] })
    await write({ email: 'jamais@example.org', files: [{ name: 'perdu.pdf', bytes: await pdf() }] })
    await site.jobs.runAll()
    const me = await site.visitor().open(linkIn((await site.letters(email)).at(-1)!.text, 'confirmation'))
    await me.press('Confirmer et envoyer mon message')
    const link = linkIn((await site.letters(email)).at(-1)!.text, 'conversation')
    await me.open(link)
    await me
      .type('Votre réponse', 'Et la suite')
      .attach(/^Pièces jointes/, [{ name: 'suite.pdf', bytes: await pdf() }])
      .press('Envoyer ma réponse')
    await site.jobs.runAll()
    await me.open(link)
    expect(me.text).toMatch(/plan\.pdf.*suite\.pdf/)
    const url = piece(me)
    expect((await me.open(url)).status).toBe(200)
    expect((await me.open(url.replace(/conversation\/[\w-]+/, `conversation/${'A'.repeat(43)}`))).status).toBe(404)

    const desk = await agent('agent.accueil')
    await desk.open('/agent/messages')
    await desk.follow('Deux pièces')
    expect((await desk.open(piece(desk))).status).toBe(200)
    await desk.open('/agent/messages')
    await desk.follow('Deux pièces')
    await desk.press('Clore la conversation')
    site.later({ hours: 24 * 8 })
    await sweepMessages.run(await site.ctx())
    const rest = (await stored()) - before
    expect(rest, 'what nobody confirmed is gone: two PDF and their pages are left').toBe(4)
    site.later({ hours: 24 * 31 })
    expect((await me.open(url)).status, 'the link has expired').toBe(404)
    site.later({ hours: 24 * 366 })
    await sweepMessages.run(await site.ctx())
    expect([await stored(), await onDisk()]).toEqual([before, before])
  }, 60_000)
})
