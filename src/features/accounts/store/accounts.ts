import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'

export type AccountKind = 'citizen' | 'agent'
/** An account as sign-in needs it. `secret` is the PHC string of its password, null when it has none. */
export type SignInAccount = {
  readonly id: number
  readonly kind: AccountKind
  readonly login: string
  readonly email: string
  readonly secret: string | null
}

const accounts = (db: Db) =>
  db
    .selectFrom('account as a')
    .leftJoin('sign_in_method as m', (join) => join.onRef('m.account_id', '=', 'a.id').on('m.kind', '=', 'password'))
    .where('a.closed_at', 'is', null)
    .select(['a.id', 'a.kind', 'a.login', 'a.email', 'm.secret'])

/** By identifiant, or by e-mail address when it holds an @ (an identifiant never does). */
export const findAccount = async (db: Db, kind: AccountKind, typed: string): Promise<SignInAccount | null> => {
  const found = await accounts(db)
    .where('a.kind', '=', kind)
    .where(typed.includes('@') ? 'a.email' : 'a.login', '=', typed)
    .executeTakeFirst()
  return (found as SignInAccount | undefined) ?? null
}

/** Every account of that address or that identifiant: one as a citizen, one as an agent at most. */
export const listAccounts = async (
  db: Db,
  by: { readonly email: string } | { readonly login: string },
): Promise<SignInAccount[]> => {
  const [column, value] = 'email' in by ? (['a.email', by.email] as const) : (['a.login', by.login] as const)
  return (await accounts(db).where(column, '=', value).orderBy('a.id').execute()) as SignInAccount[]
}

export const findAccountById = async (db: Db, id: number): Promise<SignInAccount | null> =>
  ((await accounts(db).where('a.id', '=', id).executeTakeFirst()) as SignInAccount | undefined) ?? null

/** The identifiants that are `base`, or `base` followed by a number; closed accounts keep theirs. */
export const listTakenLogins = async (db: Db, base: string): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('account')
    .select('login')
    .where(sql<boolean>`starts_with(login, ${base})`)
    .where(sql<boolean>`substr(login, ${base.length + 1}::int) ~ '^[0-9]*$'`)
    .execute()
  return new Set(rows.map((row) => row.login))
}

type NewAccount = {
  readonly kind: AccountKind
  readonly login: string
  readonly email: string
  readonly person: number | null
  readonly passwordHash: string
}

/** @throws a broken constraint `account_login` or `account_email` (see `accountTaken`). */
export const insertAccount = async (tx: Tx, a: NewAccount): Promise<number> => {
  const { now } = tx.scope
  const { id } = await tx
    .insertInto('account')
    .values({ kind: a.kind, login: a.login, email: a.email, person_id: a.person, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('sign_in_method')
    .values({ account_id: id, kind: 'password', secret: a.passwordHash, created_at: now })
    .execute()
  return id
}

export const replacePassword = async (tx: Tx, account: number, passwordHash: string): Promise<void> => {
  const values = { account_id: account, kind: 'password', secret: passwordHash, created_at: tx.scope.now }
  await tx
    .insertInto('sign_in_method')
    .values(values)
    .onConflict((c) => c.columns(['account_id', 'kind']).doUpdateSet({ secret: passwordHash, created_at: tx.scope.now }))
    .execute()
}

/** When the password was last chosen. */
export const passwordSince = async (db: Db, account: number): Promise<Temporal.Instant | null> =>
  (
    await db
      .selectFrom('sign_in_method')
      .select('created_at')
      .where('account_id', '=', account)
      .where('kind', '=', 'password')
      .executeTakeFirst()
  )?.created_at ?? null

/** @throws a broken constraint `account_login` */
export const replaceLogin = async (tx: Tx, account: number, login: string): Promise<void> => {
  await tx.updateTable('account').set({ login }).where('id', '=', account).where('closed_at', 'is', null).execute()
}

/** @throws a broken constraint `account_email` */
export const replaceEmail = async (tx: Tx, account: number, email: string): Promise<void> => {
  await tx.updateTable('account').set({ email }).where('id', '=', account).where('closed_at', 'is', null).execute()
}

/** Holds an open account until the transaction ends. @returns null when it is closed already */
export const lockAccount = async (tx: Tx, account: number): Promise<{ readonly email: string } | null> =>
  (await tx
    .selectFrom('account')
    .select('email')
    .where('id', '=', account)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()) ?? null

/** AC-43 · nobody signs in with it any more. */
export const markClosed = async (tx: Tx, account: number): Promise<void> => {
  await tx.updateTable('account').set({ closed_at: tx.scope.now }).where('id', '=', account).execute()
}

/** The e-mail address of each of those persons who has an open account. */
export const emailsOf = async (db: Db, persons: readonly number[]): Promise<Map<number, string>> => {
  if (persons.length === 0) return new Map()
  const rows = await db
    .selectFrom('account')
    .select(['person_id', 'email'])
    .where('person_id', '=', sql<number>`any(${[...persons]}::bigint[])`)
    .where('closed_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.person_id!, row.email]))
}

/** The names of whoever holds the account, which its password must not contain. */
export const listOwnNames = async (db: Db, account: number): Promise<string[]> => {
  const row = await db
    .selectFrom('account as a')
    .leftJoin('person as p', 'p.id', 'a.person_id')
    .leftJoin('agent as g', 'g.account_id', 'a.id')
    .where('a.id', '=', account)
    .select([
      'p.first_name as first',
      'p.birth_name as birth',
      'p.usual_name as usual',
      'g.first_name as agent_first',
      'g.last_name as agent_last',
    ])
    .executeTakeFirst()
  return Object.values(row ?? {}).filter((name) => name !== null)
}
