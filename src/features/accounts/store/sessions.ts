import { sql } from 'kysely'
import type { Counter } from '#platform/db/counter.ts'
import { type Db, prepared, type Tx } from '#platform/db/database.ts'
import { noteRevision } from '#platform/db/settled.ts'
import { hashOf, newToken } from '#platform/db/tokens.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { PasswordProfile, TownIdentity } from '#platform/http/ctx.ts'

/** Idle and absolute limits, in minutes (product: citizen 30 min / 12 h, agent 20 min / 10 h). */
const SESSION_LIMITS = { citizen: { idle: 30, absolute: 12 * 60 }, agent: { idle: 20, absolute: 10 * 60 } } as const
/** `seen_at` is written at most once in this many seconds, so that reading a page does not write a row. */
const SEEN_EVERY_SECONDS = 60

type Row = {
  revision: string
  name: string
  brand_color: string
  address: string
  phone: string
  email: string
  opening_hours: string
  regie_name: string
  conformity: string
  minimum_age: number
  top_up_min_cents: number
  top_up_max_cents: number
  password_profile: PasswordProfile
  switched_off: string[]
  mail_name: string | null
  mail_address: string | null
  mail_reply_to: string | null
  logo_id: string | null
  logo_width: number
  logo_height: number
  picture_id: string | null
  picture_width: number
  picture_height: number
  picture_alt: string
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
  session_id: number | null
  session_created: Temporal.Instant
  factor_at: Temporal.Instant | null
  session_seen: Temporal.Instant
  waiting: Record<string, number> | null
}

