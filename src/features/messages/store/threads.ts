import { sql } from 'kysely'
import { type Db, prepared, type Tx } from '#platform/db/database.ts'
import { holdSettings } from '#platform/db/setting-changes.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Swept } from './visitors.ts'

export type Side = 'family' | 'town'

export type Thread = {
  readonly id: number
  /** The adult whose it is. */
  readonly person: number | null
  /** Somebody without an account. */
  readonly visitor: number | null
  readonly request: number | null
  readonly service: number
  readonly subject: string
  readonly openedAt: Temporal.Instant
  readonly lastAt: Temporal.Instant
  /** Since when the family waits for an answer. */
  readonly waitingSince: Temporal.Instant | null
  readonly assignedTo: number | null
  readonly closedAt: Temporal.Instant | null
}

export type ThreadMessage = {
  readonly id: number
  readonly side: Side
  /** «Élodie Petit, Agent du service scolaire»; null when no agent signed. */
  readonly signedBy: string | null
  readonly body: string
  readonly sentAt: Temporal.Instant
  readonly readAt: Temporal.Instant | null
}

export type Note = { readonly id: number; readonly by: string; readonly body: string; readonly at: Temporal.Instant }

type NewThread = Pick<Thread, 'person' | 'request' | 'service' | 'subject'> & { readonly visitor?: number }

const COLUMNS = [
  'id',
  'person_id as person',
  'visitor_id as visitor',
  'request_number as request',
  'service_id as service',
  'subject',
  'opened_at as openedAt',
  'last_at as lastAt',
  'waiting_since as waitingSince',
  'assigned_to as assignedTo',
  'closed_at as closedAt',
] as const

