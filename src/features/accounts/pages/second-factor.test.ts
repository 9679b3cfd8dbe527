import { describe, expect, test } from 'vitest'
import { features } from '#app/features.ts'
import { addAgent } from '#features/accounts/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { PASSWORD, peopleTown } from '#support/people.ts'
import { AGENT_PASSWORD, codeAt, codesOn, hire, keyOn } from '#support/second-factor.ts'
import type { Visitor } from '#support/visitor.ts'
import { signIn } from '../actions/sign-in.ts'
import { startSession } from '../store/sessions.ts'

const town = await peopleTown()
const now = async () => (await town.ctx()).now
const events = async (account: number) =>
  (
    await town.db
      .selectFrom('security_event')
      .select(['kind', 'network'])
      .where('account_id', '=', account)
      .orderBy('id')
      .execute()
  ).map((row) => row.kind)
const methods = (account: number) =>
  town.db.selectFrom('sign_in_method').selectAll().where('account_id', '=', account).where('kind', '=', 'totp').execute()

/** A citizen who adds a second factor through the pages. */
const protect = async (login: string) => {
  const { account, email } = await town.citizen(login)
  const v = await town.visitor().signIn(login, PASSWORD)
  await v.open('/profil/second-facteur')
  await v.type('Mot de passe actuel', PASSWORD).press('Ajouter un second facteur')
  const key = keyOn(v)
  await v.type('Code affiché par l’application', codeAt(key, await now())).press('Ajouter ce second facteur')
  return { account, email, key, v, codes: codesOn(v) }
}
const answer = (v: Visitor, code: string) => v.type('Code de vérification', code).press('Valider le code')
const isIn = async (v: Visitor, page = '/profil') => (await v.open(page)).url === page

describe('AC-25 · adding a second factor', () => {
  test('the key as a picture, a link and a text; the first code; recovery codes; a letter', async () => {
    const { account, email } = await town.citizen('ajoute')
    const v = await town.visitor().signIn('ajoute', PASSWORD)
    await v.open('/profil/identifiants')
    await v.follow(/mon second facteur/)
    expect(v.url).toBe('/profil/second-facteur')
    await v.press('Ajouter un second facteur')
    expect(v.status).toBe(422)
    await v.type('Mot de passe actuel', 'faux').press('Ajouter un second facteur')
    expect(v.status).toBe(422)
    expect(v.text).toContain('Ce mot de passe n’est pas votre mot de passe actuel')
    expect((await v.open('/profil/second-facteur/ajouter')).url).toBe('/profil/second-facteur')
    await v.type('Mot de passe actuel', PASSWORD).press('Ajouter un second facteur')
    expect(v.url).toBe('/profil/second-facteur/ajouter')
    const key = keyOn(v)
    expect(key).toMatch(/^[A-Z2-7]{32}$/)
    const link = v.document.querySelector<HTMLAnchorElement>('a[href^="otpauth:"]')!
    expect(link.textContent).toBe('Ouvrir dans l’application')
    expect(new URL(link.href).searchParams.get('secret')).toBe(key)
    expect(v.main.querySelector('svg.qr path')!.getAttribute('d')!.length).toBeGreaterThan(1000)
    expect(v.html).not.toMatch(/ style=/)
    // Opening the page again shows the same key: an application that has scanned it goes on.
    expect(keyOn(await v.open('/profil/second-facteur/ajouter'))).toBe(key)
    const stored = await town.db
      .selectFrom('factor_setup')
      .selectAll()
      .where('account_id', '=', account)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(stored)).not.toContain(key)

    await v.type('Code affiché par l’application', codeAt(key, await now(), 2)).press('Ajouter ce second facteur')
    expect(v.status).toBe(422)
    expect(v.text).toContain('Ce code ne correspond pas')
    expect(await methods(account)).toEqual([])
    await v.type('Code affiché par l’application', codeAt(key, await now())).press('Ajouter ce second facteur')
    expect(v.heading).toBe('Codes de secours')
    const codes = codesOn(v)
    expect(new Set(codes).size).toBe(10)
    expect(codes.every((code) => /^\d{16}$/.test(code))).toBe(true)
    const rows = JSON.stringify([
      ...(await methods(account)),
      ...(await town.db.selectFrom('recovery_code').selectAll().execute()),
      ...(await town.db.selectFrom('factor_setup').selectAll().execute()),
    ])
    for (const secret of [key, ...codes]) expect(rows).not.toContain(secret)
    const letter = (await town.letters(email)).at(-1)!
    expect(letter.subject).toBe('Nouveau moyen de connexion ajouté')
    expect(await events(account)).toEqual(['signed-in', 'factor-added'])

    expect(codesOn(await v.open('/profil/second-facteur/codes-de-secours'))).toEqual(codes)
    await v.press('J’ai noté mes codes')
    expect(v.text).toContain('10 codes restants sur 10')
    expect((await v.open('/profil/second-facteur/codes-de-secours')).url).toBe('/profil/second-facteur')
    await v.open('/profil/identifiants')
    expect(v.text).toContain('Second facteur ajouté')
  })

  test('a key waits half an hour for its code', async () => {
    await town.citizen('lent')
    const v = await town.visitor().signIn('lent', PASSWORD)
    await v.open('/profil/second-facteur')
    await v.type('Mot de passe actuel', PASSWORD).press('Ajouter un second facteur')
    const key = keyOn(v)
    town.later({ minutes: 15 })
    await v.open('/profil')
    town.later({ minutes: 14, seconds: 59 })
    expect(keyOn(await v.open('/profil/second-facteur/ajouter'))).toBe(key)
    town.later({ seconds: 1 })
    await v.type('Code affiché par l’application', codeAt(key, await now())).press('Ajouter ce second facteur')
    expect(v.url).toBe('/profil/second-facteur')
    expect(v.text).toContain('recommencez l’ajout')
  })

  test('the other sessions end, this one goes on', async () => {
    await town.citizen('ailleurs')
    const other = await town.visitor().signIn('ailleurs', PASSWORD)
    const v = await town.visitor().signIn('ailleurs', PASSWORD)
    await v.open('/profil/second-facteur')
    await v.type('Mot de passe actuel', PASSWORD).press('Ajouter un second facteur')
    await v.type('Code affiché par l’application', codeAt(keyOn(v), await now())).press('Ajouter ce second facteur')
    expect([await isIn(other), await isIn(v)]).toEqual([false, true])
  })
})

