import { sql } from 'kysely'
import type { Instant } from '#core/days.ts'
import { alphabetical } from '#platform/db/alphabetical.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'

export const findService = async (db: Db, slug: string): Promise<{ readonly id: number; readonly name: string } | null> =>
  (await db.selectFrom('service').select(['id', 'name']).where('slug', '=', slug).executeTakeFirst()) ?? null

export const serviceName = async (db: Db, id: number): Promise<string> =>
  (await db.selectFrom('service').select('name').where('id', '=', id).executeTakeFirst())?.name ?? ''

type NewAgent = {
  readonly account: number
  readonly firstName: string
  readonly lastName: string
  readonly quality: string
  readonly service: number
  readonly roles: readonly string[]
  readonly isDemo: boolean
}

export const insertAgent = async (tx: Tx, a: NewAgent): Promise<void> => {
  await tx
    .insertInto('agent')
    .values({
      account_id: a.account,
      first_name: a.firstName,
      last_name: a.lastName,
      quality: a.quality,
      service_id: a.service,
      is_demo: a.isDemo,
    })
    .execute()
  if (a.roles.length > 0)
    await tx
      .insertInto('agent_role')
      .values(a.roles.map((role) => ({ account_id: a.account, role })))
      .execute()
}

export const isDemoAgent = async (db: Db, account: number): Promise<boolean> =>
  (await db.selectFrom('agent').select('is_demo').where('account_id', '=', account).executeTakeFirst())?.is_demo ?? false

/** An agent as the administrator sees them. */
export type AgentRow = {
  readonly account: number
  readonly login: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly quality: string
  readonly serviceName: string
  readonly serviceSlug: string
  readonly roles: readonly string[]
  /** When they signed in last; null when they never did. */
  readonly seenAt: Instant | null
  readonly suspendedAt: Instant | null
  /** When the second factor was added; null when there is none. */
  readonly factorSince: Instant | null
  readonly isDemo: boolean
}

const agents = (db: Db) =>
  db
    .selectFrom('agent as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .innerJoin('service as v', 'v.id', 'g.service_id')
    .leftJoin('sign_in_method as m', (join) => join.onRef('m.account_id', '=', 'a.id').on('m.kind', '=', 'totp'))
    .select([
      'a.id as account',
      'a.login',
      'a.email',
      'g.first_name as firstName',
      'g.last_name as lastName',
      'g.quality',
      'v.name as serviceName',
      'v.slug as serviceSlug',
      'a.closed_at as suspendedAt',
      'm.created_at as factorSince',
      'g.is_demo as isDemo',
      sql<string[]>`array(select r.role from agent_role r where r.account_id = a.id order by r.role)`.as('roles'),
      sql<Instant | null>`(select max(s.seen_at) from session s where s.account_id = a.id)`.as('seenAt'),
    ])

/** Every agent, by name; those who are suspended last. */
export const listAgents = (db: Db): Promise<AgentRow[]> =>
  agents(db)
    .orderBy(sql`a.closed_at is not null`)
    .orderBy(alphabetical('g.last_name'))
    .orderBy(alphabetical('g.first_name'))
    .orderBy('a.id')
    .execute()

/** @throws Absent */
export const getAgent = async (db: Db, account: number): Promise<AgentRow> => {
  const found = await agents(db).where('a.id', '=', account).executeTakeFirst()
  if (!found) throw new Absent(`agent ${account}`)
  return found
}

/** What they are, from now on; who is signed in is who they now are at the next page. */
export const setPlace = async (
  tx: Tx,
  account: number,
  to: { readonly quality: string; readonly service: number; readonly roles: readonly string[] },
): Promise<void> => {
  const place = { quality: to.quality, service_id: to.service }
  await tx.updateTable('agent').set(place).where('account_id', '=', account).execute()
  await tx.deleteFrom('agent_role').where('account_id', '=', account).execute()
  await tx
    .insertInto('agent_role')
    .values(to.roles.map((role) => ({ account_id: account, role })))
    .execute()
}

/** Nobody signs in with it until it is opened again. @returns false when it was so already */
export const suspend = async (tx: Tx, account: number): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set({ closed_at: tx.scope.now })
    .where('id', '=', account)
    .where('kind', '=', 'agent')
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns false when it was open already */
export const reopen = async (tx: Tx, account: number): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set({ closed_at: null })
    .where('id', '=', account)
    .where('kind', '=', 'agent')
    .where('closed_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
