import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { accountTies, type Tie } from '#features/accounts/index.ts'
import { vaults } from '#platform/files/vault.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'
import { endAccounts } from './actions/delete-account.ts'

const T = '2026-11-16T10:00'
const site = await testSite(T)
const { db } = site.towns.bySlug('isques')
const DELETION = '/profil/mes-donnees/suppression'
const realTies = accountTies.get()
const ties = (...list: Tie[]) => accountTies.plug(async () => list)
const at = async (login: string, url: string): Promise<Visitor> => (await site.visitor().signIn(login, PASSWORD)).open(url)
const night = async () => endAccounts(await site.ctx())
beforeEach(() => {
  site.setClock(T)
  ties()
})

const ask = async (login: string): Promise<Visitor> => {
  const me = await at(login, DELETION)
  me.tick('Oui, supprimer mon compte et mes données')
  return me.type('Mot de passe actuel', PASSWORD).press('Supprimer mon compte')
}
const subjects = async (login: string) => (await site.letters(`${login}@example.org`)).map(({ subject }) => subject)

/** The tables where that word can still be read. */
const tablesThatSay = async (word: string): Promise<string[]> => {
  const { rows: names } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = current_schema() and tablename <> 'commune'`.execute(db)
  const found: string[] = []
  for (const { name } of names) {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from ${sql.table(name)} t where t::text ilike ${`%${word}%`}`.execute(db)
    if (rows[0]!.n > 0) found.push(name)
  }
  return found
}

test('RT-10, RT-11 · the page says what goes, what stays and why; the deletion asks the password and a box, then ends every session', async () => {
  const elsewhere = await site.visitor().signIn('hubert.mounier', PASSWORD)
  const me = await at('hubert.mounier', '/profil/identifiants')
  await me.follow('Supprimer mon compte')
  for (const words of ['Ce qui est effacé', 'Ce qui est conservé, et pourquoi', '10 ans', 'comptabilité publique'])
    expect(me.text).toContain(words)
  await me.type('Mot de passe actuel', PASSWORD).press('Supprimer mon compte')
  expect([me.status, me.text.includes('Cochez la case pour confirmer la suppression')]).toEqual([422, true])
  await me.open(DELETION)
  me.tick('Oui, supprimer mon compte et mes données')
  await me.type('Mot de passe actuel', 'Faux+faux1').press('Supprimer mon compte')
  expect(me.status).toBe(422)
  await ask('hubert.mounier')
  expect((await elsewhere.open('/accueil')).url).toContain('/connexion')
  const letters = await site.letters('hubert.mounier@example.org')
  expect(letters.at(-1)!.subject).toBe('La suppression de votre compte est demandée')
  expect(letters.at(-1)!.text).toContain('16 décembre 2026')
})

test('RT-12 · whoever signs in within thirty days reads it first and keeps their account', async () => {
  const me = await at('hubert.mounier', '/accueil')
  expect(me.text).toContain('Votre compte va être supprimé')
  await me.open(DELETION)
  await me.press('Garder mon compte')
  expect(me.text).toContain('Votre compte est gardé.')
  site.later({ hours: 24 * 31 })
  await night()
  expect((await at('hubert.mounier', '/accueil')).heading).toContain('Hubert')
  expect((await subjects('hubert.mounier')).at(-1)).toBe('Votre compte est gardé')
})

test.each([
  ['due', 'Vous devez de l’argent à la mairie.'],
  ['credit', 'Il reste de l’argent sur votre compte famille.'],
  ['booking', 'Des réservations sont à venir.'],
  ['request', 'Une de vos demandes est en cours.'],
  ['guardian', 'Vous êtes le seul parent d’un enfant inscrit aux activités.'],
] as const)('RT-11 · refused while something ties the family, with who must act: %s', async (tie, reason) => {
  ties(tie)
  const me = await at('hubert.mounier', DELETION)
  expect(me.text).toContain(reason)
  expect(me.has('button', 'Supprimer mon compte')).toBe(false)
  await me.forge(DELETION, { mot_de_passe_actuel: PASSWORD, oui: 'oui' })
  expect([me.status, me.text.includes(reason)]).toEqual([409, true])
})

test('RT-11 · the only guardian of enrolled children is tied to the town hall, a guardian among two is not', async () => {
  accountTies.plug(realTies)
  expect((await at('pascal.dupin', DELETION)).text).toContain('Vous êtes le seul parent')
  expect((await at('hubert.mounier', DELETION)).text).not.toContain('Vous êtes le seul parent')
})

