import { expect, test } from 'vitest'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import { grantable } from '../domain/family.ts'

const site = await testSite('2026-11-16T10:00')
const { db } = site.towns.bySlug('isques')
const starred = (label: string) => new RegExp(`^${label}( \\*)?$`)
const enter = (login: string) => site.visitor().signIn(login, PASSWORD)
const linkFor = async (email: string) =>
  /\/famille\/invitation\/[\w-]+/.exec((await site.letters(email)).findLast(({ text }) => text.includes('/famille/'))!.text)![0]
const invite = async (email: string) => {
  const me = await (await enter('pascal.dupin')).open('/profil/famille')
  await me.follow('Inviter l’autre parent')
  await me.type(starred('Adresse électronique'), email).press('Envoyer l’invitation')
  expect(me.text).toContain('L’invitation est envoyée')
  return me
}

test('FA-5, FA-6 · the other parent is invited, accepts from their own account, books for themselves, is revoked', async () => {
  const me = await invite('claire.lefebvre@example.org')
  expect(me.text).toContain('claire.lefebvre@example.org')
  const link = await linkFor('claire.lefebvre@example.org')
  const letter = (await site.letters('claire.lefebvre@example.org')).at(-1)!
  expect(letter.text).not.toMatch(/Florian|Alice|Daniel/)
  // A mail scanner, then Pascal himself: neither uses it.
  const nobody = await site.visitor().open(link)
  expect(nobody.text).toContain('Pascal Dupin vous invite')
  await me.open(link)
  await me.press('Accepter l’invitation')
  expect([me.status, me.text.includes('Vous avez envoyé cette invitation vous-même')]).toEqual([409, true])

  const claire = await (await enter('claire.lefebvre')).open(link)
  await claire.press('Accepter l’invitation')
  expect(claire.url).toBe('/profil/famille')
  expect(claire.text).toContain('DUPIN Daniel Sur invitation')
  expect((await site.letters('pascal.dupin@example.org')).at(-1)!.text).toContain('Claire Lefebvre a accepté')
  expect((await claire.open(link)).text).toContain('Elle a déjà été acceptée')
  await claire.open('/agenda')
  expect(claire.text).toContain('DUPIN Daniel')
  // Who was invited invites nobody: Hubert invited her for Éric too.
  await claire.open('/profil/famille/inviter')
  expect(claire.url).toBe('/profil/famille')

  await me.open('/profil/famille')
  await me.follow(/l’accès de Claire Lefebvre pour Daniel/)
  const rights = me.url
  await me.tick(/^Réserver et annuler/, false).press('Enregistrer')
  const booking = await db
    .selectFrom('guardianship')
    .select(['may_book', 'may_pay'])
    .where('given_by', 'is not', null)
    .where('may_book', '=', false)
    .execute()
  expect(booking).toEqual([{ may_book: false, may_pay: true }])
  await me.open(rights)
  await me.press('Retirer cet accès')
  expect(me.status).toBe(422)
  await me.tick(/^Oui, retirer cet accès/).press('Retirer cet accès')
  expect(me.text).toContain('L’accès de cette personne est retiré')
  expect((await site.letters('claire.lefebvre@example.org')).at(-1)!.subject).toBe('Un accès vous a été retiré')
  await claire.open('/agenda')
  expect(claire.text).not.toContain('DUPIN Daniel')
  expect((await me.open(rights)).status).toBe(404)
})

test('FA-5 · sent again, the link before stops working; withdrawn, it stops too; after seven days it is over', async () => {
  const me = await invite('autre.parent@example.org')
  const before = await linkFor('autre.parent@example.org')
  await me.press(/^Renvoyer.*autre/)
  const after = await linkFor('autre.parent@example.org')
  const guest = await enter('hubert.mounier')
  expect((await guest.open(before)).text).toContain('Elle a été retirée, ou envoyée de nouveau')
  expect((await guest.open(after)).text).toContain('Accepter l’invitation')
  await me.press(/^Retirer.*autre/)
  expect((await guest.open(after)).status).toBe(409)
  await invite('tard@example.org')
  const late = await linkFor('tard@example.org')
  site.later({ hours: 7 * 24 - 1, minutes: 59 })
  expect((await (await enter('hubert.mounier')).open(late)).status).toBe(200)
  site.later({ seconds: 120 })
  expect((await (await enter('hubert.mounier')).open(late)).text).toContain('Elle a expiré')
})

test('FA-6 · nobody gives what they do not hold; nobody takes back what another gave', async () => {
  const all = { maySee: true, mayBook: true, mayPay: true, isWrittenTo: true }
  expect(grantable(all, { ...all, mayBook: false })).toEqual({ ...all, mayBook: false })
  expect(grantable({ mayBook: false, mayPay: false, isWrittenTo: false }, all)).toMatchObject({ maySee: true, mayPay: false })
  const claire = await enter('claire.lefebvre')
  const { child_id, given_by } = await db
    .selectFrom('guardianship')
    .select(['child_id', 'given_by'])
    .where('given_by', 'is not', null)
    .executeTakeFirstOrThrow()
  expect((await claire.open(`/profil/famille/enfants/${child_id}/parents/${given_by}`)).status).toBe(404)
})

test('FA-7 · who may fetch a child is said by a guardian, seen on the day’s list, taken back by who said it', async () => {
  const me = await (await enter('hubert.mounier')).open('/profil/famille')
  await me.follow(/Ajouter une personne.*Éric/)
  me.type(starred('Nom et prénom'), 'Odette Mounier').type(starred('Lien avec l’enfant'), 'Grand-mère')
  await me.tick(/^Est à prévenir/).press('Ajouter cette personne')
  expect([me.status, me.text.includes('Indiquez le téléphone')]).toEqual([422, true])
  await me.type(starred('Téléphone'), '06 39 98 77 66').press('Ajouter cette personne')
  expect(me.text).toContain('Odette Mounier, 06 39 98 77 66 (Grand-mère) – peut venir chercher l’enfant et à prévenir')
  const claire = await (await enter('claire.lefebvre')).open('/profil/famille')
  expect(claire.text).toContain('Odette Mounier')
  expect(claire.has('button', /Retirer.*Odette/)).toBe(false)
  const { childFacts } = await import('#features/agenda/index.ts')
  const { child_id } = await db.selectFrom('authorised_person').select('child_id').executeTakeFirstOrThrow()
  const facts = (await childFacts.get()(db, [child_id])).get(child_id)!
  expect(facts.authorised.map(({ name }) => name)).toContain('Odette Mounier')
  expect(facts.toCall.map(({ name }) => name)).toContain('Odette Mounier')
  await me.press(/Retirer.*Odette/)
  expect(me.text).toContain('Cette personne est retirée')
  expect(me.text).not.toContain('Odette')
})

test('FA-2, FA-3 · a child is added from «Ma famille», once', async () => {
  const me = await (await enter('hubert.mounier')).open('/profil/famille/enfants/nouveau')
  const fill = () => {
    me.pick('Fille').type(starred('Nom de naissance'), 'Mounier').type(starred('Prénom'), 'Zoé')
    me.date(/^Date de naissance/, '5', '6', '2021').type(starred('Commune de naissance'), 'LYON 02')
    return me.type(starred('Numéro du département de naissance'), '69')
  }
  await fill().press('Ajouter cet enfant')
  expect(me.text).toContain('MOUNIER Zoé')
  await me.open('/profil/famille/enfants/nouveau')
  await fill().press('Ajouter cet enfant')
  expect([me.status, me.text.includes('fait déjà partie de votre famille')]).toEqual([409, true])
})
