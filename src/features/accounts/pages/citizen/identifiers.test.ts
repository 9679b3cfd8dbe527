import { describe, expect, test } from 'vitest'
import { PASSWORD, peopleTown } from '#support/people.ts'
import type { Visitor } from '#support/visitor.ts'

const town = await peopleTown()
const NEW = 'B4salte+noir'
const linkIn = (text: string): string => /http:\/\/localhost:3000(\/\S+)/.exec(text)![1]!
const subjects = async (to: string): Promise<string[]> => (await town.letters(to)).map(({ subject }) => subject)
const at = async (login: string, url: string): Promise<Visitor> => (await town.visitor().signIn(login, PASSWORD)).open(url)
const isIn = async (v: Visitor): Promise<boolean> => (await v.open('/profil')).url === '/profil'

describe('AC-40 · the present password before any change', () => {
  test('the menu leads to «Mes identifiants», which names what one signs in with', async () => {
    const { email } = await town.citizen('menu')
    const v = await town.visitor().signIn('menu', PASSWORD)
    expect(v.document.querySelector('#menu-compte')!.textContent).toContain('Mes identifiants')
    await v.open('/profil')
    await v.follow('Mes identifiants', v.main)
    expect(v.heading).toBe('Mes identifiants')
    for (const words of ['menu', email, 'Choisi le 23 novembre 2026']) expect(v.text).toContain(words)
  })

  test('another identifiant: wrong password, taken, then done; the owner is told', async () => {
    const { email } = await town.citizen('ancien')
    await town.citizen('occupe')
    const v = await at('ancien', '/profil/identifiants/identifiant')
    v.type('Nouvel identifiant de connexion', 'Nouvéau.Nom').type('Mot de passe actuel', NEW)
    await v.press('Changer mon identifiant')
    expect(v.status).toBe(422)
    expect(v.text).toContain('Ce mot de passe n’est pas votre mot de passe actuel')
    expect(v.html).not.toContain(NEW)
    await v
      .type('Nouvel identifiant de connexion', 'occupe')
      .type('Mot de passe actuel', PASSWORD)
      .press('Changer mon identifiant')
    expect(v.text).toContain('Vous pouvez choisir occupe2')
    await v.type('Nouvel identifiant de connexion', '.x').type('Mot de passe actuel', PASSWORD).press('Changer mon identifiant')
    expect(v.status).toBe(422)
    expect((await town.visitor().signIn('ancien', PASSWORD)).url).toBe('/accueil')
    await v
      .type('Nouvel identifiant de connexion', 'Nouvéau.Nom')
      .type('Mot de passe actuel', PASSWORD)
      .press('Changer mon identifiant')
    expect(v.url).toBe('/profil/identifiants')
    expect(v.text).toContain('Votre identifiant est changé.')
    expect((await town.visitor().signIn('ancien', PASSWORD)).status).toBe(422)
    expect((await town.visitor().signIn('nouveau.nom', PASSWORD)).url).toBe('/accueil')
    expect(await subjects(email)).toEqual(['Votre identifiant a été changé'])
    expect((await v.open('/profil/identifiants')).text).toContain('Identifiant changé, le 23 novembre 2026')
  })

  test('guessing the present password is slowed down after five wrong ones, signing in is not', async () => {
    await town.citizen('devine')
    const v = await at('devine', '/profil/identifiants/mot-de-passe')
    const attempt = (present: string) =>
      v
        .type('Mot de passe actuel', present)
        .type('Mot de passe', NEW)
        .type('Répéter votre mot de passe', NEW)
        .press('Changer mon mot de passe')
    for (let i = 0; i < 5; i++) expect((await attempt('Faux+faux1')).status).toBe(422)
    expect((await attempt(PASSWORD)).status).toBe(429)
    expect(v.text).toContain('Trop d’essais. Réessayez dans 30 secondes')
    expect((await town.visitor().signIn('devine', PASSWORD)).url).toBe('/accueil')
    town.later({ seconds: 30 })
    expect((await attempt(PASSWORD)).url).toBe('/profil/identifiants')
  })
})