/** The session's number, and when it ends unless a page is asked before: idle limit from `seen`, absolute one from its start. */
const sessionOf = (row: Row, now: Temporal.Instant): { id: number; endsAt: Temporal.Instant } | null => {
  if (row.session_id === null) return null
  const limits = SESSION_LIMITS[row.kind]
  const idle = (row.stale ? now : row.session_seen).add({ minutes: limits.idle })
  const last = (row.factor_at ?? row.session_created).add({ minutes: limits.absolute })
  return { id: row.session_id, endsAt: Temporal.Instant.compare(idle, last) < 0 ? idle : last }
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
 * @param counters what waits for the citizen signed in, counted by the same query.
 * @returns `stale` when `touchSession` is due.
 */
export const findActor = async (
  db: Db,
  token: string | null,
  now: Temporal.Instant,
  counters: readonly Counter[] = [],
): Promise<{
  town: Omit<TownIdentity, 'slug' | 'baseUrl'>
  actor: Actor
  stale: boolean
  session: { id: number; endsAt: Temporal.Instant } | null
  waiting: ReadonlyMap<string, number>
} | null> => {
  const counts = counters.flatMap(({ name, of }) => [sql`${name}::text`, of(sql`p.id`)])
  const { citizen, agent } = SESSION_LIMITS
  const found = await sql<Row>`${prepared(`accounts.session-${counters.length}`)}
    select t.revision, t.name, t.brand_color, t.address, t.phone, t.email, t.opening_hours, t.regie_name, t.conformity, t.minimum_age,
           t.top_up_min_cents, t.top_up_max_cents, t.password_profile, t.switched_off, t.mail_name, t.mail_address, t.mail_reply_to,
           t.logo_id, l.width as logo_width, l.height as logo_height,
           t.picture_id, i.width as picture_width, i.height as picture_height, t.picture_alt,
           s.account_id, s.kind, s.person_id, s.household_id, s.birth_name, s.usual_name, s.person_first_name,
           s.agent_first_name, s.agent_last_name, s.quality, s.service_id, s.roles, coalesce(s.stale, false) as stale, s.waiting,
           s.session_id, s.session_created, s.factor_at, s.session_seen
    from town t left join public_image l on l.id = t.logo_id left join public_image i on i.id = t.picture_id left join (
      select a.id as account_id, a.kind, p.id as person_id, p.household_id, p.birth_name, p.usual_name, p.first_name as person_first_name,
             g.first_name as agent_first_name, g.last_name as agent_last_name, g.quality, g.service_id,
             case when a.kind = 'agent' then (select array_agg(r.role order by r.role) from agent_role r where r.account_id = a.id) end as roles,
             s.id as session_id, s.created_at as session_created, s.factor_at, s.seen_at as session_seen,
             s.seen_at < ${now}::timestamptz - make_interval(secs => ${SEEN_EVERY_SECONDS}) as stale,
             case when p.id is not null then jsonb_build_object(${sql.join(counts)}) end as waiting
      from session s
      join account a on a.id = s.account_id and a.closed_at is null
      left join person p on p.id = a.person_id
      left join agent g on g.account_id = a.id
      where s.token_hash = ${token === null ? null : hashOf(token)} and s.ended_at is null
        and s.seen_at > ${now}::timestamptz - make_interval(mins => case a.kind when 'agent' then ${agent.idle}::int else ${citizen.idle}::int end)
        and (g.account_id is null or g.is_demo or s.factor_at is not null)
        and coalesce(s.factor_at, s.created_at) > ${now}::timestamptz - make_interval(mins => case a.kind when 'agent' then ${agent.absolute}::int else ${citizen.absolute}::int end)
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
      logo: row.logo_id === null ? null : { id: row.logo_id, width: row.logo_width, height: row.logo_height },
      picture:
        row.picture_id === null
          ? null
          : { id: row.picture_id, width: row.picture_width, height: row.picture_height, alt: row.picture_alt },
      passwordProfile: row.password_profile,
      conformity: row.conformity,
      switchedOff: row.switched_off,
      mail: { name: row.mail_name, address: row.mail_address, replyTo: row.mail_reply_to },
    },
    actor: actorOf(row),
    stale: row.stale,
    session: sessionOf(row, now),
    waiting: new Map(Object.entries(row.waiting ?? {})),
  }
}

/**
 * Opens a session for that account. `browser`: as its owner will recognise it; `factorAt`: when the second factor was
 * proved, without which an agent's session opens nothing (AC-21), demo apart.
 * @returns the token for the cookie (256 random bits); only its hash is stored.
 */
export const startSession = async (
  tx: Tx,
  account: number,
  browser: string | null = null,
  factorAt: Temporal.Instant | null = null,
): Promise<string> => {
  const token = newToken()
  const { now } = tx.scope
  await tx
    .insertInto('session')
    .values({ token_hash: hashOf(token), account_id: account, created_at: now, seen_at: now, browser, factor_at: factorAt })
    .execute()
  await tx
    .updateTable('account')
    .set({ signed_in_at: now, inactive_warnings: 0, inactive_warned_at: null })
    .where('id', '=', account)
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

export type OpenSession = {
  readonly id: number
  readonly since: Temporal.Instant
  readonly seenAt: Temporal.Instant
  readonly browser: string | null
}

/** The sessions of an account that still open pages, the last used first. */
export const listOpenSessions = async (db: Db, account: number, now: Temporal.Instant): Promise<OpenSession[]> =>
  (
    await db
      .selectFrom('session as s')
      .innerJoin('account as a', 'a.id', 's.account_id')
      .where('a.id', '=', account)
      .where('s.ended_at', 'is', null)
      .select(['s.id', 's.created_at', 's.factor_at', 's.seen_at', 's.browser', 'a.kind'])
      .orderBy('s.seen_at', 'desc')
      .orderBy('s.id', 'desc')
      .execute()
  ).flatMap((row) => {
    const { idle, absolute } = SESSION_LIMITS[row.kind as 'citizen' | 'agent']
    const isOpen =
      Temporal.Instant.compare(row.seen_at.add({ minutes: idle }), now) > 0 &&
      Temporal.Instant.compare((row.factor_at ?? row.created_at).add({ minutes: absolute }), now) > 0
    return isOpen ? [{ id: row.id, since: row.created_at, seenAt: row.seen_at, browser: row.browser }] : []
  })

/** Ends one session of an account, by its number. @returns false when it is not theirs or is over already. */
export const endOwnSession = async (tx: Tx, account: number, id: number): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({ ended_at: tx.scope.now })
    .where('account_id', '=', account)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends every session of an account but that one. */
export const endOtherSessions = async (tx: Tx, account: number, kept: number | null): Promise<void> => {
  let others = tx
    .updateTable('session')
    .set({ ended_at: tx.scope.now })
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
  if (kept !== null) others = others.where('id', '<>', kept)
  await others.execute()
}

/** AC-21 · when the second factor of that account was proved in the session of that token, unless it was closed. */
export const findFactorProof = async (db: Db, token: string, account: number): Promise<Temporal.Instant | null> =>
  (
    await db
      .selectFrom('session')
      .select('factor_at')
      .where('token_hash', '=', hashOf(token))
      .where('account_id', '=', account)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
  )?.factor_at ?? null

/** Whose session that token opened, over or not; null when it is unknown. */
export const findSessionOwner = async (db: Db, token: string): Promise<number | null> =>
  (await db.selectFrom('session').select('account_id').where('token_hash', '=', hashOf(token)).executeTakeFirst())?.account_id ??
  null

/** Deletes the sessions that nobody has used since that instant, ended or not. */
export const deleteSessionsBefore = async (tx: Tx, before: Temporal.Instant): Promise<number> => {
  return Number((await tx.deleteFrom('session').where('seen_at', '<', before).executeTakeFirst()).numDeletedRows)
}
