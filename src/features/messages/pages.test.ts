import { describe, expect, it } from 'vitest'
import { copyImage } from '#support/captcha.ts'
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
const write = async (over: { email: string; subject?: string; message?: string }): Promise<Visitor> => {
  const me = await site.visitor().open('/demarches/contacter-la-mairie')
  site.later({ seconds: 30 })
  me.choose(/^Service/, /Accueil/)
    .type('Objet', over.subject ?? 'Horaires')
    .type('Message', over.message ?? 'Bonjour,\nQuand ouvrez-vous ?')
    .type('Nom', 'Zoé Martin')
    .type('E-mail', over.email)
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
    expect(await traces('messages.denied', `conversation/${id}`)).toBe(2)
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
