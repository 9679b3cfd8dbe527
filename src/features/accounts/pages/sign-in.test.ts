import { describe, expect, test } from 'vitest'
import { addAgent, endSessionsOf } from '#features/accounts/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { PASSWORD, peopleTown } from '#support/people.ts'
import type { Visitor } from '#support/visitor.ts'

const town = await peopleTown()
const cookieOf = (v: Visitor) => [...v.cookies].find(([name]) => name === 'liane')?.[1]
const signedIn = async (v: Visitor) => (await v.open('/profil')).url === '/profil'

describe('manual §2.2 · signing in', () => {
  test('by identifiant or by address, in any capitals, then back home', async () => {
    const { email } = await town.citizen('hubert.test')
    for (const typed of ['hubert.test', 'Hubert.Test', ' HUBERT.TEST ', email, email.toUpperCase()]) {
      const v = await town.visitor().signIn(typed, PASSWORD)
      expect(v.url, typed).toBe('/accueil')
      expect(v.text).toContain('Bonjour Camille ROUX')
    }
  })

  test('AC-9 · unknown, wrong, closed: one answer, the password never sent back', async () => {
    const { account } = await town.citizen('ferme')
    await town.citizen('ouvert')
    await town.db
      .updateTable('account')
      .set({ closed_at: (await town.ctx()).now })
      .where('id', '=', account)
      .execute()
    const pages = new Set<string>()
    for (const [login, password] of [
      ['inconnu', PASSWORD],
      ['ouvert', 'Gr4nite+gris'],
      ['ferme', PASSWORD],
      ['ouvert@example.com', PASSWORD],
    ] as const) {
      const v = await town.visitor().signIn(login, password)
      expect(v.status).toBe(422)
      expect(v.text).toContain('L’identifiant ou le mot de passe ne correspond pas.')
      expect(v.html).not.toContain(password)
      pages.add(v.html.replaceAll(login, '…'))
    }
    expect(pages.size).toBe(1)
  })

  test('AC-9 · a citizen is not let in by the agents’ door, nor an agent by the citizens’', async () => {
    await town.citizen('porte')
    const made = await addAgent(await town.ctx(), {
      login: 'agent.porte',
      email: 'agent.porte@isques.example',
      firstName: 'Ana',
      lastName: 'Petit',
      quality: 'Agente',
      service: 'accueil',
      roles: ['accueil'],
      password: PASSWORD,
      isDemo: true,
    })
    if (!made.ok) throw new Error(made.refusal)
    expect((await town.visitor().signIn('porte', PASSWORD, '/agent/connexion')).status).toBe(422)
    expect((await town.visitor().signIn('agent.porte', PASSWORD)).status).toBe(422)
    const v = await town.visitor().signIn('agent.porte', PASSWORD, '/agent/connexion')
    expect(v.url).toBe('/agent')
    await v.open('/profil')
    expect(v.status).toBe(403)
  })

  test('nothing typed: both fields are named', async () => {
    const v = town.visitor()
    await v.open('/connexion')
    await v.press('Me connecter', v.main)
    expect(v.status).toBe(422)
    expect(v.text).toContain('Indiquez votre mot de passe')
  })
})

describe('AC-11 · back to the page that was wanted, on this site only', () => {
  test('the gate says why one is there and leads back', async () => {
    await town.citizen('retour')
    const v = town.visitor()
    await v.open('/profil')
    expect(v.url).toBe('/connexion?retour=%2Fprofil')
    expect(v.text).toContain('Pour accéder à cette page, connectez-vous ou créez un compte.')
    await v.type('Identifiant', 'retour').type('Mot de passe', 'faux').press('Me connecter', v.main)
    await v.type('Identifiant', 'retour').type('Mot de passe', PASSWORD).press('Me connecter', v.main)
    expect(v.url).toBe('/profil')
    await v.open('/connexion?retour=%2Fprofil')
    expect(v.url).toBe('/profil')
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/x/..//evil.example',
    '/connexion',
    '/deconnexion?x',
    '/agent/connexion',
    'profil',
    '',
  ])('not to %j', async (retour) => {
    const login = `ouverte${Math.random().toString(36).slice(2)}`
    await town.citizen(login)
    const v = town.visitor()
    await v.open(`/connexion?retour=${encodeURIComponent(retour)}`)
    await v.type('Identifiant', login).type('Mot de passe', PASSWORD).press('Me connecter', v.main)
    expect(v.url).toBe('/accueil')
    await town
      .visitor()
      .forge('/connexion', { identifiant: login, mot_de_passe: PASSWORD, retour })
      .then((w) => expect(w.url).toBe('/accueil'))
  })
})

