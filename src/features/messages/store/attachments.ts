import type { Db, Tx } from '#platform/db/database.ts'

export const addAttachment = async (tx: Tx, message: number, document: number): Promise<void> => {
  await tx.insertInto('thread_attachment').values({ message_id: message, document_id: document }).execute()
}

/** What is joined to the messages of a conversation. */
export const listAttachments = (db: Db, thread: number): Promise<{ readonly message: number; readonly document: number }[]> =>
  db
    .selectFrom('thread_attachment as a')
    .innerJoin('thread_message as m', 'm.id', 'a.message_id')
    .select(['a.message_id as message', 'a.document_id as document'])
    .where('m.thread_id', '=', thread)
    .orderBy('a.document_id')
    .execute()

/** The documents joined to the messages that are that adult's to read. */
export const listJoinedDocuments = async (db: Db, person: number): Promise<number[]> =>
  (
    await db
      .selectFrom('thread_attachment as a')
      .innerJoin('thread_message as m', 'm.id', 'a.message_id')
      .innerJoin('thread as t', 't.id', 'm.thread_id')
      .select('a.document_id as document')
      .where('t.person_id', '=', person)
      .orderBy('a.document_id')
      .execute()
  ).map(({ document }) => document)

/** Whether that document is joined to that conversation and no other. */
export const isAttached = async (db: Db, thread: number, document: number): Promise<boolean> =>
  (await db
    .selectFrom('thread_attachment as a')
    .innerJoin('thread_message as m', 'm.id', 'a.message_id')
    .select('a.document_id')
    .where('a.document_id', '=', document)
    .where('m.thread_id', '=', thread)
    .executeTakeFirst()) !== undefined
