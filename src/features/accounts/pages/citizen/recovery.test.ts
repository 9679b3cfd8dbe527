import { describe, expect, test } from 'vitest'
import { PASSWORD, peopleTown } from '#support/people.ts'
import type { Visitor } from '#support/visitor.ts'

const town = await peopleTown()
const linkIn = (text: string): string => /http:\/\/localhost:3000(\/\S+)/.exec(text)![1]!

const ask = async (
  what: 'Mon identifiant' | 'Mon mot de passe',
  by: { courriel?: string; identifiant?: string },
): Promise<Visitor> => {
  const v = town.visitor()
  await v.open('/connexion')
  await v.follow(/^Mot de passe ou identifiant oublié/)
  v.pick(what)
  if (by.courriel) v.type('Votre courriel', by.courriel)
  if (by.identifiant) v.type('Votre nom d’utilisateur', by.identifiant)
  return v.press('Envoyer')
}

describe('manual §2.3 · forgotten identifiant or password', () => {
  test('the labels of the manual', async () => {
    const v = town.visitor()
    await v.open('/oubli')
    for (const label of [
      'Qu’avez-vous perdu ?',
      'Mon identifiant',
      'Mon mot de passe',
      'Votre courriel',
      '— OU —',
      'Votre nom d’utilisateur',
      'Votre nom d’utilisateur vous sera transmis par courriel.',
      'Un courriel vous sera envoyé afin de vous permettre de réinitialiser votre mot de passe.',
    ]) {
      expect(v.text).toContain(label)
    }
  })

  test('«Mon identifiant» is mailed', async () => {
    const { email } = await town.citizen('oublieux')
    await ask('Mon identifiant', { courriel: email })
    const [letter] = await town.letters(email)
    expect(letter!.subject).toBe('Votre identifiant de connexion')
    expect(letter!.text).toContain('oublieux')
  })

  test('AC-13 · the same answer whether or not an account matches, and nobody is written to', async () => {
    const { email } = await town.citizen('neutre')
    const pages = [
      await ask('Mon identifiant', { courriel: email }),
      await ask('Mon identifiant', { courriel: 'personne@example.org' }),
      await ask('Mon mot de passe', { courriel: 'personne@example.org' }),
      await ask('Mon mot de passe', { identifiant: 'personne' }),
      await ask('Mon mot de passe', { identifiant: 'neutre' }),
    ]
    expect(new Set(pages.map((v) => `${v.status} ${v.url} ${v.html}`)).size).toBe(1)
    expect(pages[0]!.text).toContain('Si un compte correspond, un courriel vient d’être envoyé à l’adresse associée.')
    expect(await town.letters('personne@example.org')).toEqual([])
  })

  test('nothing chosen, nothing typed', async () => {
    const v = town.visitor()
    await v.open('/oubli')
    await v.press('Envoyer')
    expect(v.text).toContain('Indiquez ce que vous avez perdu')
    await v.pick('Mon identifiant').type('Votre nom d’utilisateur', 'neutre').press('Envoyer')
    expect(v.status).toBe(422)
    expect(v.text).toContain('Indiquez votre adresse électronique')
    await v.pick('Mon mot de passe').type('Votre nom d’utilisateur', '').press('Envoyer')
    expect(v.text).toContain('Indiquez votre adresse électronique ou votre identifiant')
  })
})

describe('AC-14 · a new password', () => {
  test('by a link of one hour, used once; sessions end; the owner is told; nobody is signed in by it', async () => {
    const { email } = await town.citizen('perdu', { birthName: 'Lambert' })
    const elsewhere = await town.visitor().signIn('perdu', PASSWORD)
    await ask('Mon mot de passe', { identifiant: 'Perdu' })
    const letter = (await town.letters(email)).at(-1)!
    expect(letter.subject).toBe('Réinitialisez votre mot de passe')
    const link = linkIn(letter.text)
    const v = town.visitor()
    await v.open(link)
    await v.open(link)
    await v.type('Mot de passe', 'Lambert+62').type('Répéter votre mot de passe', 'Lambert+62').press('Changer mon mot de passe')
    expect(v.status).toBe(422)
    await v
      .type('Mot de passe', 'B4salte+noir')
      .type('Répéter votre mot de passe', 'B4salte+noir')
      .press('Changer mon mot de passe')
    expect(v.url).toBe('/connexion')
    expect(v.text).toContain('Votre mot de passe est changé.')
    expect((await town.visitor().signIn('perdu', PASSWORD)).status).toBe(422)
    expect((await town.visitor().signIn('perdu', 'B4salte+noir')).url).toBe('/accueil')
    await elsewhere.open('/profil')
    expect(elsewhere.url).toBe('/connexion?retour=%2Fprofil')
    expect((await town.letters(email)).at(-1)!.subject).toBe('Votre mot de passe a été changé')
    await v.open(link)
    expect(v.status).toBe(409)
    expect(v.heading).toBe('Ce lien a déjà été utilisé')
  })

  test('the link ends after an hour, and at once when another is asked', async () => {
    const { email } = await town.citizen('presse')
    await ask('Mon mot de passe', { courriel: email })
    const first = linkIn((await town.letters(email)).at(-1)!.text)
    await ask('Mon mot de passe', { courriel: email })
    const second = linkIn((await town.letters(email)).at(-1)!.text)
    const v = town.visitor()
    await v.open(first)
    expect(v.heading).toBe('Un lien plus récent vous a été envoyé')
    town.later({ minutes: 59, seconds: 59 })
    expect((await v.open(second)).status).toBe(200)
    town.later({ seconds: 1 })
    await v.open(second)
    expect(v.heading).toBe('Ce lien a expiré')
    expect(v.has('link', 'Recevoir un nouveau lien')).toBe(true)
  })

  test('AC-12 · six letters an hour to one address are one too many', async () => {
    const { email } = await town.citizen('bombarde')
    for (let i = 0; i < 5; i++) expect((await ask('Mon identifiant', { courriel: email })).status).toBe(200)
    expect((await ask('Mon identifiant', { courriel: email })).status).toBe(429)
    expect(await town.letters(email)).toHaveLength(5)
  })
})