describe('AC-23 · signing in with a code', () => {
  test('the password opens nothing by itself; the code does, and leads where one was going', async () => {
    const { account, key } = await protect('deuxetapes')
    town.later({ minutes: 1 })
    const v = town.visitor()
    await v.open('/profil')
    await v.type('Identifiant', 'deuxetapes').type('Mot de passe', PASSWORD).press('Me connecter', v.main)
    expect(v.url).toBe('/connexion/code?retour=%2Fprofil')
    expect(v.heading).toContain('Code de vérification')
    for (const page of ['/profil', '/accueil', '/profil/second-facteur', '/profil/second-facteur/codes-de-secours'])
      expect((await v.open(page)).url, page).toBe(`/connexion?retour=${encodeURIComponent(page)}`)
    await v.open('/connexion/code?retour=%2Fprofil')
    const waiting = v.cookies.get('liane')
    await answer(v, codeAt(key, await now()))
    expect(v.url).toBe('/profil')
    expect(v.cookies.get('liane')).not.toBe(waiting)
    expect(await town.db.selectFrom('pending_sign_in').selectAll().where('account_id', '=', account).execute()).toEqual([])
    expect((await events(account)).at(-1)).toBe('signed-in')
  })

  test('AC-22 · the previous and the next step are accepted, two steps away are not', async () => {
    const { key } = await protect('voisins')
    const attempt = async (steps: number) => {
      town.later({ minutes: 5 })
      const v = await town.visitor().signIn('voisins', PASSWORD)
      await answer(v, codeAt(key, await now(), steps))
      return v.url
    }
    expect(await attempt(-2)).toBe('/connexion/code')
    expect(await attempt(2)).toBe('/connexion/code')
    expect(await attempt(-1)).toBe('/accueil')
    expect(await attempt(1)).toBe('/accueil')
    expect(await attempt(0)).toBe('/accueil')
  })

  test('AC-22 · a code serves once, and none before it any more', async () => {
    const { key } = await protect('rejoue')
    town.later({ minutes: 5 })
    const code = codeAt(key, await now())
    await answer(await town.visitor().signIn('rejoue', PASSWORD), code)
    const v = await town.visitor().signIn('rejoue', PASSWORD)
    await answer(v, code)
    expect(v.status).toBe(422)
    expect(v.text).toContain('Ce code a déjà servi')
    expect(v.html).not.toContain(code)
    await answer(v, codeAt(key, await now(), -1))
    expect(v.text).toContain('Ce code a déjà servi')
    await answer(v, codeAt(key, await now(), 1))
    expect(v.url).toBe('/accueil')
  })

  test('AC-22 · of five times the same code at once, one opens', async () => {
    const { key } = await protect('course')
    town.later({ minutes: 5 })
    const doors = await Promise.all(Array.from({ length: 5 }, () => town.visitor().signIn('course', PASSWORD)))
    const code = codeAt(key, await now())
    await Promise.all(doors.map((v) => answer(v, code)))
    expect(doors.filter((v) => v.url === '/accueil')).toHaveLength(1)
  })

  test('nine wrong codes leave one, the tenth ends the sign-in', async () => {
    const { key, account } = await protect('devine')
    town.later({ minutes: 5 })
    const v = await town.visitor().signIn('devine', PASSWORD)
    for (let i = 0; i < 9; i++) await answer(v, '000000')
    expect(v.status).toBe(422)
    await answer(v, codeAt(key, await now()))
    expect(v.url).toBe('/accueil')
    town.later({ hours: 2 })
    const w = await town.visitor().signIn('devine', PASSWORD)
    for (let i = 0; i < 10; i++) await answer(w, '000000')
    expect(w.url).toBe('/connexion')
    expect(w.text).toContain('redonnez votre identifiant et votre mot de passe')
    expect((await w.open('/connexion/code')).url).toBe('/connexion')
    expect((await events(account)).filter((kind) => kind === 'code-refused').length).toBe(19)
  })

  test('beyond ten wrong codes an hour, each waits longer, whatever the sign-in', async () => {
    const { key } = await protect('insiste')
    town.later({ minutes: 5 })
    const v = await town.visitor().signIn('insiste', PASSWORD)
    for (let i = 0; i < 10; i++) await answer(v, '000000')
    const w = await town.visitor().signIn('insiste', PASSWORD)
    await answer(w, codeAt(key, await now()))
    expect(w.status).toBe(429)
    expect(w.text).toContain('Réessayez dans 30 secondes')
    town.later({ seconds: 30 })
    await answer(w, codeAt(key, await now()))
    expect(w.url).toBe('/accueil')
  })

  test('the code is awaited ten minutes', async () => {
    const { key } = await protect('patiente')
    town.later({ minutes: 5 })
    const v = await town.visitor().signIn('patiente', PASSWORD)
    town.later({ minutes: 9, seconds: 59 })
    expect((await v.open('/connexion/code')).url).toBe('/connexion/code')
    town.later({ seconds: 1 })
    await answer(v, codeAt(key, await now()))
    expect(v.url).toBe('/connexion')
    expect(v.text).toContain('Trop de temps ou d’essais')
  })

  test('a citizen’s sign-in is not completed by the agents’ door, and without one there is nothing to answer', async () => {
    await protect('porte')
    town.later({ minutes: 5 })
    const v = await town.visitor().signIn('porte', PASSWORD)
    expect((await v.open('/agent/connexion/code')).url).toBe('/agent/connexion')
    const nobody = town.visitor()
    expect((await nobody.open('/connexion/code')).url).toBe('/connexion')
    expect((await nobody.forge('/connexion/code', { code: '123456' })).url).toBe('/connexion')
  })

  test('nothing typed, or not a code', async () => {
    await protect('vide')
    town.later({ minutes: 5 })
    const v = await town.visitor().signIn('vide', PASSWORD)
    await v.press('Valider le code')
    expect(v.status).toBe(422)
    await answer(v, 'mon code')
    expect(v.text).toContain('Ce code ne correspond pas')
  })

  test('a new password does not go round the code (ASVS 6.4.3), and ends the sign-ins that wait', async () => {
    const { email, key } = await protect('contourne')
    town.later({ minutes: 5 })
    const waiting = await town.visitor().signIn('contourne', PASSWORD)
    const v = town.visitor()
    await v.open('/oubli')
    await v.pick('Mon mot de passe').type('Votre courriel', email).press('Envoyer')
    const link = /\/mot-de-passe\/[\w-]+/.exec((await town.letters(email)).at(-1)!.text)![0]
    await v.open(link)
    await v
      .type('Mot de passe', AGENT_PASSWORD)
      .type('Répéter votre mot de passe', AGENT_PASSWORD)
      .press('Changer mon mot de passe')
    expect((await waiting.open('/connexion/code')).url).toBe('/connexion')
    await v.signIn('contourne', AGENT_PASSWORD)
    expect(v.url).toBe('/connexion/code')
    await answer(v, codeAt(key, await now()))
    expect(v.url).toBe('/accueil')
  })
})