test('RT-13 · what ties the family when the delay is over stops the deletion, and says so', async () => {
  await ask('hubert.mounier')
  site.later({ hours: 24 * 30 })
  ties('due')
  await night()
  expect((await subjects('hubert.mounier')).at(-1)).toBe('Votre compte n’a pas été supprimé')
  expect((await at('hubert.mounier', '/accueil')).heading).toContain('Hubert')
})

test('RT-13, AC-43 · thirty days later nothing personal is left, the ledger is as it was, the login is free; not a second before', async () => {
  const told = ['Dupin', 'pascal.dupin', 'Florian', 'Alexis']
  const before = await db
    .selectFrom('ledger_entry')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const balance = await db.selectFrom('ledger_balance').selectAll().orderBy('account_id').execute()
  expect((await tablesThatSay('pascal.dupin')).length).toBeGreaterThan(0)
  await ask('pascal.dupin')
  await site.jobs.runAll()
  site.setClock('2026-12-16T09:59:59')
  await night()
  expect(await tablesThatSay('pascal.dupin')).toContain('account')
  site.setClock('2026-12-16T10:00')
  await night()
  for (const word of told) expect(await tablesThatSay(word), word).toEqual([])
  expect(
    await db
      .selectFrom('ledger_entry')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ).toEqual(before)
  expect(await db.selectFrom('ledger_balance').selectAll().orderBy('account_id').execute()).toEqual(balance)
  expect((await subjects('pascal.dupin')).at(-1)).toBe('Votre compte a été supprimé')
  expect((await site.visitor().signIn('pascal.dupin', PASSWORD)).status).toBe(422)
  const files: string[] = []
  for await (const { id } of vaults.get()('isques').list()) files.push(id)
  const known = await db.selectFrom('stored_file').select('id').execute()
  expect(files.sort()).toEqual(known.map(({ id }) => id).sort())
  // Once more changes nothing.
  await night()
})

test('RT-13 · the other parent keeps the child, its file and its papers', async () => {
  const claire = await db
    .selectFrom('account as a')
    .innerJoin('guardianship as g', 'g.adult_id', 'a.person_id')
    .innerJoin('person as c', 'c.id', 'g.child_id')
    .where('c.first_name', '=', 'Éric')
    .where('a.login', '<>', 'hubert.mounier')
    .select(['a.login', 'c.id as child'])
    .executeTakeFirstOrThrow()
  const papers = () => db.selectFrom('requirement').select('id').where('person_id', '=', claire.child).orderBy('id').execute()
  const kept = await papers()
  await ask('hubert.mounier')
  site.later({ hours: 24 * 30 })
  await night()
  const hers = await at(claire.login, '/profil/famille')
  expect(hers.text).toContain('Éric')
  expect(hers.text).not.toContain('Hubert')
  expect(await papers()).toEqual(kept)
})

test('RT-14 · an account that nobody uses is told at 22 and 23 months, and ends at 24; signing in begins again', async () => {
  const account = () =>
    db.selectFrom('account').select(['closed_at', 'inactive_warnings']).where('login', 'like', 'claire%').executeTakeFirst()
  const { login } = await db.selectFrom('account').select('login').where('login', 'like', 'claire%').executeTakeFirstOrThrow()
  await site.visitor().signIn(login, PASSWORD)
  const on = async (paris: string) => {
    site.setClock(paris)
    await night()
    return (await account())?.inactive_warnings ?? 'gone'
  }
  expect(await on('2028-09-16T09:59:59')).toBe(0)
  expect(await on('2028-09-16T10:00')).toBe(1)
  expect(await on('2028-10-16T09:59:59')).toBe(1)
  expect(await on('2028-10-16T10:00')).toBe(2)
  expect(await on('2028-11-16T09:59:59')).toBe(2)
  await site.visitor().signIn(login, PASSWORD)
  expect(await on('2028-11-16T10:00')).toBe(0)
  const letters = await subjects(login)
  expect(letters.filter((subject) => subject === 'Votre compte ne sert plus')).toHaveLength(2)
  for (const day of ['2030-09-16T10:00', '2030-10-16T10:00']) await on(day)
  expect(await on('2030-11-16T10:00')).toBe('gone')
})
