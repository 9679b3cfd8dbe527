import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'

export type Message = {
  readonly id: number
  readonly request: number | null
  readonly service: number
  readonly subject: string
  readonly body: string
  readonly sentAt: Temporal.Instant
  readonly isRead: boolean
}

type NewMessage = {
  readonly recipient: number
  readonly request: number | null
  readonly service: number
  readonly subject: string
  readonly body: string
}

const messages = (db: Db) =>
  db.selectFrom('message').select(['id', 'request_number', 'service_id', 'subject', 'body', 'sent_at', 'read_at'])
type Row = Awaited<ReturnType<ReturnType<typeof messages>['executeTakeFirstOrThrow']>>
const asMessage = (row: Row): Message => ({
  id: row.id,
  request: row.request_number,
  service: row.service_id,
  subject: row.subject,
  body: row.body,
  sentAt: row.sent_at,
  isRead: row.read_at !== null,
})

export const addMessage = async (tx: Tx, message: NewMessage, at: Temporal.Instant): Promise<number> => {
  const row = await tx
    .insertInto('message')
    .values({
      recipient_id: message.recipient,
      request_number: message.request,
      service_id: message.service,
      subject: message.subject,
      body: message.body,
      sent_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** ME-1 · Somebody's messages, latest first. */
export const listMessages = async (db: Db, recipient: number): Promise<Message[]> =>
  (await messages(db).where('recipient_id', '=', recipient).orderBy('sent_at', 'desc').orderBy('id', 'desc').execute()).map(
    asMessage,
  )

/** The messages about one of somebody's requests, oldest first. */
export const listMessagesAbout = async (db: Db, recipient: number, request: number): Promise<Message[]> =>
  (await messages(db).where('recipient_id', '=', recipient).where('request_number', '=', request).orderBy('id').execute()).map(
    asMessage,
  )

/** ME-1 · @throws Absent when it does not exist or was written to somebody else. */
export const getMessage = async (db: Db, id: number, recipient: number): Promise<Message> => {
  const row = await messages(db).where('id', '=', id).where('recipient_id', '=', recipient).executeTakeFirst()
  if (!row) throw new Absent(`message ${id}`)
  return asMessage(row)
}

/** ME-2 · Keeps the first reading; later ones change nothing. */
export const keepRead = async (tx: Tx, id: number, recipient: number, at: Temporal.Instant): Promise<void> => {
  await tx
    .updateTable('message')
    .set({ read_at: at })
    .where('id', '=', id)
    .where('recipient_id', '=', recipient)
    .where('read_at', 'is', null)
    .execute()
}

/** How many messages somebody has not opened yet. */
export const countUnread = async (db: Db, recipient: number): Promise<number> => {
  const row = await db
    .selectFrom('message')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('recipient_id', '=', recipient)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}