describe('AC-24 · recovery codes', () => {
  test('each opens once, in any spacing; its owner is told', async () => {
    const { codes, email, account } = await protect('secours')
    const v = await town.visitor().signIn('secours', PASSWORD)
    await answer(v, codes[3]!.replace(/(.{4})/g, '$1 '))
    expect(v.url).toBe('/accueil')
    expect((await town.letters(email)).at(-1)!.subject).toBe('Code de secours utilisé')
    expect(await events(account)).toContain('recovery-code-used')
    await v.open('/profil/second-facteur')
    expect(v.text).toContain('9 codes restants sur 10')
    const w = await town.visitor().signIn('secours', PASSWORD)
    await answer(w, codes[3]!)
    expect(w.status).toBe(422)
    await answer(w, `${codes[4]!.slice(0, 15)}${(Number(codes[4]![15]) + 1) % 10}`)
    expect(w.status).toBe(422)
    await answer(w, codes[4]!)
    expect(w.url).toBe('/accueil')
  })

  test('somebody else’s code opens nothing', async () => {
    const { codes } = await protect('proprietaire')
    await protect('voleur')
    const v = await town.visitor().signIn('voleur', PASSWORD)
    await answer(v, codes[0]!)
    expect(v.status).toBe(422)
  })

  test('new ones, with password and code, replace those before', async () => {
    const { v, codes, key } = await protect('renouvelle')
    town.later({ minutes: 2 })
    await v.open('/profil/second-facteur')
    await v.follow('Créer de nouveaux codes de secours')
    await v.press('Créer de nouveaux codes')
    expect(v.status).toBe(422)
    const both = (password: string, code: string) =>
      v.type('Mot de passe actuel', password).type('Code de vérification', code).press('Créer de nouveaux codes')
    await both('faux', codeAt(key, await now()))
    expect(v.text).toContain('Ce mot de passe n’est pas votre mot de passe actuel')
    await both(PASSWORD, '000000')
    expect(v.text).toContain('Ce code ne correspond pas')
    await both(PASSWORD, codeAt(key, await now()))
    expect(v.url).toBe('/profil/second-facteur/codes-de-secours')
    const fresh = codesOn(v)
    expect(fresh.some((code) => codes.includes(code))).toBe(false)
    const w = await town.visitor().signIn('renouvelle', PASSWORD)
    await answer(w, codes[0]!)
    expect(w.status).toBe(422)
    await answer(w, fresh[0]!)
    expect(w.url).toBe('/accueil')
  })
})

