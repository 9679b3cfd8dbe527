import { describe, expect, test } from 'vitest'
import { PASSWORD, peopleTown } from '#support/people.ts'
import { KEPT_MINUTES, keptFields } from '../domain/kept-form.ts'
import { sweepKeptForms } from '../jobs/sweep.ts'
import { activationForm } from './citizen/activation.form.ts'
import { changeEmailForm, changeLoginForm, changePasswordForm } from './citizen/change-identifiers.form.ts'
import { signInForm } from './citizen/sign-in.form.ts'

const town = await peopleTown()
const FORM = '/profil/identifiants/courriel'

/** Somebody whose session ends while they fill the form in, and who sends it all the same. */
const late = async (login: string) => {
  await town.citizen(login)
  const v = await town.visitor().signIn(login, PASSWORD)
  await v.open(FORM)
  v.type('Nouvelle adresse électronique', `${login}-neuve@example.org`).type('Mot de passe actuel', PASSWORD)
  town.later({ minutes: 31 })
  return v.press('Envoyer le lien')
}
const back = async (v: Awaited<ReturnType<typeof late>>, login: string) =>
  v.type('Identifiant', login).type('Mot de passe', PASSWORD).press('Me connecter', v.main)
const rows = () => town.db.selectFrom('kept_form').selectAll().execute()

describe('AC-44 · a form posted after the session’s end is not lost', () => {
  test('the gate says so; once signed in, «Reprendre» gives the form to its page, filled, without its password', async () => {
    const v = await late('lente')
    expect(v.url).toBe('/connexion?retour=%2Freprise')
    expect(v.text).toContain('Votre session a expiré. Ce que vous aviez saisi est gardé 30 minutes')
    expect(JSON.stringify(await rows())).not.toContain(PASSWORD)
    await back(v, 'lente')
    expect(v.url).toBe('/reprise')
    expect(v.heading).toBe('Votre session avait expiré')
    await v.press('Reprendre')
    expect(v.url).toBe(FORM)
    expect(v.status).toBe(422)
    expect((v.field('textbox', /^Nouvelle adresse/) as HTMLInputElement).value).toBe('lente-neuve@example.org')
    expect(v.text).toContain('Indiquez votre mot de passe actuel')
    await v.type('Mot de passe actuel', PASSWORD).press('Envoyer le lien')
    expect(v.url).toBe('/profil/identifiants')
  })

  test('for the same person only', async () => {
    const v = await late('absente')
    await town.citizen('autre')
    await back(v, 'autre')
    expect(v.heading).toBe('Rien à reprendre')
    expect(v.html).not.toContain('absente-neuve')
  })

  test('not by another browser, nor by a key that we did not sign', async () => {
    const v = await late('signee')
    const cookie = v.cookies.get('liane-saisie')!
    expect(cookie).toMatch(/\./)
    const w = await town.visitor().signIn('signee', PASSWORD)
    expect((await w.open('/reprise')).heading).toBe('Rien à reprendre')
    const session = w.cookies.get('liane')!
    const ask = (kept: string) =>
      town.app.inject({ url: '/reprise', headers: { host: 'localhost:3000', cookie: `liane=${session}; liane-saisie=${kept}` } })
    expect((await ask(cookie)).body).toContain('signee-neuve')
    expect((await ask(`${cookie.split('.')[0]}.AAAA`)).body).not.toContain('signee-neuve')
  })

  test('half an hour, then neither shown nor stored', async () => {
    const v = await late('endormie')
    town.later({ minutes: KEPT_MINUTES - 1 })
    await back(v, 'endormie')
    expect(v.heading).toBe('Votre session avait expiré')
    town.later({ minutes: 1 })
    expect((await v.open('/reprise')).heading).toBe('Rien à reprendre')
    await sweepKeptForms.run(await town.ctx())
    expect(await rows()).toEqual([])
  })

  test('«Abandonner ma saisie» forgets it', async () => {
    const v = await late('decidee')
    await back(v, 'decidee')
    await v.press('Abandonner ma saisie')
    expect(v.url).toBe('/accueil')
    expect((await v.open('/reprise')).heading).toBe('Rien à reprendre')
    expect(await rows()).toEqual([])
  })

  test('what was meant for an agent’s page waits behind the agents’ gate', async () => {
    const v = town.visitor()
    await v.forge('/agent/demandes/1/repondre', { reponse: 'Bonjour' })
    expect(v.url).toBe('/agent/connexion?retour=%2Freprise')
    // A citizen of the same browser is not given what was meant for an agent’s page.
    await town.citizen('voisine')
    const cookie = `liane-saisie=${v.cookies.get('liane-saisie')}`
    const w = await town.visitor().signIn('voisine', PASSWORD)
    const answer = await town.app.inject({
      url: '/reprise',
      headers: { host: 'localhost:3000', cookie: `${cookie}; liane=${w.cookies.get('liane')}` },
    })
    expect(answer.body).toContain('Rien à reprendre')
  })

  test('a form from another site is not kept, nor an empty one; signed out, the page leads to the gate', async () => {
    const before = (await rows()).length
    const v = town.visitor()
    await v.forge(FORM, { email: 'x@example.org' }, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
    expect(v.status).toBe(403)
    await v.forge(FORM, {})
    expect(v.url).toMatch(/^\/connexion/)
    await v.forge(FORM, { mot_de_passe_actuel: 'x' })
    expect((await rows()).length).toBe(before)
    expect((await v.open('/reprise')).url).toBe('/connexion?retour=%2Freprise')
  })
})

describe('AC-44 · what is kept', () => {
  test('64 KB at most', () => {
    const fields = (length: number) => keptFields({ texte: ['x'.repeat(length)] })
    const frame = JSON.stringify({ texte: [''] }).length
    expect(fields(65_536 - frame)).not.toBeNull()
    expect(fields(65_537 - frame)).toBeNull()
  })

  test('never a password: each password field has a name that is left out', () => {
    const forms = [signInForm, activationForm('manuel'), changeLoginForm, changeEmailForm, changePasswordForm('manuel')]
    const passwords = forms.flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([name, field]) => (field.kind === 'password' ? [name] : [])),
    )
    expect(passwords.length).toBeGreaterThan(6)
    for (const name of passwords) expect(keptFields({ [name]: ['secret'] }), name).toBeNull()
    expect(keptFields({ code: ['123456'], nom: ['Roux'] })).toEqual({ nom: ['Roux'] })
  })
})

describe('AC-46 · «Rester connecté»', () => {
  test('being asked moves the end; nobody signed in has nothing left', async () => {
    await town.citizen('reste')
    const v = await town.visitor().signIn('reste', PASSWORD)
    const left = async (cookie: string): Promise<number> => {
      const answer = await town.app.inject({ method: 'POST', url: '/session', headers: { host: 'localhost:3000', cookie } })
      expect(answer.headers['cache-control']).toBe('no-store')
      return (JSON.parse(answer.body) as { secondes: number }).secondes
    }
    const mine = `liane=${v.cookies.get('liane')}`
    town.later({ minutes: 25 })
    expect(await left(mine)).toBe(30 * 60)
    town.later({ minutes: 29 })
    expect((await v.open('/profil')).url).toBe('/profil')
    // Twelve hours after signing in, nothing moves the end any more.
    for (let i = 0; i < 26; i++) {
      town.later({ minutes: 25 })
      await left(mine)
    }
    expect(await left(mine)).toBe(16 * 60)
    town.later({ minutes: 16 })
    expect(await left(mine)).toBe(0)
    expect(await left('')).toBe(0)
  })
})
