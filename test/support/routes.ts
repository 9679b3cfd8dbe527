import { JSDOM } from 'jsdom'
import { day } from '#core/days.ts'
import { addAgent, inviteAgent, listWaitingInvitations } from '#features/accounts/index.ts'
import { enterRequest } from '#features/procedures/index.ts'
import { receive } from '#features/regie/index.ts'
import type { Page } from '#platform/http/page.ts'
import { captchaFields } from './captcha.ts'
import { visitor as nobody, PASSWORD, type Reply, type Session, sessionOf } from './personas.ts'
import { ORIGIN, type Site } from './site.ts'

/** Whose thing an address names, for a citizen. `nobody`: it does not exist. */
export type Owner = 'anybody' | 'hubert' | 'pascal' | 'nobody'
/** `sees`: the agents' roles for which it exists; all of them when it does not say. */
export type Case = { readonly url: string; readonly owner: Owner; readonly sees?: readonly string[] }

const at = (pattern: string, name: string, value: string | number): string => pattern.replace(`:${name}`, String(value))

/** Numbers and keys of the demo, theirs and others', to put in the addresses of pages. */
export type Parameters = (pattern: string) => Case[]

const first = <T>(list: readonly T[], what: string): T => {
  if (list[0] === undefined) throw new Error(`the demo has no ${what}`)
  return list[0]
}

const hiddenOf = (html: string, name: string): string =>
  new JSDOM(html).window.document.querySelector<HTMLInputElement>(`main input[name="${name}"]`)!.value

/** Starts a sign-up as a visitor does. @returns the key in its address and the token of the letter's link */
const signUp = async (site: Site, session: Session): Promise<{ key: string; token: string }> => {
  const { html } = await session.get('/inscription')
  site.later({ seconds: 30 })
  const answers: [string, string][] = [
    ['cle', hiddenOf(html, 'cle')],
    ...captchaFields(html),
    ['nom', 'Martin'],
    ['prenom', 'Zoé'],
    ['naissance.jour', '4'],
    ['naissance.mois', '3'],
    ['naissance.annee', '1988'],
    ['pays', 'France'],
    ['commune', 'LYON 02'],
    ['departement', '69'],
    ['email', 'zoe.martin@example.org'],
  ]
  const { location, status } = await session.post('/inscription', answers)
  if (status !== 303 || !location) throw new Error(`signing up answered ${status}`)
  const key = location.split('/')[2]!
  await session.post(location, [])
  const letter = first(await site.letters('zoe.martin@example.org'), 'letter to activate an account')
  return { key, token: /\/activation\/([\w-]+)/.exec(letter.text)![1]! }
}