describe('AC-26 · removing a second factor', () => {
  test('takes password and code both; then the password is enough again', async () => {
    const { v, key, email, account } = await protect('retire')
    const [factor] = await methods(account)
    const codes = () => town.db.selectFrom('recovery_code').selectAll().where('method_id', '=', factor!.id).execute()
    expect(await codes()).not.toEqual([])
    town.later({ minutes: 2 })
    await v.open('/profil/second-facteur')
    await v.follow('Retirer le second facteur')
    const both = (password: string, code: string) =>
      v.type('Mot de passe actuel', password).type('Code de vérification', code).press('Retirer le second facteur')
    await both(PASSWORD, '000000')
    expect(v.status).toBe(422)
    await both('faux', codeAt(key, await now()))
    expect(v.status).toBe(422)
    expect(await methods(account)).toHaveLength(1)
    await both(PASSWORD, codeAt(key, await now()))
    expect(v.url).toBe('/profil/second-facteur')
    expect(v.text).toContain('Non activé')
    expect((await town.letters(email)).at(-1)!.subject).toBe('Second facteur retiré')
    expect(await codes()).toEqual([])
    expect((await town.visitor().signIn('retire', PASSWORD)).url).toBe('/accueil')
    expect((await v.open('/profil/second-facteur/retirer')).url).toBe('/profil/second-facteur')
    expect((await v.open('/profil/second-facteur/nouveaux-codes')).url).toBe('/profil/second-facteur')
  })
})

