import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { hashOf, newToken } from '#platform/db/tokens.ts'
import { CONFIRM_DAYS, LINK_DAYS } from '../domain/visitor.ts'

/** Somebody who writes without an account. */
export type Visitor = {
  readonly id: number
  readonly procedure: string
  readonly number: number | null
  readonly service: number
  readonly subject: string
  readonly body: string
  readonly about: string | null
  readonly name: string
  readonly email: string
  readonly phone: string | null
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly confirmedAt: Temporal.Instant | null
  readonly linkExpiresAt: Temporal.Instant | null
}

export type NewContact = Pick<Visitor, 'procedure' | 'service' | 'subject' | 'body' | 'about' | 'name' | 'email' | 'phone'> & {
  readonly key: string
}

const COLUMNS = [
  'id',
  'procedure_slug as procedure',
  'number',
  'service_id as service',
  'subject',
  'body',
  'about',
  'name',
  'email',
  'phone',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'confirmed_at as confirmedAt',
  'link_expires_at as linkExpiresAt',
] as const

/** ME-20 · Keeps a contact until its address is confirmed. @returns its number, null when that form was kept already */
export const insertContact = async (tx: Tx, contact: NewContact, token: string): Promise<number | null> => {
  const { now } = tx.scope
  const added = await tx
    .insertInto('visitor_contact')
    .values({
      procedure_slug: contact.procedure,
      service_id: contact.service,
      subject: contact.subject,
      body: contact.body,
      about: contact.about,
      name: contact.name,
      email: contact.email,
      phone: contact.phone,
      form_key: contact.key,
      confirm_hash: hashOf(token),
      created_at: now,
      expires_at: now.add({ hours: 24 * CONFIRM_DAYS }),
    })
    .onConflict((c) => c.column('form_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id ?? null
}

/** What is joined to the message, until its address is confirmed. */
export const keepDocument = async (tx: Tx, id: number, document: number): Promise<void> => {
  await tx.updateTable('visitor_contact').set({ document_id: document }).where('id', '=', id).execute()
}

/** Takes it from the contact, for its conversation; null when nothing was joined. */
export const takeDocument = async (tx: Tx, id: number): Promise<number | null> => {
  const { document_id } = await tx
    .selectFrom('visitor_contact')
    .select('document_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (document_id !== null) await tx.updateTable('visitor_contact').set({ document_id: null }).where('id', '=', id).execute()
  return document_id
}

export const findToConfirm = async (db: Db, token: string): Promise<Visitor | null> =>
  (await db.selectFrom('visitor_contact').select(COLUMNS).where('confirm_hash', '=', hashOf(token)).executeTakeFirst()) ?? null

/** Whoever comes second waits, then finds it confirmed. */
export const lockToConfirm = async (tx: Tx, token: string): Promise<Visitor | null> =>
  (await tx
    .selectFrom('visitor_contact')
    .select(COLUMNS)
    .where('confirm_hash', '=', hashOf(token))
    .forUpdate()
    .executeTakeFirst()) ?? null

/** The address is confirmed: the contact takes its number, from the sequence of requests. */
export const confirmVisitor = async (tx: Tx, id: number): Promise<number> => {
  const row = await tx
    .updateTable('visitor_contact')
    .set({ confirmed_at: tx.scope.now, number: sql`nextval(pg_get_serial_sequence('request', 'number'))` })
    .where('id', '=', id)
    .returning('number')
    .executeTakeFirstOrThrow()
  return row.number!
}

/** ME-22 · A new link to the conversation; the one before stops working. @returns its token, kept nowhere */
export const renewLink = async (tx: Tx, id: number): Promise<string> => {
  const token = newToken()
  await tx
    .updateTable('visitor_contact')
    .set({ link_hash: hashOf(token), link_expires_at: tx.scope.now.add({ hours: 24 * LINK_DAYS }) })
    .where('id', '=', id)
    .execute()
  return token
}

export type Linked = { readonly visitor: Visitor; readonly thread: number }

/** Whose conversation that link opens, or opened before it expired. */
export const findByLink = async (db: Db, token: string): Promise<Linked | null> => {
  const row = await db
    .selectFrom('visitor_contact as v')
    .innerJoin('thread as t', 't.visitor_id', 'v.id')
    .select(['v.id', 't.id as thread'])
    .where('v.link_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row) return null
  return { visitor: await getVisitor(db, row.id), thread: row.thread }
}

export const getVisitor = (db: Db, id: number): Promise<Visitor> =>
  db.selectFrom('visitor_contact').select(COLUMNS).where('id', '=', id).executeTakeFirstOrThrow()

/** What was deleted: how much, and the documents that were joined, to delete. */
export type Swept = { readonly count: number; readonly documents: readonly number[] }

/** ME-20 · What nobody confirmed. */
export const deleteUnconfirmed = async (tx: Tx): Promise<Swept> => {
  const gone = await tx
    .deleteFrom('visitor_contact')
    .where('confirmed_at', 'is', null)
    .where('expires_at', '<=', tx.scope.now)
    .returning('document_id')
    .execute()
  return { count: gone.length, documents: gone.flatMap((row) => row.document_id ?? []) }
}

/** ME-24 · Answered, and silent since then. */
export const closeQuiet = async (tx: Tx, before: Temporal.Instant): Promise<void> => {
  await tx
    .updateTable('thread')
    .set({ closed_at: tx.scope.now })
    .where('visitor_id', 'is not', null)
    .where('closed_at', 'is', null)
    .where('waiting_since', 'is', null)
    .where('last_at', '<', before)
    .execute()
}

/** ME-24 · With their conversation, its messages and notes. */
export const deleteClosedVisitors = async (tx: Tx, before: Temporal.Instant): Promise<Swept> => {
  const joined = await tx
    .selectFrom('thread_attachment as a')
    .innerJoin('thread_message as m', 'm.id', 'a.message_id')
    .innerJoin('thread as t', 't.id', 'm.thread_id')
    .select('a.document_id as id')
    .where('t.visitor_id', 'is not', null)
    .where('t.closed_at', '<', before)
    .execute()
  const gone = await tx
    .deleteFrom('visitor_contact')
    .where('id', 'in', (e) =>
      e
        .selectFrom('thread')
        .select((x) => x.ref('visitor_id').$notNull().as('id'))
        .where('visitor_id', 'is not', null)
        .where('closed_at', '<', before),
    )
    .executeTakeFirst()
  return { count: Number(gone.numDeletedRows), documents: joined.map(({ id }) => id) }
}