describe('AC-41 · another e-mail address', () => {
  const ask = async (v: Visitor, email: string): Promise<Visitor> => {
    await v.open('/profil/identifiants/courriel')
    return v.type('Nouvelle adresse électronique', email).type('Mot de passe actuel', PASSWORD).press('Envoyer le lien')
  }

  test('nothing changes before the link sent to the new address is confirmed, once; both are told', async () => {
    const { email } = await town.citizen('demenage')
    const v = await at('demenage', '/')
    await ask(v, 'Ailleurs@example.org')
    expect(v.url).toBe('/profil/identifiants')
    expect(v.text).toContain('Rien ne change avant que vous l’ayez ouvert.')
    expect(await subjects(email)).toEqual(['Un changement d’adresse électronique a été demandé'])
    const [letter] = await town.letters('ailleurs@example.org')
    expect(letter!.subject).toBe('Confirmez votre nouvelle adresse électronique')
    expect((await v.open('/profil/identifiants')).text).toContain('Une nouvelle adresse attend d’être confirmée')
    const link = linkIn(letter!.text)
    const elsewhere = town.visitor()
    await elsewhere.open(link)
    await elsewhere.open(link)
    expect((await town.visitor().signIn('ailleurs@example.org', PASSWORD)).status).toBe(422)
    expect((await town.visitor().signIn(email, PASSWORD)).url).toBe('/accueil')
    await elsewhere.press('Confirmer cette adresse')
    expect(elsewhere.url).toBe('/connexion')
    expect(elsewhere.text).toContain('Votre adresse électronique est changée.')
    expect((await v.open('/profil/identifiants')).text).toContain('Adresse électronique changée, le')
    expect((await town.visitor().signIn('ailleurs@example.org', PASSWORD)).url).toBe('/accueil')
    expect((await town.visitor().signIn(email, PASSWORD)).status).toBe(422)
    expect((await subjects(email)).at(-1)).toBe('L’adresse électronique de votre compte a été changée')
    expect((await subjects('ailleurs@example.org')).at(-1)).toBe('L’adresse électronique de votre compte a été changée')
    await elsewhere.open(link)
    expect(elsewhere.status).toBe(409)
    expect(elsewhere.heading).toBe('Cette adresse est déjà confirmée')
  })

  test('48 hours, the last one asked, and never after a change of password', async () => {
    await town.citizen('hesite')
    const v = await at('hesite', '/')
    await ask(v, 'un@example.org')
    const first = linkIn((await town.letters('un@example.org'))[0]!.text)
    await ask(v, 'deux@example.org')
    const second = linkIn((await town.letters('deux@example.org'))[0]!.text)
    const w = town.visitor()
    expect((await w.open(first)).heading).toBe('Ce lien a été remplacé')
    town.later({ hours: 47, minutes: 59, seconds: 59 })
    expect((await w.open(second)).status).toBe(200)
    town.later({ seconds: 1 })
    expect((await w.press('Confirmer cette adresse')).heading).toBe('Ce lien a expiré')
    const x = await at('hesite', '/')
    await ask(x, 'trois@example.org')
    const third = linkIn((await town.letters('trois@example.org'))[0]!.text)
    await x.open('/profil/identifiants/mot-de-passe')
    x.type('Mot de passe actuel', PASSWORD).type('Mot de passe', NEW).type('Répéter votre mot de passe', NEW)
    await x.press('Changer mon mot de passe')
    expect((await w.open(third)).status).toBe(409)
    expect((await town.visitor().signIn('hesite@example.org', NEW)).url).toBe('/accueil')
  })

  test('the address of another account gives the same screen; its owner is told, and nothing changes', async () => {
    const { email: taken } = await town.citizen('voisin')
    await town.citizen('curieux')
    const v = await at('curieux', '/')
    await ask(v, 'libre@example.org')
    const free = v.text.replaceAll('libre@example.org', '…')
    await town.letters('libre@example.org')
    await ask(v, taken)
    expect(v.url).toBe('/profil/identifiants')
    expect(v.text).toContain('Un lien vient d’être envoyé à la nouvelle adresse.')
    expect(free).toContain('Un lien vient d’être envoyé à la nouvelle adresse.')
    const [letter] = await town.letters(taken)
    expect(letter!.subject).toBe('Cette adresse électronique a déjà un compte')
    expect(letter!.text).not.toContain('/adresse/')
  })

  test('taken in between: said, and nothing changes', async () => {
    const { account } = await town.citizen('rapide')
    await town.citizen('lent')
    const v = await at('lent', '/')
    await ask(v, 'course@example.org')
    const link = linkIn((await town.letters('course@example.org'))[0]!.text)
    await town.db.updateTable('account').set({ email: 'course@example.org' }).where('id', '=', account).execute()
    await v.open(link)
    await v.press('Confirmer cette adresse')
    expect(v.status).toBe(409)
    expect(v.heading).toBe('Cette adresse est celle d’un autre compte')
    expect((await town.visitor().signIn('lent@example.org', PASSWORD)).url).toBe('/accueil')
  })
})