/** A link to choose a new password, as the letter gives it. */
const recover = async (site: Site, session: Session): Promise<string> => {
  await session.post('/oubli', [
    ['perdu', 'mot-de-passe'],
    ['courriel', 'pascal.dupin@example.org'],
  ])
  const letter = (await site.letters('pascal.dupin@example.org')).findLast(({ text }) => /\/mot-de-passe\//.test(text))
  return /\/mot-de-passe\/([\w-]+)/.exec(letter!.text)![1]!
}

/** A link to confirm a new address, as the letter gives it. */
const changeAddress = async (site: Site, session: Session): Promise<string> => {
  const email = 'pascal.nouveau@example.org'
  await session.post('/profil/identifiants/courriel', [
    ['email', email],
    ['mot_de_passe_actuel', PASSWORD],
  ])
  const letter = first(await site.letters(email), 'letter to confirm an address')
  return /\/adresse\/([\w-]+)/.exec(letter.text)![1]!
}

/** Two contacts without an account: the link that confirms one, and the link to the conversation of the other. */
const contact = async (site: Site, session: Session): Promise<{ confirm: string; conversation: string }> => {
  const write = async (email: string): Promise<string> => {
    const { html } = await session.get('/demarches/contacter-la-mairie/sans-compte')
    site.later({ seconds: 30 })
    const service = new JSDOM(html).window.document.querySelector<HTMLOptionElement>(
      'select[name=service] option[value]:not([value=""])',
    )!
    const answers: [string, string][] = [
      ['cle', hiddenOf(html, 'cle')],
      ...captchaFields(html),
      ['service', service.value],
      ['objet', 'Horaires'],
      ['message', 'Bonjour'],
      ['nom', 'Zoé Martin'],
      ['email', email],
    ]
    const { status } = await session.post('/demarches/contacter-la-mairie/sans-compte', answers)
    if (status !== 303) throw new Error(`writing without an account answered ${status}`)
    return /\/contact\/confirmation\/([\w-]+)/.exec(first(await site.letters(email), 'letter to confirm').text)![1]!
  }
  const confirm = await write('contact.un@example.org')
  const other = await write('contact.deux@example.org')
  await session.post(`/contact/confirmation/${other}`)
  const received = (await site.letters('contact.deux@example.org')).at(-1)!
  return { confirm, conversation: /\/contact\/conversation\/([\w-]+)/.exec(received.text)![1]! }
}

const topUp = async (session: Session): Promise<{ id: string; bank: string }> => {
  const { html } = await session.get('/paiements/recharger')
  const opened = await session.post('/paiements/recharger', [
    ['cle', hiddenOf(html, 'cle')],
    ['montant', '30'],
  ])
  const check = await session.get(opened.location!)
  const gone = await session.post(opened.location!, [['vu', hiddenOf(check.html, 'vu')]])
  return { id: opened.location!.split('/').at(-1)!, bank: gone.location!.split('/').at(-1)! }
}

/** A payment made at the pretend bank. @returns the numbers of the receipts shown afterwards. */
const receiptOf = async (session: Session): Promise<string[]> => {
  const { bank } = await topUp(session)
  await session.post(`/demo/banque/${bank}`, [['decision', 'payer']])
  const { html } = await session.get('/paiements/recus')
  return [...html.matchAll(/\/paiements\/recus\/(\d+)/g)].map(([, number]) => number!)
}

/** Acting as that agent, without a page. */
export const agentCtx = async (site: Site, login: string, role: string) => {
  const ctx = await site.ctx()
  const found = await ctx.db
    .selectFrom('agent as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .selectAll('g')
    .where('a.login', '=', login)
    .executeTakeFirstOrThrow()
  const actor = {
    kind: 'agent',
    account: found.account_id,
    name: { firstName: found.first_name, lastName: found.last_name },
    quality: found.quality,
    service: found.service_id,
    roles: [role],
  } as const
  return { ...ctx, actor, from: { ip: '::1', prefetch: false } }
}

/** A draft that the desk has begun for this adult. */
const enterAtCounter = async (site: Site, adult: number): Promise<number> => {
  const wish = { procedure: 'fiche-enfant', adult, key: '00000000-0000-4000-8000-00000000abce' }
  const done = await enterRequest(await agentCtx(site, 'agent.accueil', 'accueil'), wish)
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}

/** A payment received at the counter, for Hubert's household. */
const receiveAtCounter = async (site: Site, hubert: number) => {
  const ctx = await agentCtx(site, 'agent.regie', 'regisseur')
  const { household_id } = await ctx.db
    .selectFrom('person')
    .select('household_id')
    .where('id', '=', hubert)
    .executeTakeFirstOrThrow()
  const household = household_id!
  const wish = {
    household,
    payer: hubert,
    means: 'transfer',
    amountCents: 100,
    tenderedCents: null,
    issuer: null,
    bank: null,
    piece: 'VIR1',
  } as const
  const done = await receive(ctx, wish, '00000000-0000-4000-8000-00000000abcd')
  if (!done.ok) throw new Error(done.refusal)
  const { receipt_number } = await ctx.db
    .selectFrom('counter_payment')
    .select('receipt_number')
    .where('id', '=', done.value.id)
    .executeTakeFirstOrThrow()
  return { household, payment: done.value.id, receipt: receipt_number }
}

const LONG_AGO = 999_999_999

/** An address that asked for the news: the links that confirm and end it, and the number of a news item. */
const subscribe = async (site: Site, session: Session) => {
  const { db } = site.towns.bySlug('isques')
  await session.post('/actualites/abonnement', [['email', 'abonnee@example.org']])
  const letter = first(await site.letters('abonnee@example.org'), 'letter to confirm a subscription')
  const { leave_token } = await db.selectFrom('news_subscription').select('leave_token').executeTakeFirstOrThrow()
  const { id } = await db.selectFrom('news').select('id').orderBy('id').executeTakeFirstOrThrow()
  return { asked: /\/actualites\/abonnement\/([\w-]+)/.exec(letter.text)![1]!, leave: leave_token, news: id }
}

/** A correction of an identity that waits, its proof already deleted. */
const askCorrection = async (site: Site, adult: number): Promise<number> => {
  const { db, now } = await site.ctx()
  const { id: account } = await db.selectFrom('account').select('id').where('person_id', '=', adult).executeTakeFirstOrThrow()
  const { db: write } = site.towns.bySlug('isques')
  const before = { birthName: 'Dupin', firstName: 'Pascal', birthDate: '1988-03-04' }
  const change = {
    person_id: adult,
    account_id: account,
    before: JSON.stringify(before),
    after: JSON.stringify({ ...before, birthName: 'Dupin-Roy' }),
    status: 'attente',
    asked_at: now,
  }
  return (await write.insertInto('identity_change').values(change).returning('id').executeTakeFirstOrThrow()).id
}

/** An agent on trial and three invitations: one for its link, one to send again, one to withdraw. */
const inviteAgents = async (site: Site) => {
  const ctx = await site.ctx()
  const who = { firstName: 'Ana', lastName: 'Petit', quality: 'Agente d’accueil', service: 'accueil', roles: ['accueil'] }
  const invite = async (name: string) => {
    const done = await inviteAgent(ctx, { ...who, email: `${name}@isques.example` }, null)
    if (!done.ok) throw new Error(done.refusal)
    return done.value
  }
  const token = await invite('lien')
  await invite('renvoi')
  await invite('retrait')
  const waiting = await listWaitingInvitations(ctx.db)
  const idOf = (name: string) =>
    first(
      waiting.filter(({ email }) => email.startsWith(name)),
      `invitation of ${name}`,
    ).id
  const trial = { ...who, login: 'agent.essai', email: 'agent.essai@isques.example', password: PASSWORD, isDemo: true }
  const added = await addAgent(ctx, trial)
  if (!added.ok) throw new Error(added.refusal)
  return { token, sent: idOf('renvoi'), withdrawn: idOf('retrait'), agent: added.value.account }
}

/**
 * Makes what addresses need (a sign-up, a password link, a top-up each) and gives, for each page's URL pattern, real
 * addresses: one's own, somebody else's, and one that does not exist.
 */
export const parametersOf = async (site: Site, sessions: { hubert: Session; pascal: Session }): Promise<Parameters> => {
  const { db } = site.towns.bySlug('isques')
  const person = async (login: string): Promise<number> =>
    (await db.selectFrom('account').select('person_id').where('login', '=', login).executeTakeFirstOrThrow()).person_id!
  const people = { hubert: await person('hubert.mounier'), pascal: await person('pascal.dupin') }
  const requestsOf = (author: number) =>
    db.selectFrom('request').select(['number', 'status']).where('author_id', '=', author).orderBy('number', 'desc').execute()
  const requests = { hubert: await requestsOf(people.hubert), pascal: await requestsOf(people.pascal) }
  const childOf = async (adult: number): Promise<number> =>
    (await db.selectFrom('guardianship').select('child_id').where('adult_id', '=', adult).orderBy('child_id').execute())[0]!
      .child_id
  const children = { hubert: await childOf(people.hubert), pascal: await childOf(people.pascal) }
  const threads = await db.selectFrom('thread').select(['id', 'person_id']).orderBy('id').execute()
  const papersOf = async (child: number): Promise<number[]> =>
    (await db.selectFrom('requirement').select('id').where('person_id', '=', child).orderBy('id').execute()).map(({ id }) => id)
  const papers = { hubert: await papersOf(children.hubert), pascal: await papersOf(children.pascal) }
  const steps = ['enfant', 'transport', 'scolarite', 'sessions', 'foyer', 'sante', 'personnes', 'paiement', 'justificatifs']
  const rowsOf = async (adult: number): Promise<number[]> =>
    (
      await db
        .selectFrom('ledger_entry as e')
        .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
        .innerJoin('person as p', 'p.household_id', 'a.household_id')
        .select('e.id')
        .where('p.id', '=', adult)
        .where('e.activity_id', 'is not', null)
        .orderBy('e.id')
        .limit(1)
        .execute()
    ).map(({ id }) => id)
  const rows = { hubert: await rowsOf(people.hubert), pascal: await rowsOf(people.pascal) }
  const someone = await sessionOf(site, nobody)
  const { key, token } = await signUp(site, someone)
  const captcha = hiddenOf((await someone.get('/inscription')).html, 'verification_jeton')
  const contacts = await contact(site, someone)
  const standard = async (title: string): Promise<number> =>
    (
      await db
        .insertInto('standard_answer')
        .values({ title, body: 'Bonjour', updated_at: (await site.ctx()).now })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const answers = { kept: await standard('Gardée'), removed: await standard('Supprimée') }
  const reset = await recover(site, someone)
  const invited = await inviteAgents(site)
  const address = await changeAddress(site, sessions.pascal)
  await sessions.hubert.post('/profil/famille/inviter', [
    ['email', 'invite@example.org'],
    ['enfants', String(children.hubert)],
  ])
  const guest = /\/famille\/invitation\/([\w-]+)/.exec(first(await site.letters('invite@example.org'), 'invitation').text)![1]!
  const follows = await subscribe(site, sessions.hubert)
  const topUps = { hubert: await topUp(sessions.hubert), pascal: await topUp(sessions.pascal) }
  const receipts = { hubert: await receiptOf(sessions.hubert), pascal: await receiptOf(sessions.pascal) }
  const place = (await db.selectFrom('place').select('id').orderBy('id').execute())[0]!.id
  const synonym = (await db.selectFrom('search_synonym').select('id').orderBy('id').execute())[0]!.id
  const closing = (
    await db
      .insertInto('place_exception')
      .values({ place_id: place, first_day: day('2017-12-24'), last_day: day('2017-12-24'), label: 'Noël', opens: '[]' })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
  const counter = await receiveAtCounter(site, people.hubert)
  const entered = await enterAtCounter(site, people.pascal)
  const activity = (await db.selectFrom('activity').select('id').orderBy('id').execute())[0]!.id
  const draft = async (): Promise<number> =>
    (
      await db
        .insertInto('tariff')
        .values({
          activity_id: activity,
          amount_cents: 410,
          valid_from: Temporal.PlainDate.from('2040-09-01'),
          deliberation: 'à voter',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const drafts = { shown: await draft(), edited: await draft(), published: await draft(), discarded: await draft() }
  const invitation = (await db.selectFrom('guardian_invitation').select('id').orderBy('id').execute())[0]!.id
  const claire = await person('claire.lefebvre')
  const authorise = async (child: number, adult: number): Promise<number> =>
    (
      await db
        .insertInto('authorised_person')
        .values({
          child_id: child,
          name: 'Jeanne Petit',
          may_fetch: true,
          is_called: false,
          added_by: adult,
          added_at: (await site.ctx()).now,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const persons = {
    hubert: await authorise(children.hubert, people.hubert),
    pascal: await authorise(children.pascal, people.pascal),
  }
  const correction = await askCorrection(site, people.pascal)
  const declarer = await db
    .selectFrom('account as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .select(['a.id', 'p.household_id'])
    .where('a.login', '=', 'pascal.dupin')
    .executeTakeFirstOrThrow()
  const quotient = (
    await db
      .insertInto('quotient')
      .values({
        household_id: declarer.household_id!,
        quotient_cents: 812_00,
        valid_from: Temporal.PlainDate.from('2040-01-01'),
        valid_until: Temporal.PlainDate.from('2040-12-01'),
        status: 'declared',
        declared_at: (await site.ctx()).now,
        declared_by: declarer.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
  const mail = (await db.selectFrom('demo_mail').select('id').orderBy('id').execute())[0]!.id

  const anActivity = first(await db.selectFrom('activity').select('id').orderBy('id').execute(), 'activity').id
  const school = first(await db.selectFrom('school').select('id').orderBy('id').execute(), 'school').id
  const closure = first(await db.selectFrom('closure').select('id').orderBy('id').execute(), 'closure').id

  const groupOf = async (login: string): Promise<number> => {
    const { id } = await db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()
    const made = { account_id: id, made_at: (await site.ctx()).now, added: [], cancelled: [] }
    return (await db.insertInto('booking_group').values(made).returning('id').executeTakeFirstOrThrow()).id
  }
  const groups = { hubert: await groupOf('hubert.mounier'), pascal: await groupOf('pascal.dupin') }

  const owned = (pattern: string, name: string, of: (who: 'hubert' | 'pascal') => readonly (string | number)[]): Case[] => [
    ...(['hubert', 'pascal'] as const).flatMap((owner) => of(owner).map((value) => ({ url: at(pattern, name, value), owner }))),
    { url: at(pattern, name, LONG_AGO), owner: 'nobody' as const },
    { url: at(pattern, name, 'x'), owner: 'nobody' as const },
  ]
  const free = (pattern: string, name: string, values: readonly (string | number)[], wrong: string | number): Case[] => [
    ...values.map((value) => ({ url: at(pattern, name, value), owner: 'anybody' as const })),
    { url: at(pattern, name, wrong), owner: 'nobody' as const },
  ]
  // A draft and a request that was sent, when they have them.
  const numbersOf = (who: 'hubert' | 'pascal'): number[] => {
    const draft = requests[who].find(({ status }) => status === 'brouillon')
    const sent = requests[who].find(({ status }) => status !== 'brouillon')
    return [draft, sent].flatMap((request) => request?.number ?? [])
  }

  return (pattern) => {
    if (pattern === '/demandes/:numero/etape/:etape') {
      return owned(pattern, 'numero', numbersOf).flatMap(({ url, owner }) => [
        ...steps.map((step) => ({ url: at(url, 'etape', step), owner })),
        { url: at(url, 'etape', 'nulle-part'), owner: 'nobody' as const },
      ])
    }
    if (pattern.startsWith('/demandes/:numero')) return owned(pattern, 'numero', numbersOf)
    if (pattern === '/agent/demandes/:numero/corriger/:etape') {
      const sent = requests.pascal.find(({ status }) => status !== 'brouillon')!.number
      return free(at(pattern, 'numero', sent), 'etape', ['transport'], 'nulle-part')
    }
    if (pattern.startsWith('/agent/demandes/:numero/saisie')) {
      return [
        { url: at(at(pattern, 'numero', entered), 'etape', 'enfant'), owner: 'anybody', sees: ['accueil'] },
        { url: at(at(pattern, 'numero', requests.pascal[0]!.number), 'etape', 'enfant'), owner: 'nobody' },
      ]
    }
    if (pattern.startsWith('/agent/demandes/:numero')) {
      const sent = requests.pascal.find(({ status }) => status !== 'brouillon')!.number
      return free(pattern, 'numero', [sent], LONG_AGO)
    }
    if (pattern.startsWith('/agent/demarches/:demarche')) {
      // Opened and closed by whoever may: one that no other page needs.
      return free(at(pattern, 'version', 1), 'demarche', ['demande-d-informations'], 'nulle-part')
    }
    if (pattern.startsWith('/demarches/:demarche/sans-compte'))
      return free(pattern, 'demarche', ['contacter-la-mairie'], 'fiche-enfant')
    if (pattern.startsWith('/contact/confirmation/:jeton')) return free(pattern, 'jeton', [contacts.confirm], 'A'.repeat(43))
    // Nothing is joined to these conversations: a page or a file of it is absent for everybody.
    if (pattern.includes('/pieces/:piece/')) {
      const inside = pattern.replace(':piece', '1').replace(/:(page|fichier)$/, '1')
      const thread = threads.find((t) => t.person_id === people.hubert)!.id
      return [{ url: inside.replace(':jeton', contacts.conversation).replace(':id', String(thread)), owner: 'nobody' as const }]
    }
    if (pattern.startsWith('/contact/conversation/:jeton')) return free(pattern, 'jeton', [contacts.conversation], 'A'.repeat(43))
    if (pattern.startsWith('/agent/messages/reponses-types/:reponse')) {
      const isRemoval = pattern.endsWith('/supprimer')
      const cases = free(pattern, 'reponse', [isRemoval ? answers.removed : answers.kept], LONG_AGO)
      return isRemoval ? cases.map((where) => ({ ...where, sees: ['accueil', 'administrateur'] })) : cases
    }
    if (pattern === '/agent/messages/familles/:famille') return free(pattern, 'famille', [counter.household], LONG_AGO)
    if (pattern.startsWith('/agent/messages/:id')) {
      const sees = ['accueil', 'scolarite', 'lecture', 'administrateur']
      return free(pattern, 'id', [threads.find((t) => t.person_id === people.hubert)!.id], LONG_AGO).map((where) => ({
        ...where,
        sees,
      }))
    }
    if (pattern.startsWith('/demarches/:demarche')) {
      return free(pattern, 'demarche', ['fiche-enfant', 'contacter-la-mairie', 'demande-d-informations'], 'nulle-part')
    }
    if (pattern.startsWith('/echanges/justificatifs/:piece')) {
      // Nothing is sent yet: a page or a file of it is absent for everybody.
      const inside = pattern.replace(/:(page|fichier)$/, '1')
      return owned(inside, 'piece', (who) => papers[who]).map((known) =>
        inside === pattern ? known : { ...known, owner: 'nobody' as const },
      )
    }
    if (pattern.startsWith('/agent/justificatifs/:piece')) {
      const inside = pattern.replace(/:(page|fichier)$/, '1')
      if (inside !== pattern) return [{ url: at(inside, 'piece', papers.hubert[1]!), owner: 'nobody' as const }]
      return free(pattern, 'piece', [papers.hubert[1]!], LONG_AGO)
    }
    if (pattern.startsWith('/agent/parametres/justificatifs/:type'))
      return free(pattern, 'type', ['livret-famille'], 'nulle-part')
    if (pattern.startsWith('/echanges/:id')) {
      return owned(pattern, 'id', (who) => threads.filter((t) => t.person_id === people[who]).map((t) => t.id))
    }
    if (pattern.startsWith('/agent/regie/familles/:famille')) return free(pattern, 'famille', [counter.household], LONG_AGO)
    if (pattern.startsWith('/agent/regie/encaissements/')) return free(pattern, 'encaissement', [counter.payment], LONG_AGO)
    if (pattern === '/agent/regie/recus/:recu') return free(pattern, 'recu', [counter.receipt], LONG_AGO)
    if (pattern.startsWith('/agent/regie/paiements-en-ligne/:')) return free(pattern, 'paiement', [topUps.hubert.id], LONG_AGO)
    if (pattern === '/paiements/recus/:recu') return owned(pattern, 'recu', (who) => receipts[who])
    if (pattern.startsWith('/paiements/prix/:ligne')) return owned(pattern, 'ligne', (who) => rows[who])
    if (pattern.startsWith('/paiements/') && pattern.includes(':id')) return owned(pattern, 'id', (who) => [topUps[who].id])
    if (pattern.startsWith('/demo/banque/:id')) {
      return free(pattern, 'id', [topUps.hubert.bank], '00000000-0000-4000-8000-000000000000')
    }
    if (pattern.startsWith('/demo/courriels/:id')) return free(pattern, 'id', [mail], LONG_AGO)
    if (pattern.startsWith('/inscription/:cle')) return free(pattern, 'cle', [key], 'A'.repeat(43))
    if (pattern.startsWith('/verification/:verification')) return free(pattern, 'verification', [captcha], 'A'.repeat(43))
    if (pattern.startsWith('/activation/:jeton')) return free(pattern, 'jeton', [token], 'A'.repeat(43))
    if (pattern.startsWith('/adresse/:jeton')) return free(pattern, 'jeton', [address], 'A'.repeat(43))
    if (pattern.startsWith('/mot-de-passe/:jeton')) return free(pattern, 'jeton', [reset], 'A'.repeat(43))
    if (pattern.startsWith('/agenda/reservations-groupees/:numero')) return owned(pattern, 'numero', (who) => [groups[who]])
    if (pattern === '/agenda/reservations-groupees/enregistrement') return [{ url: pattern, owner: 'anybody' }]
    if (pattern.startsWith('/agenda')) {
      return [
        ...(['hubert', 'pascal'] as const).map((owner) => ({ url: `${pattern}?personne=${children[owner]}`, owner })),
        { url: `${pattern}?personne=${LONG_AGO}`, owner: 'nobody' as const },
        ...(pattern === '/agenda' ? [{ url: pattern, owner: 'anybody' as const }] : []),
      ]
    }
    if (pattern.startsWith('/agent/tarifs/activite/:activite')) return free(pattern, 'activite', [activity], LONG_AGO)
    if (pattern.startsWith('/agent/tarifs/:tarif')) {
      const of = { modifier: drafts.edited, publier: drafts.published, supprimer: drafts.discarded }
      const id = of[pattern.split('/')[4] as keyof typeof of] ?? drafts.shown
      return free(pattern, 'tarif', [id], LONG_AGO)
    }
    if (pattern === '/agent/familles/:famille' || pattern === '/agent/familles/:famille/historique')
      return free(pattern, 'famille', [counter.household], LONG_AGO)
    if (pattern === '/agent/familles/:famille/fiche-sanitaire/:enfant')
      return free(at(pattern, 'famille', counter.household), 'enfant', [children.hubert], LONG_AGO)
    if (pattern === '/actualites/:actualite') return free(pattern, 'actualite', ['besoin-d-aide'], 'nulle-part')
    if (pattern.startsWith('/actualites/abonnement/:jeton')) return free(pattern, 'jeton', [follows.asked], 'A'.repeat(43))
    if (pattern.startsWith('/actualites/desabonnement/:jeton')) return free(pattern, 'jeton', [follows.leave], 'A'.repeat(43))
    if (pattern.startsWith('/agent/actualites/:actualite')) return free(pattern, 'actualite', [follows.news], LONG_AGO)
    if (pattern.startsWith('/famille/invitation/:jeton')) return free(pattern, 'jeton', [guest], 'A'.repeat(43))
    if (pattern.startsWith('/profil/famille/invitations/')) {
      // Sent again, it is another one: the withdrawal then finds none.
      return owned(pattern, 'invitation', (who) => (who === 'hubert' && pattern.endsWith('/renvoyer') ? [invitation] : []))
    }
    if (pattern.includes('/enfants/:enfant/parents/')) {
      return owned(at(pattern, 'parent', claire), 'enfant', (who) => (who === 'hubert' ? [children.hubert] : []))
    }
    if (pattern.includes('/enfants/:enfant/identite')) return owned(pattern, 'enfant', (who) => [children[who]])
    if (pattern.includes('/enfants/:enfant/personnes')) {
      return (['hubert', 'pascal'] as const).flatMap((owner) => [
        { url: at(at(pattern, 'enfant', children[owner]), 'personne', persons[owner]), owner },
        { url: at(at(pattern, 'enfant', LONG_AGO), 'personne', persons[owner]), owner: 'nobody' as const },
      ])
    }
    if (pattern.startsWith('/profil/famille/enfants/:enfant/identite')) return owned(pattern, 'enfant', (who) => [children[who]])
    if (pattern.startsWith('/agent/identites/:correction/')) {
      return [{ url: at(at(pattern, 'correction', correction), 'page', 1), owner: 'nobody' as const }]
    }
    if (pattern.startsWith('/agent/identites/:correction')) return free(pattern, 'correction', [correction], LONG_AGO)
    // Nothing was sent with it: a page or a file of its proof is absent for everybody.
    if (/\/:(page|fichier)$/.test(pattern) && pattern.includes('/:quotient/')) {
      return [{ url: at(pattern.replace(/:(page|fichier)$/, '1'), 'quotient', quotient), owner: 'nobody' as const }]
    }
    if (pattern === '/agent/paniers-repas/:enfant') return free(pattern, 'enfant', [children.hubert], LONG_AGO)
    if (pattern.startsWith('/agent/quotients/:quotient')) return free(pattern, 'quotient', [quotient], LONG_AGO)
    if (pattern.startsWith('/agent/invitation/:jeton')) return free(pattern, 'jeton', [invited.token], 'A'.repeat(43))
    if (pattern.startsWith('/agent/parametres/agents/:compte')) return free(pattern, 'compte', [invited.agent], LONG_AGO)
    if (pattern.startsWith('/agent/parametres/invitations/:invitation')) {
      return free(pattern, 'invitation', [pattern.endsWith('/renvoyer') ? invited.sent : invited.withdrawn], LONG_AGO)
    }
    if (pattern.startsWith('/agent/parametres/services/:service')) return free(pattern, 'service', ['garderie'], 'nulle-part')
    if (pattern.startsWith('/agent/parametres/ecoles/:ecole')) return free(pattern, 'ecole', [school], LONG_AGO)
    if (pattern.startsWith('/agent/parametres/annees/:annee')) return free(pattern, 'annee', [2017], 1999)
    if (pattern.startsWith('/agent/parametres/presences/:presence')) return free(pattern, 'presence', ['present'], 'nulle-part')
    if (pattern.includes(':activite')) return free(pattern, 'activite', [anActivity], LONG_AGO)
    if (pattern.startsWith('/agent/agenda/:enfant')) return free(pattern, 'enfant', [children.pascal], LONG_AGO)
    if (pattern.startsWith('/agent/parametres/calendrier/:fermeture')) return free(pattern, 'fermeture', [closure], LONG_AGO)
    if (pattern.startsWith('/agent/parametres/recherche/synonymes/:synonyme')) {
      return free(pattern, 'synonyme', [synonym], LONG_AGO)
    }
    if (pattern.endsWith('/textes-legaux/:texte')) return free(pattern, 'texte', ['cgu'], 'nulle-part')
    if (pattern.endsWith('/textes/:lettre')) return free(pattern, 'lettre', ['activation'], 'nulle-part')
    if (pattern.startsWith('/lieux/:lieu')) return free(pattern, 'lieu', ['mairie'], 'nulle-part')
    if (pattern.startsWith('/agent/parametres/lieux/:lieu')) {
      return free(at(pattern, 'exception', closing), 'lieu', [place], LONG_AGO)
    }
    if (pattern.includes(':')) throw new Error(`test/support/routes.ts has no parameters for ${pattern}`)
    return [{ url: pattern, owner: 'anybody' }]
  }
}

/** «/demandes/:numero» for «/demandes/109?x=1»: the declared page that answers that address; null when none does. */
export const patternOf = (pages: readonly Page[], url: string): string | null => {
  const parts = new URL(url, ORIGIN).pathname.split('/')
  const fits = pages
    .map((page) => page.url)
    .filter((pattern) => {
      const wanted = pattern.split('/')
      return wanted.length === parts.length && wanted.every((part, i) => part.startsWith(':') || part === parts[i])
    })
  return fits.sort((a, b) => a.split(':').length - b.split(':').length)[0] ?? null
}

export type Crawled = {
  readonly url: string
  readonly pattern: string | null
  readonly reply: Reply
  readonly document: Document
  /** Same-site addresses of its links, without fragments. */
  readonly links: readonly string[]
}

export type Crawl = {
  readonly session: Session
  readonly pages: readonly Crawled[]
  /** «/a → /b answers 404» */
  readonly dead: readonly string[]
  readonly answered: ReadonlyMap<string, number>
}

const isFollowed = (link: HTMLAnchorElement): boolean =>
  !/^(mailto|tel):/.test(link.getAttribute('href') ?? '') && link.origin === ORIGIN

/** At most that many pages of one pattern and query shape are opened for their own links: months have no end. */
const PER_SHAPE = 5

/**
 * Walks the site by its links from there, as somebody without script. Every link is asked for; redirects are followed.
 */
export const crawl = async (session: Session, pages: readonly Page[], starts: readonly string[]): Promise<Crawl> => {
  const answered = new Map<string, number>()
  const crawled: Crawled[] = []
  const dead: string[] = []
  const shapes = new Map<string, number>()
  const waiting = starts.map((url) => ({ url, from: '(start)' }))
  const shapeOf = (url: string): string => {
    const { searchParams } = new URL(url, ORIGIN)
    return `${patternOf(pages, url) ?? new URL(url, ORIGIN).pathname}?${[...searchParams.keys()].sort().join('&')}`
  }
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { url, from } = next
    if (answered.has(url)) continue
    const reply = await session.get(url)
    answered.set(url, reply.status)
    if (reply.status >= 400 || (reply.status >= 300 && !reply.location)) dead.push(`${from} → ${url} answers ${reply.status}`)
    if (reply.location) waiting.push({ url: reply.location, from: url })
    if (reply.html === '') continue
    const shape = shapeOf(url)
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
    if (shapes.get(shape)! > PER_SHAPE) continue
    const { document } = new JSDOM(reply.html, { url: ORIGIN + url }).window
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .filter(isFollowed)
      .map((link) => link.pathname + link.search)
    const unique = [...new Set(links)]
    crawled.push({ url, pattern: patternOf(pages, url), reply, document, links: unique })
    for (const link of unique) if (!answered.has(link)) waiting.push({ url: link, from: url })
  }
  return { session, pages: crawled, dead, answered }
}

/** Where each kind of person starts. */
export const startsOf = (session: Session): string[] =>
  ({ visitor: ['/'], citizen: ['/', '/accueil'], agent: ['/', '/agent'] })[session.persona.kind]