describe('AC-21 · agents', () => {
  test('an agent awaiting the factor reaches no agent page', async () => {
    const { key } = await hire(town, 'attend')
    town.later({ minutes: 1 })
    const pages = features.flatMap((feature) => feature.pages).filter((page) => page.for === 'agent')
    expect(pages.length).toBeGreaterThan(10)
    const v = await town.visitor().signIn('attend', AGENT_PASSWORD, '/agent/connexion')
    expect(v.url).toBe('/agent/connexion/code')
    const headers = { host: 'localhost:3000', cookie: `liane=${v.cookies.get('liane')}`, origin: 'http://localhost:3000' }
    for (const page of pages) {
      const url = page.url.replaceAll(/:\w+/g, '1')
      for (const method of ['GET', 'POST'] as const) {
        if (!page[method === 'GET' ? 'get' : 'post']) continue
        const reply = await town.app.inject({ method, url, headers })
        expect(reply.statusCode, `${method} ${url}`).toBe(303)
        expect(reply.headers.location, `${method} ${url}`).toMatch(/^\/agent\/connexion\?retour=/)
      }
    }
    await answer(await v.open('/agent/connexion/code'), codeAt(key, await now()))
    expect(v.url).toBe('/agent')
  })

  test('after twenty minutes idle the password is enough; after ten hours the code is asked again', async () => {
    const { v, key } = await hire(town, 'journee')
    town.later({ minutes: 19, seconds: 59 })
    expect(await isIn(v, '/agent')).toBe(true)
    town.later({ minutes: 20 })
    expect((await v.open('/agent')).url).toBe('/agent/connexion?retour=%2Fagent')
    await v.signIn('journee', AGENT_PASSWORD, '/agent/connexion')
    expect(v.url).toBe('/agent')
    // Elsewhere nothing was proved.
    expect((await town.visitor().signIn('journee', AGENT_PASSWORD, '/agent/connexion')).url).toBe('/agent/connexion/code')
    for (let i = 0; i < 36; i++) {
      town.later({ minutes: 15 })
      expect(await isIn(v, '/agent'), `${i}`).toBe(true)
    }
    // 9 h 39 min 59 s since the code: ten hours count from it, not from the last password.
    town.later({ minutes: 19, seconds: 59 })
    expect(await isIn(v, '/agent')).toBe(true)
    town.later({ minutes: 0, seconds: 2 })
    expect(await isIn(v, '/agent')).toBe(false)
    await v.signIn('journee', AGENT_PASSWORD, '/agent/connexion')
    expect(v.url).toBe('/agent/connexion/code')
    await answer(v, codeAt(key, await now()))
    expect(v.url).toBe('/agent')
  })

  test('signed out, the code is asked again', async () => {
    const { v } = await hire(town, 'depart')
    await v.forge('/deconnexion', {})
    await v.signIn('depart', AGENT_PASSWORD, '/agent/connexion')
    expect(v.url).toBe('/agent/connexion/code')
  })

  test('an agent renews recovery codes and cannot remove the second factor', async () => {
    const { v, key, codes } = await hire(town, 'garde')
    town.later({ minutes: 2 })
    await v.open('/agent/second-facteur')
    expect(v.text).toContain('10 codes restants')
    expect(v.has('link', 'Retirer le second facteur')).toBe(false)
    expect((await v.open('/profil/second-facteur/retirer')).status).toBe(403)
    await v.open('/agent/second-facteur/nouveaux-codes')
    await v
      .type('Mot de passe actuel', AGENT_PASSWORD)
      .type('Code de vérification', codeAt(key, await now()))
      .press('Créer de nouveaux codes')
    expect(codesOn(v).some((code) => codes.includes(code))).toBe(false)
  })

  test('production knows no demo account, whatever its password', async () => {
    const who = {
      firstName: 'Ana',
      lastName: 'Petit',
      quality: 'Agente',
      service: 'accueil',
      roles: ['accueil'],
      password: PASSWORD,
    }
    await addAgent(await town.ctx(), { ...who, login: 'essai', email: 'essai@isques.example', isDemo: true })
    const typed = { kind: 'agent', identifier: 'essai', password: PASSWORD } as const
    expect((await signIn(await town.from(), typed)).ok).toBe(true)
    expect(await signIn({ ...(await town.from()), mode: 'production' }, typed)).toMatchObject({
      ok: false,
      refusal: 'sign-in.wrong',
    })
  })

  test('a session without proof opens nothing to an agent, whoever made it', async () => {
    const { account } = await hire(town, 'sanspreuve')
    const token = await inTransaction(await town.ctx(), (tx) => startSession(tx, account))
    const reply = await town.app.inject({ url: '/agent', headers: { host: 'localhost:3000', cookie: `liane=${token}` } })
    expect(reply.statusCode).toBe(303)
  })
})

describe('AC-20 · what happened to an account', () => {
  test('failures are noted ten times an hour at most, with no whole address', async () => {
    const { account } = await town.citizen('harcele')
    for (let i = 0; i < 14; i++)
      await signIn(await town.from(`198.51.${i}.7`), { kind: 'citizen', identifier: 'harcele', password: 'faux' })
    await signIn(await town.from(), { kind: 'citizen', identifier: 'personne', password: 'faux' })
    await town.letters('personne@example.org')
    const rows = await town.db.selectFrom('security_event').selectAll().where('account_id', '=', account).execute()
    expect(rows.map((row) => row.kind)).toEqual(Array(10).fill('sign-in-refused'))
    expect(rows.every((row) => /^198\.51\.\d+\.0\/24$/.test(row.network!))).toBe(true)
  })
})