describe('AC-42 · another password', () => {
  test('by the same rule; this session goes on, the others end, the owner is told', async () => {
    const { email } = await town.citizen('change', { birthName: 'Lambert' })
    const elsewhere = await town.visitor().signIn('change', PASSWORD)
    const v = await at('change', '/profil/identifiants/mot-de-passe')
    const choose = (password: string, again = password) =>
      v
        .type('Mot de passe actuel', PASSWORD)
        .type('Mot de passe', password)
        .type('Répéter votre mot de passe', again)
        .press('Changer mon mot de passe')
    for (const wrong of ['court1A', 'Lambert+62', 'Password1!']) expect((await choose(wrong)).status, wrong).toBe(422)
    expect((await choose(NEW, `${NEW}x`)).status).toBe(422)
    expect(await isIn(elsewhere)).toBe(true)
    await v.open('/profil/identifiants/mot-de-passe')
    expect((await choose(NEW)).url).toBe('/profil/identifiants')
    expect(await isIn(v)).toBe(true)
    expect(await isIn(elsewhere)).toBe(false)
    expect((await town.visitor().signIn('change', PASSWORD)).status).toBe(422)
    expect(await subjects(email)).toEqual(['Votre mot de passe a été changé'])
    expect((await v.open('/profil/identifiants')).text).toMatch(/Mot de passe changé, le \d/)
  })
})

test('AC-42 · password managers know each field: hidden, named, with the identifiant beside a new password', async () => {
  await town.citizen('trousseau')
  const v = town.visitor()
  const told = () =>
    [...v.main.querySelectorAll<HTMLInputElement>('input[type=password], input[autocomplete=username]')].map(
      (input) => `${input.type} ${input.getAttribute('autocomplete')}`,
    )
  await v.open('/connexion')
  expect(told()).toEqual(['text username', 'password current-password'])
  await v.signIn('trousseau', PASSWORD)
  await v.open('/profil/identifiants/mot-de-passe')
  expect(told()).toEqual(['hidden username', 'password current-password', 'password new-password', 'password new-password'])
  expect(v.main.querySelector<HTMLInputElement>('input[autocomplete=username]')!.value).toBe('trousseau')
  expect(v.html).not.toMatch(/onpaste|maxlength/)
})

describe('AC-45 · open sessions', () => {
  test('each is named, and may be closed from any other', async () => {
    await town.citizen('partout')
    await town.citizen('autre')
    const [a, b, c] = [
      await town.visitor().signIn('partout', PASSWORD),
      await town.visitor().signIn('partout', PASSWORD),
      await town.visitor().signIn('partout', PASSWORD),
    ]
    await a.open('/profil/identifiants')
    expect(a.document.querySelectorAll('.connexion')).toHaveLength(3)
    expect(a.text.match(/Cette session/g)).toHaveLength(1)
    await a.press(/^Déconnecter ce navigateur/)
    expect(a.text).toContain('Cette connexion est fermée.')
    expect(a.document.querySelectorAll('.connexion')).toHaveLength(2)
    expect([await isIn(b), await isIn(c)].filter(Boolean)).toHaveLength(1)
    await a.open('/profil/identifiants')
    await a.press('Déconnecter toutes les autres')
    expect(a.document.querySelectorAll('.connexion')).toHaveLength(1)
    expect([await isIn(a), await isIn(b), await isIn(c)]).toEqual([true, false, false])
    expect(a.has('button', 'Déconnecter toutes les autres')).toBe(false)
  })

  test('nobody closes somebody else’s', async () => {
    await town.citizen('victime')
    await town.citizen('malin')
    const victim = await town.visitor().signIn('victime', PASSWORD)
    const ids = await town.db.selectFrom('session').select('id').execute()
    const v = await town.visitor().signIn('malin', PASSWORD)
    for (const { id } of ids) await v.forge('/profil/identifiants', { session: String(id) })
    expect(await isIn(victim)).toBe(true)
    expect((await v.forge('/profil/identifiants', { session: '1; drop table' })).status).toBe(200)
  })

  test('what has ended by itself is not in the list', async () => {
    await town.citizen('vieux')
    await town.visitor().signIn('vieux', PASSWORD)
    town.later({ minutes: 30 })
    const v = await at('vieux', '/profil/identifiants')
    expect(v.document.querySelectorAll('.connexion')).toHaveLength(1)
  })
})