describe('AC-14 · sessions', () => {
  test('signing in changes the token: one planted before is worth nothing, one held before is over', async () => {
    await town.citizen('fixe')
    const v = await town.visitor().signIn('fixe', PASSWORD)
    const first = cookieOf(v)!
    await v.forge('/connexion', { identifiant: 'fixe', mot_de_passe: PASSWORD })
    const second = cookieOf(v)!
    expect(second).not.toBe(first)
    const rows = await town.db
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account_id')
      .where('login', '=', 'fixe')
      .select(['ended_at', 'token_hash'])
      .execute()
    expect(rows).toHaveLength(2)
    expect(rows.filter((row) => row.ended_at === null)).toHaveLength(1)
    expect(rows.some((row) => row.token_hash.toString('utf8').includes(second))).toBe(false)
  })

  test('a token planted in the browser before signing in opens nothing', async () => {
    await town.citizen('plantee')
    const planted = { cookie: `liane=${'A'.repeat(43)}` }
    const v = town.visitor()
    await v.forge('/connexion', { identifiant: 'plantee', mot_de_passe: PASSWORD }, planted)
    expect(cookieOf(v)).toMatch(/^[\w-]{43}$/)
    expect(cookieOf(v)).not.toBe('A'.repeat(43))
    const answer = await town.app.inject({ url: '/profil', headers: { host: 'localhost:3000', ...planted } })
    expect(answer.statusCode).toBe(303)
  })

  test('«Déconnexion» ends the session on the server and clears the browser', async () => {
    await town.citizen('depart')
    const v = await town.visitor().signIn('depart', PASSWORD)
    const token = cookieOf(v)!
    await v.forge('/deconnexion', {})
    expect(v.url).toBe('/')
    expect(v.text).toContain('Vous êtes déconnecté.')
    expect(cookieOf(v)).toBeUndefined()
    const open = await town.db
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account_id')
      .where('login', '=', 'depart')
      .where('ended_at', 'is', null)
      .execute()
    expect(open).toEqual([])
    expect(token.length).toBeGreaterThan(40)
    await v.open('/deconnexion')
    expect(v.status).toBe(404)
  })

  test('«Déconnexion» asks the browser to forget what it kept', async () => {
    const answer = await town.app.inject({
      method: 'POST',
      url: '/deconnexion',
      headers: { host: 'localhost:3000', origin: 'http://localhost:3000' },
    })
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/')
    expect(answer.headers['clear-site-data']).toContain('"cache"')
    const elsewhere = await town.app.inject({
      method: 'POST',
      url: '/deconnexion',
      headers: { host: 'localhost:3000', origin: 'https://evil.example' },
    })
    expect(elsewhere.statusCode).toBe(403)
  })

  test('a citizen’s session ends after 30 minutes idle and after 12 hours', async () => {
    await town.citizen('inactif')
    const v = await town.visitor().signIn('inactif', PASSWORD)
    town.later({ minutes: 29 })
    expect(await signedIn(v)).toBe(true)
    town.later({ minutes: 30 })
    expect(await signedIn(v)).toBe(false)
    const w = await town.visitor().signIn('inactif', PASSWORD)
    for (let i = 0; i < 28; i++) {
      town.later({ minutes: 25 })
      expect(await signedIn(w)).toBe(true)
    }
    town.later({ minutes: 20 })
    expect(await signedIn(w)).toBe(false)
  })

  test('ending every session of an account leaves the others alone', async () => {
    const { account } = await town.citizen('partout')
    await town.citizen('ailleurs')
    const [a, b, other] = [
      await town.visitor().signIn('partout', PASSWORD),
      await town.visitor().signIn('partout', PASSWORD),
      await town.visitor().signIn('ailleurs', PASSWORD),
    ]
    await inTransaction(await town.ctx(), (tx) => endSessionsOf(tx, account))
    expect([await signedIn(a), await signedIn(b), await signedIn(other)]).toEqual([false, false, true])
  })
})
