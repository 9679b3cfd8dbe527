import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { noteRevision } from '#platform/db/settled.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'

/** Idle and absolute limits, in minutes (product: citizen 30 min / 12 h, agent 20 min / 10 h). */
const SESSION_LIMITS = { citizen: { idle: 30, absolute: 12 * 60 }, agent: { idle: 20, absolute: 10 * 60 } } as const
/** `seen_at` is written at most once in this many seconds, so that reading a page does not write a row. */
const SEEN_EVERY_SECONDS = 60

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

type Row = {
  revision: string
  name: string
  brand_color: string
  address: string
  phone: string
  email: string
  opening_hours: string
  regie_name: string
  minimum_age: number
  top_up_min_cents: number
  top_up_max_cents: number
  account_id: number | null
  kind: 'citizen' | 'agent'
  person_id: number
  household_id: number
  birth_name: string
  usual_name: string | null
  person_first_name: string
  agent_first_name: string
  agent_last_name: string
  quality: string
  service_id: number
  roles: string[] | null
  stale: boolean
}

const actorOf = (row: Row): Actor => {
  if (row.account_id === null) return { kind: 'visitor' }
  if (row.kind === 'citizen') {
    const name = { firstName: row.person_first_name, birthName: row.birth_name, usualName: row.usual_name }
    return { kind: 'citizen', account: row.account_id, person: row.person_id, household: row.household_id, name }
  }
  const name = { firstName: row.agent_first_name, lastName: row.agent_last_name }
  return { kind: 'agent', account: row.account_id, name, quality: row.quality, service: row.service_id, roles: row.roles ?? [] }
}

/**
 * The town's settings and who holds that session token, in one query. An unknown, ended, idle or too old session is a
 * visitor. Null when the schema has no town row yet.
 * @returns `stale` when `touchSession` is due.
 */
export const findActor = async (
  db: Db,
  token: string | null,
  now: Temporal.Instant,
): Promise<{ town: Omit<TownIdentity, 'slug' | 'baseUrl'>; actor: Actor; stale: boolean } | null> => {
  const { citizen, agent } = SESSION_LIMITS
  const found = await sql<Row>`
    select t.revision, t.name, t.brand_color, t.address, t.phone, t.email, t.opening_hours, t.regie_name, t.minimum_age,
           t.top_up_min_cents, t.top_up_max_cents,
           s.account_id, s.kind, s.person_id, s.household_id, s.birth_name, s.usual_name, s.person_first_name,
           s.agent_first_name, s.agent_last_name, s.quality, s.service_id, s.roles, coalesce(s.stale, false) as stale
    from town t left join (
      select a.id as account_id, a.kind, p.id as person_id, p.household_id, p.birth_name, p.usual_name, p.first_name as person_first_name,
             g.first_name as agent_first_name, g.last_name as agent_last_name, g.quality, g.service_id,
             case when a.kind = 'agent' then (select array_agg(r.role order by r.role) from agent_role r where r.account_id = a.id) end as roles,
             s.seen_at < ${now}::timestamptz - make_interval(secs => ${SEEN_EVERY_SECONDS}) as stale
      from session s
      join account a on a.id = s.account_id and a.closed_at is null
      left join person p on p.id = a.person_id
      left join agent g on g.account_id = a.id
      where s.token_hash = ${token === null ? null : hashOf(token)} and s.ended_at is null
        and s.seen_at > ${now}::timestamptz - make_interval(mins => case a.kind when 'agent' then ${agent.idle}::int else ${citizen.idle}::int end)
        and s.created_at > ${now}::timestamptz - make_interval(mins => case a.kind when 'agent' then ${agent.absolute}::int else ${citizen.absolute}::int end)
    ) s on true`.execute(db)
  const row = found.rows[0]
  if (!row) return null
  noteRevision(db, row.revision)
  return {
    town: {
      name: row.name,
      brandColor: row.brand_color,
      address: row.address,
      phone: row.phone,
      email: row.email,
      openingHours: row.opening_hours,
      regieName: row.regie_name,
      minimumAge: row.minimum_age,
      topUpMin: row.top_up_min_cents,
      topUpMax: row.top_up_max_cents,
    },
    actor: actorOf(row),
    stale: row.stale,
  }
}

/** Opens a session for that account. @returns the token for the cookie (256 random bits); only its hash is stored. */
export const startSession = async (tx: Tx, account: number): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  const { now } = tx.scope
  await tx
    .insertInto('session')
    .values({ token_hash: hashOf(token), account_id: account, created_at: now, seen_at: now })
    .execute()
  return token
}

/** Notes that the session is in use: moves the idle limit. */
export const touchSession = async (tx: Tx, token: string): Promise<void> => {
  await tx
    .updateTable('session')
    .set({ seen_at: tx.scope.now })
    .where('token_hash', '=', hashOf(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends one session; harmless when it is already over. */
export const endSession = async (tx: Tx, token: string): Promise<void> => {
  await tx
    .updateTable('session')
    .set({ ended_at: tx.scope.now })
    .where('token_hash', '=', hashOf(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of an account (password changed). */
export const endSessionsOf = async (tx: Tx, account: number): Promise<void> => {
  await tx
    .updateTable('session')
    .set({ ended_at: tx.scope.now })
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .execute()
}

/** Deletes the sessions that nobody has used since that instant, ended or not. */
export const deleteSessionsBefore = async (tx: Tx, before: Temporal.Instant): Promise<void> => {
  await tx.deleteFrom('session').where('seen_at', '<', before).execute()
}
