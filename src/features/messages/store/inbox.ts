import { sql } from 'kysely'
import type { Named } from '#core/names.ts'
import type { Db } from '#platform/db/database.ts'
import type { EventsWish } from '#platform/db/events.ts'
import { literal } from '#platform/db/like.ts'
import type { InboxView } from '../domain/inbox.ts'

/** How far an agent sees: those services, or all. */
export type Reach = { readonly agent: number; readonly services: readonly number[] | null }

export type Correspondent = { readonly name: Named } | { readonly visitor: string; readonly email: string }

export type InboxRow = {
  readonly id: number
  readonly subject: string
  readonly correspondent: Correspondent
  readonly request: number | null
  readonly serviceName: string
  readonly lastAt: Temporal.Instant
  readonly waitingSince: Temporal.Instant | null
  readonly closedAt: Temporal.Instant | null
  readonly isUnread: boolean
  /** Who follows it. */
  readonly agent: { readonly account: number; readonly name: string } | null
}

const rows = (db: Db) =>
  db
    .selectFrom('thread as t')
    .innerJoin('service as s', 's.id', 't.service_id')
    .leftJoin('person as p', 'p.id', 't.person_id')
    .leftJoin('visitor_contact as v', 'v.id', 't.visitor_id')
    .leftJoin('agent as a', 'a.account_id', 't.assigned_to')
    .select([
      't.id',
      't.subject',
      't.request_number',
      't.last_at',
      't.waiting_since',
      't.closed_at',
      't.assigned_to',
      's.name as service_name',
      'p.first_name',
      'p.birth_name',
      'p.usual_name',
      'v.name as visitor_name',
      'v.email as visitor_email',
      'v.number as visitor_number',
      'a.first_name as agent_first',
      'a.last_name as agent_last',
      sql<boolean>`exists (select from thread_message m where m.thread_id = t.id and m.side = 'family' and m.read_at is null)`.as(
        'is_unread',
      ),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

const asRow = (r: Row): InboxRow => ({
  id: r.id,
  subject: r.subject,
  correspondent:
    r.first_name === null
      ? { visitor: r.visitor_name ?? '', email: r.visitor_email ?? '' }
      : { name: { firstName: r.first_name, birthName: r.birth_name!, usualName: r.usual_name } },
  request: r.request_number ?? r.visitor_number,
  serviceName: r.service_name,
  lastAt: r.last_at,
  waitingSince: r.waiting_since,
  closedAt: r.closed_at,
  isUnread: r.is_unread,
  agent: r.assigned_to === null ? null : { account: r.assigned_to, name: `${r.agent_first} ${r.agent_last}` },
})

type Query = ReturnType<typeof rows>

const within = (query: Query, reach: Reach, service: number | null): Query => {
  let q = query
  if (reach.services !== null) q = q.where('t.service_id', 'in', [...reach.services])
  if (service !== null) q = q.where('t.service_id', '=', service)
  return q
}

const inView = (query: Query, view: InboxView, reach: Reach): Query => {
  switch (view) {
    case 'a-repondre':
      return query
        .where('t.waiting_since', 'is not', null)
        .where('t.closed_at', 'is', null)
        .orderBy('t.waiting_since')
        .orderBy('t.id')
    case 'miennes':
      return query
        .where('t.assigned_to', '=', reach.agent)
        .where('t.closed_at', 'is', null)
        .orderBy('t.last_at', 'desc')
        .orderBy('t.id', 'desc')
    case 'ouvertes':
      return query.where('t.closed_at', 'is', null).orderBy('t.last_at', 'desc').orderBy('t.id', 'desc')
    case 'closes':
      return query.where('t.closed_at', 'is not', null).orderBy('t.closed_at', 'desc').orderBy('t.id', 'desc')
  }
}

export const INBOX_PAGE = 25

/** ME-10 · A page of the inbox. @returns one row more than a page when there is another page */
export const listInbox = async (
  db: Db,
  reach: Reach,
  asked: { readonly view: InboxView; readonly service: number | null; readonly page: number },
): Promise<InboxRow[]> => {
  const found = await inView(within(rows(db), reach, asked.service), asked.view, reach)
    .limit(INBOX_PAGE + 1)
    .offset((asked.page - 1) * INBOX_PAGE)
    .execute()
  return found.map(asRow)
}

const pattern = (text: string): string => `%${literal(text)}%`

/**
 * ME-11 · Conversations that hold a number, a word of the subject, or a name, the last written first. Matched without
 * case nor accents.
 */
export const searchInbox = async (db: Db, reach: Reach, text: string): Promise<InboxRow[]> => {
  const number = /^\d{1,12}$/.test(text.trim()) ? Number(text.trim()) : null
  const like = pattern(text.trim())
  const found = await within(rows(db), reach, null)
    .where((e) =>
      e.or([
        ...(number === null ? [] : [e('t.request_number', '=', number), e('v.number', '=', number)]),
        sql<boolean>`name_key(t.subject) like name_key(${like})`,
        sql<boolean>`name_key(' ' || p.first_name || ' ' || p.birth_name || ' ' || coalesce(p.usual_name, '')) like name_key(${like})`,
        sql<boolean>`name_key(v.name || ' ' || v.email) like name_key(${like})`,
      ]),
    )
    .orderBy('t.last_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(INBOX_PAGE)
    .execute()
  return found.map(asRow)
}

/** What these adults and the town wrote to each other, within reach, the last written first. */
export const listCorrespondence = async (
  db: Db,
  reach: Reach,
  persons: readonly number[],
  howMany: number,
): Promise<InboxRow[]> =>
  (
    await within(rows(db), reach, null)
      .where('t.person_id', '=', sql<number>`any(${[...persons]}::bigint[])`)
      .orderBy('t.last_at', 'desc')
      .orderBy('t.id', 'desc')
      .limit(howMany)
      .execute()
  ).map(asRow)

export type MessageHappened = {
  readonly at: Temporal.Instant
  readonly thread: number
  readonly subject: string
  readonly side: 'family' | 'town'
  readonly signedBy: string | null
}

/** Each message of those conversations, latest first; what it says is not in the answer. */
export const listHappened = async (
  db: Db,
  reach: Reach,
  persons: readonly number[],
  { before, limit }: EventsWish,
): Promise<MessageHappened[]> =>
  db
    .selectFrom('thread_message as m')
    .innerJoin('thread as t', 't.id', 'm.thread_id')
    .select(['m.sent_at as at', 't.id as thread', 't.subject', 'm.side', 'm.signed_by as signedBy'])
    .$narrowType<{ side: 'family' | 'town' }>()
    .where('t.person_id', '=', sql<number>`any(${[...persons]}::bigint[])`)
    .$if(reach.services !== null, (q) => q.where('t.service_id', '=', sql<number>`any(${[...reach.services!]}::bigint[])`))
    .$if(before !== null, (q) => q.where('m.sent_at', '<', before!))
    .orderBy('m.sent_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit)
    .execute()

/** What waits for an answer from those services, and since when the longest does. */
export const countInbox = async (
  db: Db,
  reach: Reach,
): Promise<{ readonly waiting: number; readonly mine: number; readonly oldest: Temporal.Instant | null }> => {
  let waiting = db
    .selectFrom('thread')
    .where('waiting_since', 'is not', null)
    .where('closed_at', 'is', null)
    .select((e) => [e.fn.countAll<number>().as('n'), e.fn.min('waiting_since').as('oldest')])
  if (reach.services !== null) waiting = waiting.where('service_id', 'in', [...reach.services])
  let mine = db
    .selectFrom('thread')
    .where('assigned_to', '=', reach.agent)
    .where('closed_at', 'is', null)
    .select((e) => e.fn.countAll<number>().as('n'))
  if (reach.services !== null) mine = mine.where('service_id', 'in', [...reach.services])
  const [all, own] = await Promise.all([waiting.executeTakeFirstOrThrow(), mine.executeTakeFirstOrThrow()])
  return { waiting: Number(all.n), mine: Number(own.n), oldest: all.oldest ?? null }
}

/** The inbox's line of one conversation. For agents, who are checked by the caller. */
export const getInboxRow = async (db: Db, thread: number): Promise<InboxRow> =>
  asRow(await rows(db).where('t.id', '=', thread).executeTakeFirstOrThrow())
