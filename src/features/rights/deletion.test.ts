import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { accountTies, createCitizen, type Tie } from '#features/accounts/index.ts'
import { startSession } from '#features/accounts/store/sessions.ts'
import { holdHousehold } from '#features/ledger/index.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { vaults } from '#platform/files/vault.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'
import { endAccounts } from './actions/delete-account.ts'
import { cancelDeletion, insertDeletion, listInactive } from './store/deletions.ts'

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

const write = async <R>(work: (tx: Tx) => Promise<R>): Promise<R> => inTransaction(await site.ctx(), work)
/** Somebody with nothing but an account. */
const newcomer = (login: string) =>
  write((tx) =>
    createCitizen(tx, {
      civility: null,
      birthName: 'Neuf',
      usualName: null,
      firstName: 'Nina',
      secondName: null,
      thirdName: null,
      birthDate: day('1990-01-01'),
      birthCountry: 'France',
      birthPlace: 'Calais',
      birthDepartment: '62',
      birthCommune: '62193',
      login,
      email: `${login}@example.org`,
      passwordHash: 'none',
    }),
  )
/** The same, whose deletion is due now. */
const leaver = async (login: string) => {
  const someone = await newcomer(login)
  await write((tx) => insertDeletion(tx, someone.account, tx.scope.now.add({ hours: 1 })))
  site.later({ hours: 2 })
  return someone
}
const isClosed = async (account: number): Promise<boolean> =>
  (await db.selectFrom('account').select('closed_at').where('id', '=', account).executeTakeFirstOrThrow()).closed_at !== null
/** The night comes while a transaction that did this is not over; `last`: what it does before it is. */
const nightDuring = async (work: (tx: Tx) => Promise<unknown>, last: () => void = () => {}): Promise<void> => {
  let over = Promise.resolve()
  await write(async (tx) => {
    await work(tx)
    over = night()
    await setTimeout(400)
    last()
  })
  await over
}

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

test('RT-11 · the only guardian of a child whose enrolment has not begun is tied too', async () => {
  accountTies.plug(realTies)
  const enrolments = await db
    .selectFrom('activity_enrolment as e')
    .innerJoin('guardianship as g', 'g.child_id', 'e.child_id')
    .innerJoin('account as a', 'a.person_id', 'g.adult_id')
    .where('a.login', '=', 'pascal.dupin')
    .select(['e.id', 'e.first_day'])
    .execute()
  const begin = (id: number, first_day: Temporal.PlainDate) =>
    write((tx) => tx.updateTable('activity_enrolment').set({ first_day }).where('id', '=', id).execute())
  for (const { id } of enrolments) await begin(id, day('2027-01-04'))
  expect((await at('pascal.dupin', DELETION)).text).toContain('Vous êtes le seul parent')
  for (const { id, first_day } of enrolments) await begin(id, first_day)
})

test('RT-12 · «Garder mon compte» pressed as the night comes: the account is kept, not erased', async () => {
  const { account } = await leaver('garde.lenuit')
  await nightDuring((tx) => cancelDeletion(tx, account))
  expect(await isClosed(account)).toBe(false)
})

test('RT-14 · signing in as the night comes: the account is kept, not erased', async () => {
  const { account } = await newcomer('revient.lanuit')
  const old = site.ctx().then(({ now }) => now.subtract({ hours: 24 * 800 }))
  const unused = { signed_in_at: await old, inactive_warnings: 2, inactive_warned_at: await old }
  await write((tx) => tx.updateTable('account').set(unused).where('id', '=', account).execute())
  await nightDuring((tx) => startSession(tx, account))
  expect(await isClosed(account)).toBe(false)
})

test('RT-13 · a payment that is being written as the night comes ties the family: nothing is erased', async () => {
  const { account, household } = await leaver('paie.lanuit')
  let isPaid = false
  accountTies.plug(async () => (isPaid ? ['credit'] : []))
  await nightDuring(
    (tx) => holdHousehold(tx, household),
    () => {
      isPaid = true
    },
  )
  expect(await isClosed(account)).toBe(false)
  expect((await subjects('paie.lanuit')).at(-1)).toBe('Votre compte n’a pas été supprimé')
})

test('RT-13 · an account that cannot be erased does not hold up those after it; the night says so at its end', async () => {
  const [broken, next] = [await leaver('casse.lanuit'), await leaver('suit.lanuit')]
  accountTies.plug(async (_, { household }) => {
    if (household === broken.household) throw new Error('this one breaks')
    return []
  })
  await expect(night()).rejects.toThrow('this one breaks')
  expect([await isClosed(broken.account), await isClosed(next.account)]).toEqual([false, true])
  const run = await db.selectFrom('retention_run').selectAll().where('rule', '=', 'rights.deletions').executeTakeFirstOrThrow()
  expect([run.last_at.toString(), run.last_count]).toEqual([(await site.ctx()).now.toString(), 1])
  ties()
  await night()
  expect(await isClosed(broken.account), 'mended').toBe(true)
})

test('RT-14 · an account that cannot be warned holds up neither the others nor what the night notes', async () => {
  const [broken, next] = [await newcomer('sourd.lanuit'), await newcomer('entend.lanuit')]
  const signed_in_at = (await site.ctx()).now.subtract({ hours: 24 * 700 })
  await write((tx) => tx.updateTable('account').set({ signed_in_at }).where('id', 'in', [broken.account, next.account]).execute())
  await sql`create function deaf() returns trigger language plpgsql as $$ begin raise exception 'deaf'; end $$`.execute(db)
  await sql`create trigger deaf before update on account for each row when (old.id = ${sql.lit(broken.account)}) execute function deaf()`.execute(
    db,
  )
  const left = await leaver('part.lanuit')
  await expect(night()).rejects.toThrow('deaf')
  await sql`drop trigger deaf on account`.execute(db)
  expect((await subjects('entend.lanuit')).at(-1)).toBe('Votre compte ne sert plus')
  expect(await isClosed(left.account)).toBe(true)
  const run = await db.selectFrom('retention_run').selectAll().where('rule', '=', 'rights.deletions').executeTakeFirstOrThrow()
  expect([run.last_at.toString(), run.last_count]).toEqual([(await site.ctx()).now.toString(), 1])
  await write((tx) => tx.updateTable('account').set({ signed_in_at: tx.scope.now }).where('id', '=', broken.account).execute())
})

test('RT-14 · hundreds of unused accounts that something ties leave the next one its turn', async () => {
  const { now } = await site.ctx()
  const old = now.subtract({ hours: 24 * 800 })
  await write(async (tx) => {
    const { household } = await newcomer('oublie.premier')
    await sql`with p as (
      insert into person (kind, household_id, birth_name, first_name, birth_date, birth_country, birth_place, birth_department, created_at)
      select 'adult', ${household}, 'Oublié', 'Ondine', '1990-01-01', 'France', 'Calais', '62', ${old} from generate_series(1, 201) returning id
    ) insert into account (kind, login, email, person_id, created_at, inactive_warnings, inactive_warned_at)
      select 'citizen', 'oublie.' || id, 'oublie.' || id || '@example.org', id, ${old}, 2, ${old} from p`.execute(tx)
  })
  const forgotten = db.selectFrom('account').select('id').where('login', 'like', 'oublie.%').where('inactive_warnings', '=', 2)
  const ids = (await forgotten.execute()).map(({ id }) => id)
  expect(await listInactive(db, { since: now.subtract({ hours: 24 * 731 }), monthAgo: now })).toEqual(expect.arrayContaining(ids))
  await write((tx) => tx.deleteFrom('account').where('id', 'in', ids).execute())
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