export const insertThread = async (tx: Tx, thread: NewThread): Promise<number> => {
  const { now } = tx.scope
  const row = await tx
    .insertInto('thread')
    .values({
      person_id: thread.person,
      visitor_id: thread.visitor ?? null,
      request_number: thread.request,
      service_id: thread.service,
      subject: thread.subject,
      opened_at: now,
      last_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The conversation that a new message of the same subject, about the same request, continues. */
export const findOpenThread = async (
  tx: Tx,
  about: { readonly person: number; readonly request: number; readonly subject: string },
): Promise<number | null> =>
  (
    await tx
      .selectFrom('thread')
      .select('id')
      .where('request_number', '=', about.request)
      .where('person_id', '=', about.person)
      .where('subject', '=', about.subject)
      .where('closed_at', 'is', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.id ?? null

type NewMessage = {
  readonly thread: number
  readonly side: Side
  readonly account: number | null
  /** Of what the town writes. */
  readonly reader: number | null
  readonly signedBy: string | null
  readonly body: string
}

/** Adds a message; a family's starts the wait for an answer, the town's ends it. */
export const insertMessage = async (tx: Tx, m: NewMessage): Promise<number> => {
  const { now } = tx.scope
  const { id } = await tx
    .insertInto('thread_message')
    .values({
      thread_id: m.thread,
      side: m.side,
      account_id: m.account,
      reader_id: m.reader,
      signed_by: m.signedBy,
      body: m.body,
      sent_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('thread')
    .set({
      last_at: now,
      waiting_since: m.side === 'town' ? null : sql`coalesce(waiting_since, ${now}::timestamptz)`,
    })
    .where('id', '=', m.thread)
    .execute()
  return id
}

/** ME-1 · @throws Absent when it does not exist or is somebody else's. */
export const getOwnThread = async (db: Db, id: number, person: number): Promise<Thread> => {
  const row = await db
    .selectFrom('thread')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst()
  if (!row) throw new Absent(`thread ${id}`)
  return row
}

/** Whether there is such a conversation, whosever it is: what is refused is traced. */
export const isThread = async (db: Db, id: number): Promise<boolean> =>
  (await db.selectFrom('thread').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/**
 * ME-18 · Deletes conversations of accounts that nobody waits in and that are silent since before then, with their messages
 * and notes.
 */
export const deleteSilent = async (tx: Tx, before: Temporal.Instant): Promise<Swept> => {
  const silent = (e: Db) =>
    e
      .selectFrom('thread as t')
      .where('t.person_id', 'is not', null)
      .where('t.waiting_since', 'is', null)
      .where('t.last_at', '<', before)
  const joined = await silent(tx)
    .innerJoin('thread_message as m', 'm.thread_id', 't.id')
    .innerJoin('thread_attachment as a', 'a.message_id', 'm.id')
    .select('a.document_id as id')
    .execute()
  const gone = await tx.deleteFrom('thread').where('id', 'in', silent(tx).select('t.id')).executeTakeFirst()
  return { count: Number(gone.numDeletedRows), documents: joined.map(({ id }) => id) }
}

/** For agents, who are checked by the caller. @throws Absent */
export const getThread = async (db: Db, id: number): Promise<Thread> => {
  const row = await db.selectFrom('thread').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Absent(`thread ${id}`)
  return row
}

/** Locks the conversation, so that who comes next sees what this transaction writes. */
export const lockThread = async (tx: Tx, id: number): Promise<void> => {
  await tx.selectFrom('thread').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Oldest first. */
export const listThreadMessages = async (db: Db, threads: readonly number[]): Promise<Map<number, ThreadMessage[]>> => {
  const found = new Map<number, ThreadMessage[]>(threads.map((id) => [id, []]))
  if (threads.length === 0) return found
  const rows = await db
    .selectFrom('thread_message')
    .select(['id', 'thread_id', 'side', 'signed_by', 'body', 'sent_at', 'read_at'])
    .where('thread_id', 'in', [...threads])
    .orderBy('id')
    .execute()
  for (const row of rows)
    found.get(row.thread_id)!.push({
      id: row.id,
      side: row.side as Side,
      signedBy: row.signed_by,
      body: row.body,
      sentAt: row.sent_at,
      readAt: row.read_at,
    })
  return found
}

/** Keeps the first reading by that side of what the other wrote. @returns how many were unread */
export const keepRead = async (tx: Tx, thread: number, side: Side): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('thread_message')
    .set({ read_at: tx.scope.now })
    .where('thread_id', '=', thread)
    .where('side', '=', side === 'family' ? 'town' : 'family')
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export type ListedThread = Thread & { readonly unread: number }

/** ME-1 · Somebody's conversations, the last written first. */
export const listOwnThreads = async (db: Db, person: number): Promise<ListedThread[]> => {
  const rows = await db
    .selectFrom('thread')
    .select(COLUMNS)
    .select((e) =>
      e
        .selectFrom('thread_message as m')
        .select((x) => x.fn.countAll<number>().as('n'))
        .whereRef('m.thread_id', '=', 'thread.id')
        .where('m.side', '=', 'town')
        .where('m.read_at', 'is', null)
        .as('unread'),
    )
    .modifyFront(prepared('messages.own-threads'))
    .where('person_id', '=', person)
    .orderBy('last_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, unread: Number(row.unread) }))
}

/** The conversations about a request, oldest first. For agents, who are checked by the caller; or for that person alone. */
export const listThreadsAbout = async (db: Db, request: number, person?: number): Promise<Thread[]> => {
  let threads = db.selectFrom('thread').select(COLUMNS).where('request_number', '=', request)
  if (person !== undefined) threads = threads.where('person_id', '=', person)
  return threads.orderBy('id').execute()
}

/** How many messages somebody has not opened yet. */
export const countUnread = async (db: Db, person: number): Promise<number> => {
  const row = await db
    .selectFrom('thread_message')
    .select((e) => e.fn.countAll<number>().as('n'))
    .modifyFront(prepared('messages.unread'))
    .where('reader_id', '=', person)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export const insertNote = async (tx: Tx, note: { thread: number; account: number; body: string }): Promise<void> => {
  await tx
    .insertInto('thread_note')
    .values({ thread_id: note.thread, account_id: note.account, body: note.body, written_at: tx.scope.now })
    .execute()
}

/** Oldest first. For agents only. */
export const listNotes = async (db: Db, thread: number): Promise<Note[]> => {
  const rows = await db
    .selectFrom('thread_note as n')
    .innerJoin('agent as a', 'a.account_id', 'n.account_id')
    .select(['n.id', 'n.body', 'n.written_at', 'a.first_name', 'a.last_name'])
    .where('n.thread_id', '=', thread)
    .orderBy('n.id')
    .execute()
  return rows.map((r) => ({ id: r.id, by: `${r.first_name} ${r.last_name}`, body: r.body, at: r.written_at }))
}

export type RepliesPolicy = { readonly isOpen: boolean; readonly reason: string }

/** Whether families may answer, in the town's settings. */
export const getRepliesPolicy = async (db: Db): Promise<RepliesPolicy> => {
  const row = await db.selectFrom('town').select(['replies_open', 'replies_closed_reason']).executeTakeFirstOrThrow()
  return { isOpen: row.replies_open, reason: row.replies_closed_reason }
}

/** The same, until the transaction ends. */
export const lockRepliesPolicy = async (tx: Tx): Promise<RepliesPolicy> => {
  await holdSettings(tx)
  return getRepliesPolicy(tx)
}

/** @param change what an agent changes of a conversation */
export const changeThread = async (
  tx: Tx,
  id: number,
  change: {
    readonly assigned_to?: number | null
    readonly service_id?: number
    readonly closed_at?: Temporal.Instant | null
    readonly closed_by?: number | null
    readonly waiting_since?: Temporal.Instant | null
  },
): Promise<void> => {
  await tx.updateTable('thread').set(change).where('id', '=', id).execute()
}

export const setRepliesPolicy = async (tx: Tx, { isOpen, reason }: RepliesPolicy): Promise<void> => {
  await tx.updateTable('town').set({ replies_open: isOpen, replies_closed_reason: reason }).execute()
}
